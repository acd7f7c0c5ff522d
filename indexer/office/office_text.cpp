// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/office_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace tracuu::indexer {

std::string page_ranges(std::vector<std::size_t> const& pages) {
  std::string ranges;
  for (std::size_t at = 0; at < pages.size();) {
    std::size_t last = at;
    while (last + 1 < pages.size() && pages[last + 1] == pages[last] + 1) ++last;
    if (!ranges.empty()) ranges += ',';
    ranges += std::to_string(pages[at]);
    if (last > at) ranges += fmt::format("-{}", pages[last]);
    at = last + 1;
  }
  return ranges;
}

std::vector<std::size_t> pages_of_ranges(std::string_view ranges) {
  constexpr std::size_t kMaxPages = 100'000;
  std::vector<std::size_t> pages;
  while (!ranges.empty()) {
    std::string_view const range = ranges.substr(0, ranges.find(','));
    ranges.remove_prefix(std::min(ranges.size(), range.size() + 1));
    std::size_t first = 0;
    auto const parsed = std::from_chars(range.data(), range.data() + range.size(), first);
    if (parsed.ec != std::errc()) return {};
    std::size_t last = first;
    bool const has_last = parsed.ptr != range.data() + range.size() && *parsed.ptr == '-';
    if (has_last) std::from_chars(parsed.ptr + 1, range.data() + range.size(), last);
    for (std::size_t page = first; page <= last && pages.size() < kMaxPages; ++page) {
      pages.push_back(page);
    }
  }
  return pages;
}

}  // namespace tracuu::indexer
