// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/crawl/page_shape.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>

#include "base/ascii.hpp"
#include "base/fnv.hpp"
#include "indexer/crawl/number_pattern.hpp"
#include "indexer/crawl/page_address.hpp"
#include "indexer/html/html_text.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace {

/// The path of an address, folded as lines are: what a page says of itself.
std::string folded_path(std::string_view address) {
  std::string_view const target = target_of_address(address);
  return std::string(fold_line(target.substr(0, target.find('?'))));
}

std::string without_path(std::string_view text, std::string_view path) {
  std::string folded(fold_line(text));
  for (std::size_t at = 0; path.size() > 3 && (at = folded.find(path, at)) != std::string::npos;) {
    folded.erase(at, path.size());
  }
  return folded;
}

bool is_separator(char c) {
  return c == '.' || c == ',' || c == '/' || c == '-' || c == ':';
}

/// A number as it is written, with its separators: "15.200", "12/05/2031", "08:30:15".
std::string_view number_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() &&
         (base::is_digit(text[end]) ||
          (is_separator(text[end]) && end + 1 < text.size() && base::is_digit(text[end + 1])))) {
    ++end;
  }
  return text.substr(at, end - at);
}

/// Whether a number says what a page is about: no day, clock, week, page or year.
bool is_telling(std::string_view number) {
  auto const separators = std::ranges::count_if(number, is_separator);
  bool const is_day_or_clock = number.find_first_of("/-:") != number.npos;
  if (is_day_or_clock) return false;
  if (separators == 0) {
    constexpr std::size_t kYearDigits = 4;
    bool const is_year =
        number.size() == kYearDigits && (number.starts_with("19") || number.starts_with("20"));
    return number.size() > 2 && !is_year;
  }
  // "12.05.2031" is a day, "1.652.000" an amount.
  bool const ends_with_year = number.size() > 4 && is_separator(number[number.size() - 5]) &&
                              number.substr(number.size() - 4).starts_with("20");
  return separators != 2 || !ends_with_year;
}

/// Lines that count readers say something else each time. Folded.
constexpr std::array<std::string_view, 8> kCounterWords{
    "luot xem", "luot doc", "luot truy cap", "truy cap", "da xem", "views", "online", "luot tai"};

/// Adds hashes of the numbers of a folded line to `line`.
void add_numbers(std::string_view folded, std::string_view path, PageShape::Line& line) {
  bool const is_counter = std::ranges::any_of(
      kCounterWords, [&](std::string_view words) { return folded.find(words) != folded.npos; });
  if (is_counter) return;
  for (std::size_t at = 0; at < folded.size();) {
    if (!base::is_digit(folded[at])) {
      ++at;
      continue;
    }
    std::string_view const number = number_at(folded, at);
    at += number.size();
    bool const is_own = path.find(number) != path.npos;
    bool const is_clock = number.find(':') != number.npos;
    if (is_own || is_clock) continue;
    std::uint64_t& hash = is_telling(number) ? line.telling : line.days;
    hash = base::fnv1a(number, hash ^ base::kFnvOffset);
  }
}

bool by_hash(PageShape::Line const& one, PageShape::Line const& other) {
  return one.hash < other.hash;
}

/// Lines of equal words become one.
void merge_lines(std::vector<PageShape::Line>& lines) {
  std::ranges::stable_sort(lines, by_hash);
  std::vector<PageShape::Line> merged;
  for (PageShape::Line const& line : lines) {
    if (merged.empty() || merged.back().hash != line.hash) {
      merged.push_back(line);
    } else {
      merged.back().telling += line.telling;
      merged.back().days += line.days;
    }
  }
  lines = std::move(merged);
}

std::uint64_t add_to_hash(std::uint64_t value, std::uint64_t hash) {
  std::array<char, sizeof value> bytes{};
  for (char& byte : bytes) {
    byte = static_cast<char>(value & 0xFF);
    value >>= 8;
  }
  return base::fnv1a({bytes.data(), bytes.size()}, hash);
}

bool has_line(PageShape const* frame, PageShape::Line const& line) {
  return frame != nullptr && std::ranges::binary_search(frame->lines, line, by_hash);
}

}  // namespace

std::uint64_t PageShape::text_hash(PageShape const* frame) const {
  std::uint64_t hash = add_to_hash(title, base::kFnvOffset);
  for (Line const& line : lines) {
    hash = add_to_hash(line.hash, hash);
    bool const counts = line.telling != 0 && !has_line(frame, line);
    if (counts) hash = add_to_hash(line.telling, hash);
  }
  return hash;
}

std::uint64_t PageShape::exact_hash(PageShape const* frame) const {
  std::uint64_t hash = text_hash(frame);
  for (Line const& line : lines) {
    bool const counts = line.days != 0 && !has_line(frame, line);
    if (counts) hash = add_to_hash(line.days, hash);
  }
  return hash;
}

PageShape page_shape(HtmlNode const& root, std::string_view url) {
  PageShape shape;
  std::string const path = folded_path(url);
  for (TextLine const& line : visible_lines(root)) {
    std::string const folded = without_path(line.text, path);
    PageShape::Line one;
    one.hash = base::fnv1a(number_pattern(folded));
    one.code_points = static_cast<std::uint32_t>(line.code_points);
    add_numbers(folded, path, one);
    shape.lines.push_back(one);
  }
  for_each_element(root, [&](HtmlNode const& element) {
    if (tag_name(element) != "title") return true;
    shape.title = base::fnv1a(number_pattern(without_path(inner_text(element), path)));
    return false;
  });
  merge_lines(shape.lines);
  shape.code_points = text_length(shape.lines);
  return shape;
}

std::vector<PageShape::Line> lines_without(std::vector<PageShape::Line> const& one,
                                           std::vector<PageShape::Line> const& other) {
  std::vector<PageShape::Line> rest;
  std::ranges::set_difference(one, other, std::back_inserter(rest), by_hash);
  return rest;
}

std::size_t text_length(std::vector<PageShape::Line> const& lines) {
  std::size_t code_points = 0;
  for (PageShape::Line const& line : lines) code_points += line.code_points;
  return code_points;
}

}  // namespace tracuu::indexer
