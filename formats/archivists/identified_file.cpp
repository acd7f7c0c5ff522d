// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/archivists/identified_file.hpp"

#include <fmt/format.h>

#include <cmath>

#include "base/wording.hpp"
#include "formats/json_fields.hpp"

namespace tracuu::formats {

namespace {

using base::Language;
using search::FileAgreement;

base::TextKey<0> verdict_key(IdentifiedFile const& file) {
  if (file.found.matches.empty()) {
    return file.traits.announcement ? base::TextKey<0>("identify.verdict.unknown")
                                    : base::TextKey<0>("identify.verdict.unread");
  }
  switch (file.found.matches.front().agreement) {
    case FileAgreement::SameFile: return "identify.verdict.same_file";
    case FileAgreement::SameText: return "identify.verdict.same_text";
    case FileAgreement::NearText: return "identify.verdict.near_text";
    case FileAgreement::SameNumber: return "identify.verdict.same_number";
    case FileAgreement::Similar: break;
  }
  return "identify.verdict.similar";
}

Json match_json(search::FileMatch const& match) {
  Json json = Json::object();
  json["agreement"] = search::name_of(match.agreement);
  json["similarity"] = std::round(match.similarity * 1'000) / 1'000;
  json["id"] = match.announcement.id;
  json["url"] = match.announcement.url;
  json["title"] = match.announcement.title;
  add_description(json, match.announcement);
  return json;
}

Json read_json(schema::FileTraits const& traits) {
  if (!traits.announcement) return nullptr;
  Json json = Json::object();
  json["title"] = traits.announcement->title;
  json["date"] = date_or_null(traits.announcement->date);
  std::string const& number = traits.announcement->number;
  json["number"] = number.empty() ? Json(nullptr) : Json(number);
  json["filetype"] = traits.announcement->filetype;
  return json;
}

}  // namespace

std::string_view verdict(IdentifiedFile const& file) {
  return file.found.matches.empty() ? "unknown"
                                    : search::name_of(file.found.matches.front().agreement);
}

std::string verdict_text(IdentifiedFile const& file, Language language) {
  return std::string(base::wording(verdict_key(file), language));
}

std::string agreement_text(search::FileMatch const& match, Language language) {
  switch (match.agreement) {
    case FileAgreement::SameFile:
      return std::string(base::wording("identify.agreement.same_file", language));
    case FileAgreement::SameText:
      return std::string(base::wording("identify.agreement.same_text", language));
    case FileAgreement::NearText:
      return std::string(base::wording("identify.agreement.near_text", language));
    case FileAgreement::SameNumber:
      return std::string(base::wording("identify.agreement.same_number", language));
    case FileAgreement::Similar: break;
  }
  return base::wording("identify.agreement.similar", language,
                       fmt::format("{:.0f}", match.similarity * 100));
}

std::string unread_text(IdentifiedFile const& file, Language language) {
  if (file.traits.unread.empty()) return "";
  return base::wording("identify.unread", language, file.traits.unread);
}

std::string identified_json(std::vector<IdentifiedFile> const& files, Language language) {
  Json list = Json::array();
  for (IdentifiedFile const& file : files) {
    Json json = Json::object();
    json["name"] = file.name;
    json["bytes"] = file.bytes;
    json["sha256"] = file.traits.sha256;
    json["verdict"] = verdict(file);
    json["text"] = verdict_text(file, language);
    json["read_as"] = read_json(file.traits);
    json["unread"] = file.traits.unread.empty() ? Json(nullptr) : Json(file.traits.unread);
    json["matches"] = Json::array();
    for (search::FileMatch const& match : file.found.matches) {
      json["matches"].push_back(match_json(match));
    }
    json["cut"] = file.found.is_cut;
    list.push_back(std::move(json));
  }
  Json json = Json::object();
  json["files"] = std::move(list);
  return to_text(json);
}

}  // namespace tracuu::formats
