// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/page_ranges.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

namespace tracuu::schema {

namespace {

struct PageRange {
  std::size_t first = 0;
  std::size_t last = 0;
};

std::optional<std::size_t> page_number(std::string_view text) {
  std::size_t page = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), page);
  bool const is_page = error == std::errc() && end == text.data() + text.size() && page > 0;
  return is_page ? std::optional(page) : std::nullopt;
}

std::vector<PageRange> read_ranges(std::string_view text) {
  std::vector<PageRange> ranges;
  while (!text.empty()) {
    std::string_view const part = text.substr(0, text.find(','));
    text.remove_prefix(std::min(text.size(), part.size() + 1));
    std::size_t const dash = std::min(part.find('-'), part.size());
    auto const first = page_number(part.substr(0, dash));
    auto const last = dash == part.size() ? first : page_number(part.substr(dash + 1));
    if (first && last && *first <= *last) ranges.push_back({*first, *last});
  }
  return ranges;
}

std::string write_ranges(std::vector<PageRange> ranges) {
  std::ranges::sort(ranges, {}, &PageRange::first);
  std::string text;
  for (auto range = ranges.begin(); range != ranges.end();) {
    auto [first, last] = *range;
    for (++range; range != ranges.end() && range->first - 1 <= last; ++range) {
      last = std::max(last, range->last);
    }
    if (!text.empty()) text += ',';
    text += std::to_string(first);
    if (last > first) text += '-' + std::to_string(last);
  }
  return text;
}

}  // namespace

std::string ranges_of_pages(std::vector<std::size_t> const& pages) {
  std::vector<PageRange> ranges;
  ranges.reserve(pages.size());
  for (std::size_t const page : pages) ranges.push_back({page, page});
  return write_ranges(std::move(ranges));
}

std::vector<std::size_t> pages_of_ranges(std::string_view ranges) {
  std::vector<std::size_t> pages;
  for (auto const& [first, last] : read_ranges(ranges)) {
    for (std::size_t page = first; page <= last && pages.size() < kMaxListedPages; ++page) {
      pages.push_back(page);
    }
  }
  return pages;
}

bool has_page(std::string_view ranges, std::size_t page) {
  return std::ranges::any_of(read_ranges(ranges), [&](PageRange const& range) {
    return range.first <= page && page <= range.last;
  });
}

std::string with_page(std::string_view ranges, std::size_t page) {
  std::vector<PageRange> all = read_ranges(ranges);
  all.push_back({page, page});
  return write_ranges(std::move(all));
}

std::string without_page(std::string_view ranges, std::size_t page) {
  std::vector<PageRange> left;
  for (auto const& [first, last] : read_ranges(ranges)) {
    if (page < first || last < page) {
      left.push_back({first, last});
      continue;
    }
    if (first < page) left.push_back({first, page - 1});
    if (page < last) left.push_back({page + 1, last});
  }
  return write_ranges(std::move(left));
}

}  // namespace tracuu::schema
