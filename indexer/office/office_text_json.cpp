// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/office_text_json.hpp"

#include <nlohmann/json.hpp>

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

using OfficeJson = nlohmann::json;

OfficeJson json_of(OfficeText const& office) {
  // By their number: a new member that is not written down here does not compile.
  auto const& [styled_title, metadata_title, text, remarks, has_broken_lines] = office;
  return {{"styled_title", styled_title},
          {"metadata_title", metadata_title},
          {"text", text},
          {"remarks", remarks},
          {"has_broken_lines", has_broken_lines}};
}

OfficeText office_text_of(OfficeJson const& json) {
  OfficeText office;
  json.at("styled_title").get_to(office.styled_title);
  json.at("metadata_title").get_to(office.metadata_title);
  json.at("text").get_to(office.text);
  json.at("remarks").get_to(office.remarks);
  json.at("has_broken_lines").get_to(office.has_broken_lines);
  return office;
}

}  // namespace

std::string to_json(Result<OfficeText> const& read) {
  OfficeJson json;
  if (read) {
    json = json_of(*read);
  } else {
    json["error"] = read.error().message;
    json["hint"] = read.error().hint;
  }
  return json.dump(-1, ' ', false, OfficeJson::error_handler_t::replace) + "\n";
}

Result<OfficeText> office_text_from_json(std::string_view line) {
  try {
    OfficeJson const json = OfficeJson::parse(line);
    if (!json.contains("error")) return office_text_of(json);
    return Error{ErrorCode::InvalidArgument, json.at("error").get<std::string>(),
                 json.at("hint").get<std::string>()};
  } catch (OfficeJson::exception const&) {
    return Error{ErrorCode::InvalidArgument, "what its reader wrote is not understood", ""};
  }
}

}  // namespace tracuu::indexer
