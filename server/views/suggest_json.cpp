// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/suggest_json.hpp"

#include "base/utf8.hpp"
#include "formats/json_fields.hpp"
#include "server/urls/links.hpp"
#include "server/urls/request_params.hpp"

namespace tracuu::server {
namespace {

/// UTF-16 code units of the first `bytes` bytes of `text`.
std::size_t utf16_units(std::string_view text, std::size_t bytes) {
  constexpr char32_t kLastOfOneUnit = 0xFFFF;
  std::size_t units = 0;
  for (std::size_t at = 0; at < bytes;) {
    base::CodePoint const point = base::decode_utf8(text, at);
    bool const has_two = point.value != base::kInvalidCodePoint && point.value > kLastOfOneUnit;
    units += has_two ? 2 : 1;
    at += point.bytes;
  }
  return units;
}

formats::Json suggestion_json(search::Suggestion const& suggestion, base::Language language) {
  formats::Json json;
  json["text"] = suggestion.text;
  json["kind"] = search::to_string(suggestion.kind);
  if (!suggestion.id.empty()) {
    json["id"] = suggestion.id;
    json["url"] = announcement_url(suggestion.id, language);
  }
  json["count"] = suggestion.count;
  json["matches"] = formats::Json::array();
  for (search::TextRange const& match : suggestion.matches) {
    json["matches"].push_back(
        {utf16_units(suggestion.text, match.begin), utf16_units(suggestion.text, match.end)});
  }
  return json;
}

}  // namespace

std::string suggest_json(std::string_view typed, std::string_view revision,
                         std::vector<search::Suggestion> const& suggestions,
                         base::Language language) {
  formats::Json json;
  json["query"] = typed;
  json["revision"] = revision;
  json["suggestions"] = formats::Json::array();
  for (search::Suggestion const& suggestion : suggestions) {
    json["suggestions"].push_back(suggestion_json(suggestion, language));
  }
  return formats::to_text(json);
}

std::string suggest_opensearch_json(std::string_view typed,
                                    std::vector<search::Suggestion> const& suggestions) {
  formats::Json texts = formats::Json::array();
  for (search::Suggestion const& suggestion : suggestions) texts.push_back(suggestion.text);
  return formats::to_text(formats::Json::array({typed, texts}));
}

}  // namespace tracuu::server
