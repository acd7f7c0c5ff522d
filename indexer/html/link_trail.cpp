// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/link_trail.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace {

constexpr std::array<std::string_view, 5> kTrailMarks{"»", "›", "→", ">", "/"};
constexpr std::size_t kMaxTrailBytes = 600;
constexpr std::size_t kMaxTrailElements = 8;
constexpr std::size_t kMaxTrailLines = 8;
constexpr std::string_view kTrailEndWhy = "the end of the page's trail of links";

bool ends_with_mark(std::string_view text) {
  return std::ranges::any_of(kTrailMarks,
                             [text](std::string_view mark) { return text.ends_with(mark); });
}

/// The places between names on one line: " » ".
std::size_t count_marks(std::string_view text, std::string_view mark) {
  std::string const between = " " + std::string(mark) + " ";
  std::size_t count = 0;
  for (std::size_t at = text.find(between); at != std::string_view::npos;
       at = text.find(between, at + 1)) {
    ++count;
  }
  return count;
}

bool has_mark(std::string_view text) {
  return std::ranges::any_of(kTrailMarks,
                             [text](std::string_view mark) { return count_marks(text, mark) > 0; });
}

/// Whether `name` is a link in `block` that leads to another page.
bool is_link_elsewhere(HtmlNode const& block, std::string_view name) {
  bool found = false;
  for_each_element(block, [&](HtmlNode const& element) {
    if (tag_name(element) != "a" || inner_text(element, name.size()) != name) return true;
    std::string_view const address = trim(attribute(element, "href").value_or(""));
    found = !address.empty() && !address.starts_with('#');
    return !found;
  });
  return found;
}

/// The last name of a trail that stands on one line.
FoundText end_on_line(TextLine const& line) {
  if (line.text.size() > kMaxTrailBytes || line.link_code_points == 0) return {};
  for (std::string_view const mark : kTrailMarks) {
    if (count_marks(line.text, mark) == 0) continue;
    std::string_view const name =
        trim(std::string_view(line.text).substr(line.text.rfind(mark) + mark.size()));
    if (name.empty() || is_link_elsewhere(*line.block, name)) return {};
    return {std::string(name), line.block, kTrailEndWhy};
  }
  return {};
}

FoundText end_in_lines(std::vector<TextLine> const& lines) {
  std::size_t names = 0;
  std::size_t looked_at =
      0;  // the links of a block are walked for each line, and a page may be one
  for (TextLine const& line : lines) {
    if (is_mostly_link(line) && ends_with_mark(line.text)) {
      ++names;
      continue;
    }
    if (names > 1) {
      if (line.text.size() > kMaxTrailBytes || is_link_elsewhere(*line.block, line.text)) return {};
      return {line.text, line.block, kTrailEndWhy};
    }
    names = 0;
    bool const may_be_trail = line.link_code_points * 3 >= line.code_points;
    if (!may_be_trail || !has_mark(line.text)) continue;
    if (++looked_at > kMaxTrailLines) return {};
    if (FoundText end = end_on_line(line)) return end;
  }
  return {};
}

/// The names of a trail that the page marks as one: the marks between them may be drawn by styles.
FoundText end_of_marked(HtmlNode const& trail) {
  std::vector<TextLine> const lines = visible_lines(trail);
  if (FoundText end = end_in_lines(lines)) return end;
  if (lines.size() < 2) return {};
  TextLine const& last = lines.back();
  if (last.text.size() > kMaxTrailBytes || is_link_elsewhere(*last.block, last.text)) return {};
  return {last.text, last.block, kTrailEndWhy};
}

}  // namespace

FoundText find_trail_end(HtmlNode const& root, std::vector<TextLine> const& lines) {
  std::vector<HtmlNode const*> trails;
  for_each_element(root, [&trails](HtmlNode const& element) {
    bool const is_trail = std::ranges::any_of(class_names(element), [](std::string const& name) {
      return name.find("breadcrumb") != std::string::npos || name == "pathway";
    });
    if (is_trail) trails.push_back(&element);
    return trails.size() < kMaxTrailElements;
  });
  for (HtmlNode const* const trail : trails) {
    if (FoundText end = end_of_marked(*trail)) return end;
  }
  return end_in_lines(lines);
}

}  // namespace tracuu::indexer
