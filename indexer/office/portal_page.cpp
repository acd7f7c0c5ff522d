// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/portal_page.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/office/official_page.hpp"
#include "indexer/office/one_line_page.hpp"
#include "indexer/official/labelled_fields.hpp"
#include "indexer/official/official_head.hpp"
#include "indexer/text/byline.hpp"
#include "indexer/text/page_line.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;
using schema::Announcement;

namespace {

using Lines = std::vector<std::string_view>;

/// A posting stamp further down is a day in the text (a work calendar).
constexpr std::size_t kMaxPortalHeadLines = 8;
/// Above the title of a page that does not name its site only so much is plausible.
constexpr std::size_t kMaxUnnamedHeadLines = 1;
constexpr std::size_t kMaxCategoryBytes = 120;

/// Where the posting stamp stands and which day it names.
struct Stamp {
  std::size_t line;
  schema::Date date;
};

std::optional<Stamp> find_stamp(Lines const& lines) {
  std::size_t const end = std::min(lines.size(), kMaxPortalHeadLines);
  for (std::size_t line = 0; line < end; ++line) {
    if (auto const date = posting_stamp(lines[line])) return Stamp{line, *date};
  }
  return std::nullopt;
}

std::string join_lines(std::vector<std::string> const& lines) {
  std::string text;
  for (std::string const& line : lines) {
    if (!text.empty()) text += '\n';
    text += line;
  }
  return text;
}

/// Takes the portal's own lines off the head and fills site and place.
Lines take_site(Lines const& head, Announcement& announcement) {
  Lines rest;
  for (std::string_view const line : head) {
    if (announcement.site.empty() && rest.empty() && is_site_name(line)) {
      announcement.site = line;
      announcement.place = place_of_site(line);
    } else if (!is_welcome_banner(line) && !is_page_control(line)) {
      rest.push_back(line);
    }
  }
  return rest;
}

/// Lines of the head above the title: the category is a short one just above
/// it; what is neither stays in the text.
void place_upper_lines(Lines const& upper, Announcement& announcement,
                       std::vector<std::string>& paragraphs) {
  for (std::size_t line = 0; line < upper.size(); ++line) {
    bool const last = line + 1 == upper.size();
    if (last && upper[line].size() <= kMaxCategoryBytes) {
      announcement.category = upper[line];
    } else {
      paragraphs.emplace_back(upper[line]);
    }
  }
}

/// The paragraphs between the posting stamp and the tail.
void add_body(Lines const& lines, std::size_t begin, std::vector<std::string>& paragraphs) {
  for (std::size_t line = begin; line < lines.size(); ++line) {
    if (is_tail_heading(lines[line])) return;
    if (!is_page_control(lines[line])) paragraphs.emplace_back(lines[line]);
  }
}

void fill_body(std::vector<std::string> paragraphs, Announcement& announcement) {
  if (auto byline = take_byline(paragraphs)) {
    announcement.author = std::move(byline->author);
    announcement.unit = std::move(byline->unit);
  }
  announcement.body = join_lines(paragraphs);
}

/// The page read by its layout; nothing if it has not that layout.
std::optional<Announcement> read_by_layout(Lines const& lines) {
  auto const stamp = find_stamp(lines);
  if (!stamp) return std::nullopt;
  Announcement announcement;
  announcement.date = stamp->date;
  auto const stamp_line = lines.begin() + static_cast<std::ptrdiff_t>(stamp->line);
  Lines head = take_site(Lines(lines.begin(), stamp_line), announcement);
  bool const named = !announcement.site.empty();
  if (!named && head.size() > kMaxUnnamedHeadLines + 1) return std::nullopt;
  std::size_t body_begin = stamp->line + 1;
  if (head.empty()) {  // some portals print the stamp above the title
    if (body_begin == lines.size()) return std::nullopt;
    head.push_back(lines[body_begin++]);
  }
  announcement.title = head.back();
  head.pop_back();
  std::vector<std::string> paragraphs;
  place_upper_lines(head, announcement, paragraphs);
  add_body(lines, body_begin, paragraphs);
  fill_body(std::move(paragraphs), announcement);
  return announcement;
}

/// Text that has no layout: what labels say of it counts before what its lines may say.
Announcement read_as_text(Lines const& lines, OfficialHead const& head) {
  PageTitle title{std::string(lines.front()), {0}};
  if (head.has_letterhead || head.has_certain_title) title = title_of_head(lines, head);
  OfficialHead plain = head;
  plain.motto_lines.clear();
  Announcement announcement = parse_official_page(lines, plain, std::move(title));
  LabelledFields fields = read_labelled_fields(announcement.body);
  if (!fields.number.empty()) announcement.number = std::move(fields.number);
  if (!fields.unit.empty()) announcement.unit = std::move(fields.unit);
  if (fields.date) announcement.date = fields.date;
  return announcement;
}

}  // namespace

Result<Announcement> parse_portal_page(std::string_view text) {
  if (text.find('\0') != std::string_view::npos) {
    return Error{ErrorCode::InvalidArgument, "the page holds NUL bytes, it is not a text",
                 "save it as text in UTF-8"};
  }
  Lines const lines = split_lines(text);
  if (lines.empty()) {
    return Error{ErrorCode::InvalidArgument, "the page has no title and no text", ""};
  }
  if (is_one_line_page(lines)) return parse_one_line_page(lines);
  OfficialHead const head = read_official_head(lines);
  if (has_official_layout(head)) {
    return parse_official_page(lines, head, title_of_head(lines, head));
  }
  if (auto announcement = read_by_layout(lines)) return std::move(*announcement);
  return read_as_text(lines, head);
}

}  // namespace tracuu::indexer
