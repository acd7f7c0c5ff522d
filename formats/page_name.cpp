// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/page_name.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/wording.hpp"
#include "formats/format.hpp"

namespace tracuu::formats {

namespace {

// Values of Announcement::filetype.
constexpr std::array<std::string_view, 3> kWorkbooks{"XLS", "XLSX", "ODS"};
constexpr std::array<std::string_view, 3> kPresentations{"PPT", "PPTX", "ODP"};

bool is_one_of(std::array<std::string_view, 3> const& types, std::string_view filetype) {
  return std::ranges::find(types, filetype) != types.end();
}

}  // namespace

std::string page_name(search::PagePlace const& place, std::string_view filetype,
                      base::Language language) {
  if (!place.sheet.empty()) return base::wording("place.sheet", language, place.sheet);
  std::string const number = format_count(place.page, language);
  if (is_one_of(kWorkbooks, filetype)) {
    return base::wording("place.numbered_sheet", language, number);
  }
  if (is_one_of(kPresentations, filetype)) return base::wording("place.slide", language, number);
  return base::wording("place.page", language, number);
}

std::string page_of_pages(search::PagePlace const& place, std::size_t count,
                          std::string_view filetype, base::Language language) {
  std::string const number = format_count(place.page, language);
  std::string const all = format_count(count, language);
  if (!place.sheet.empty() || is_one_of(kWorkbooks, filetype)) {
    return base::wording("place.sheet_of", language, number, all);
  }
  if (is_one_of(kPresentations, filetype)) {
    return base::wording("place.slide_of", language, number, all);
  }
  return base::wording("place.page_of", language, number, all);
}

std::string page_address(schema::Announcement const& announcement, std::size_t page) {
  std::string_view const url = announcement.url;
  if (announcement.filetype != "PDF" || !is_web_address(url)) return "";
  return fmt::format("{}#page={}", url.substr(0, url.find('#')), page);
}

}  // namespace tracuu::formats
