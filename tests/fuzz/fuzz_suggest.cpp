// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/utf8.hpp"
#include "search/suggesting/suggester.hpp"
#include "search/suggesting/suggestion_builder.hpp"

namespace {

using namespace tracuu::search;

void require(bool holds) {
  if (!holds) std::abort();
}

void check(Suggestion const& suggestion) {
  std::size_t last = 0;
  require(!suggestion.matches.empty());
  for (Stretch const& match : suggestion.matches) {
    require(last <= match.begin && match.begin < match.end && match.end <= suggestion.text.size());
    require(tracuu::base::is_utf8_boundary(suggestion.text, match.begin));
    require(tracuu::base::is_utf8_boundary(suggestion.text, match.end));
    last = match.end;
  }
}

/// A few announcements, and one whose fields are `text`.
SuggestionIndex index_with(std::string_view text) {
  SuggestionBuilder builder;
  tracuu::schema::Announcement announcement;
  for (char const* const title : {"Thủ tục khai sinh", "Quyết định số 119/QĐ-UBND", "Họp dân xã"}) {
    announcement.id = announcement.title = title;
    announcement.numbers = {"119/QĐ-UBND"};
    builder.add(announcement);
  }
  announcement.title = announcement.unit = announcement.place = announcement.site = text;
  announcement.numbers = {std::string(text)};
  for (int copies = 0; copies < 3; ++copies) {
    builder.add(announcement);
    announcement.title += " xã";
  }
  return std::move(builder).finish();
}

}  // namespace

/// Any bytes as a title and as what is typed: no crash, and matches that lie in their texts.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const bytes(reinterpret_cast<char const*>(data), size);
  std::string_view const typed = bytes.substr(0, bytes.find('\n'));
  SuggestionIndex const index = index_with(bytes.substr(std::min(size, typed.size() + 1)));
  for (Suggestion const& suggestion : suggest(index, typed, {.limit = 20})) check(suggestion);
  return 0;
}
