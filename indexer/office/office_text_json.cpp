// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/office_text_json.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

using OfficeJson = nlohmann::json;

OfficeJson json_of(OfficeText const& office) {
  // By their number: a new member that is not written down here does not compile.
  auto const& [styled_title, metadata_title, text, has_broken_lines, remarks, fonts, signatures,
               picture_pages, machine_pages, corrected_pages, machine_confidence, machine_words,
               pages] = office;
  OfficeJson json{{"styled_title", styled_title},
                  {"metadata_title", metadata_title},
                  {"text", text},
                  {"remarks", remarks},
                  {"has_broken_lines", has_broken_lines},
                  {"fonts", OfficeJson::array()},
                  {"signatures", OfficeJson::array()},
                  {"picture_pages", picture_pages},
                  {"machine_pages", machine_pages},
                  {"corrected_pages", corrected_pages},
                  {"machine_confidence", machine_confidence},
                  {"machine_words", OfficeJson::array()},
                  {"pages", OfficeJson::array()}};
  for (FontStretch const& font : fonts) {
    json["fonts"].push_back(
        {font.begin, font.end, static_cast<int>(font.font.charset), font.font.capitals});
  }
  for (MachineWord const& word : machine_words) {
    json["machine_words"].push_back({word.begin, word.end, word.confidence, word.as_read});
  }
  for (schema::Signature const& signature : signatures) {
    json["signatures"].push_back({signature.signer, signature.time});
  }
  for (schema::PageStart const& start : pages) {
    json["pages"].push_back({start.page, start.offset, start.name});
  }
  return json;
}

/// A stretch beyond the text, or before the one before it, is dropped: offsets come from
/// outside.
void read_fonts(OfficeJson const& json, OfficeText& office) {
  std::size_t done = 0;
  for (OfficeJson const& row : json) {
    FontStretch font{row.at(0).get<std::size_t>(), row.at(1).get<std::size_t>(), {}};
    auto const charset = static_cast<std::size_t>(row.at(2).get<int>());
    bool const is_good = font.begin >= done && font.begin < font.end &&
                         font.end <= office.text.size() && charset < analyzers::kCharsetCount;
    if (!is_good) continue;
    font.font = {static_cast<analyzers::Charset>(charset), row.at(3).get<bool>()};
    done = font.end;
    office.fonts.push_back(font);
  }
}

/// As read_fonts.
void read_machine_words(OfficeJson const& json, OfficeText& office) {
  std::size_t done = 0;
  for (OfficeJson const& row : json) {
    MachineWord word{row.at(0).get<std::size_t>(), row.at(1).get<std::size_t>(),
                     row.at(2).get<double>(), row.at(3).get<std::string>()};
    bool const is_good =
        word.begin >= done && word.begin < word.end && word.end <= office.text.size();
    if (!is_good) continue;
    done = word.end;
    office.machine_words.push_back(std::move(word));
  }
}

/// As read_fonts: a page that begins beyond the text, or before the one before it, is dropped.
void read_pages(OfficeJson const& json, OfficeText& office) {
  std::size_t last = 0;
  for (OfficeJson const& row : json) {
    schema::PageStart start{row.at(0).get<std::size_t>(), row.at(1).get<std::size_t>(),
                            row.at(2).get<std::string>()};
    if (start.offset < last || start.offset > office.text.size()) continue;
    last = start.offset;
    office.pages.push_back(std::move(start));
  }
}

OfficeText office_text_of(OfficeJson const& json) {
  OfficeText office;
  json.at("styled_title").get_to(office.styled_title);
  json.at("metadata_title").get_to(office.metadata_title);
  json.at("text").get_to(office.text);
  json.at("remarks").get_to(office.remarks);
  json.at("has_broken_lines").get_to(office.has_broken_lines);
  read_fonts(json.at("fonts"), office);
  for (OfficeJson const& row : json.at("signatures")) {
    office.signatures.push_back({row.at(0).get<std::string>(), row.at(1).get<std::string>()});
  }
  json.at("picture_pages").get_to(office.picture_pages);
  json.at("machine_pages").get_to(office.machine_pages);
  json.at("corrected_pages").get_to(office.corrected_pages);
  json.at("machine_confidence").get_to(office.machine_confidence);
  read_machine_words(json.at("machine_words"), office);
  read_pages(json.at("pages"), office);
  return office;
}

}  // namespace

std::string to_json(Result<OfficeText> const& read) {
  OfficeJson json = OfficeJson::object();
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

std::string to_json(KnownPages const& known) {
  OfficeJson json{{"words", OfficeJson::array()},
                  {"corrected", OfficeJson::array()},
                  {"failed", known.failed},
                  {"may_wait", known.may_wait}};
  for (schema::PageWords const& page : known.words) {
    json["words"].push_back(schema::to_json(page));  // a text: its own reader takes it
  }
  for (CorrectedPage const& page : known.corrected) {
    json["corrected"].push_back({page.page, page.text});
  }
  return json.dump(-1, ' ', false, OfficeJson::error_handler_t::replace) + "\n";
}

Result<KnownPages> known_pages_from_json(std::string_view line) {
  try {
    OfficeJson const json = OfficeJson::parse(line);
    KnownPages known;
    for (OfficeJson const& page : json.at("words")) {
      auto words = schema::page_words_from_json(page.get<std::string>());
      if (!words) return words.error();
      known.words.push_back(std::move(*words));
    }
    for (OfficeJson const& page : json.at("corrected")) {
      known.corrected.push_back({page.at(0).get<std::size_t>(), page.at(1).get<std::string>()});
    }
    json.at("failed").get_to(known.failed);
    json.at("may_wait").get_to(known.may_wait);
    return known;
  } catch (OfficeJson::exception const&) {
    return Error{ErrorCode::InvalidArgument, "what is known of its pages is not understood", ""};
  }
}

}  // namespace tracuu::indexer
