// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/official_page.hpp"

#include <algorithm>
#include <utility>

#include "indexer/text/byline.hpp"

namespace tracuu::indexer {

using schema::Announcement;

namespace {

using Lines = std::vector<std::string_view>;

bool has_line(std::vector<std::size_t> const& lines, std::size_t line) {
  return std::ranges::find(lines, line) != lines.end();
}

/// Author and unit of a byline that can't be the name of who signed.
void take_sure_byline(std::vector<std::string>& paragraphs, Announcement& announcement) {
  std::vector<std::string> without = paragraphs;
  auto byline = take_byline(without);
  if (!byline) return;
  bool const is_sure = byline->labelled || (!byline->author.empty() && !byline->unit.empty());
  if (!is_sure) return;
  announcement.author = std::move(byline->author);
  bool const is_other_unit = !announcement.unit.empty() && !byline->unit.empty();
  if (is_other_unit) return;  // its line stays in the text
  if (announcement.unit.empty()) announcement.unit = std::move(byline->unit);
  paragraphs = std::move(without);
}

}  // namespace

bool has_official_layout(OfficialHead const& head) {
  return head.has_motto || (!head.number_lines.empty() && head.has_certain_title);
}

PageTitle title_of_head(Lines const& lines, OfficialHead const& head) {
  if (!head.title.empty()) return {head.title, head.title_lines};
  for (std::size_t line = 0; line < lines.size(); ++line) {
    if (!has_line(head.motto_lines, line)) return {std::string(lines[line]), {line}};
  }
  return {std::string(lines.front()), {0}};
}

Announcement parse_official_page(Lines const& lines, OfficialHead const& head, PageTitle title) {
  std::vector<std::string> paragraphs;
  for (std::size_t line = 0; line < lines.size(); ++line) {
    bool const is_dropped = has_line(title.lines, line) || has_line(head.motto_lines, line);
    if (!is_dropped) paragraphs.emplace_back(lines[line]);
  }
  Announcement announcement;
  announcement.title = std::move(title.text);
  announcement.date = head.date;
  announcement.number = head.number;
  announcement.unit = head.unit;
  announcement.place = head.place;
  take_sure_byline(paragraphs, announcement);
  for (std::string const& paragraph : paragraphs) {
    if (!announcement.body.empty()) announcement.body += '\n';
    announcement.body += paragraph;
  }
  return announcement;
}

}  // namespace tracuu::indexer
