// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/explanation_json.hpp"

#include <algorithm>
#include <string_view>

#include "formats/curated_json.hpp"
#include "formats/json_fields.hpp"

namespace tracuu::formats {
namespace {

Json lines_json(std::string_view text) {
  Json lines = Json::array();
  while (!text.empty()) {
    std::string_view const line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    lines.push_back(std::string(line));
  }
  return lines;
}

}  // namespace

std::string explanation_json(std::string const& text, search::Explanation const& explanation,
                             base::Language language) {
  Json json = Json::object();
  json["query"] = query_json(text, explanation.read_as, explanation.notes, language);
  json["tree"] = explanation.tree;
  json["words"] = lines_json(explanation.plan);
  json["engine_query"] = explanation.engine_query;
  if (!explanation.rules.empty()) json["rules"] = effects_json(explanation.rules);
  return to_text(json);
}

}  // namespace tracuu::formats
