// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/office_page.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "indexer/office/line_joining.hpp"
#include "indexer/office/portal_page.hpp"
#include "indexer/official/official_head.hpp"
#include "indexer/text/byline.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;
using schema::Announcement;

namespace {

using Lines = std::vector<std::string_view>;

constexpr std::size_t kMaxTitleBytes = 600;
constexpr std::size_t kMinTitleWords = 3;
/// A title is looked for in so many lines, to take it off the body.
constexpr std::size_t kMaxOfficeHeadLines = 25;
constexpr std::size_t kMaxLinesOfTitle = 4;

/// What programs write for a title when nobody gave one, folded.
constexpr std::array<std::string_view, 6> kProgramTitles{
    "microsoft word", "microsoft excel", "microsoft powerpoint",
    "untitled",       "document",        "powerpoint",
};
constexpr std::array<std::string_view, 12> kFileEndings{
    ".doc",  ".docx", ".pdf",  ".odt", ".rtf", ".xls",
    ".xlsx", ".ppt",  ".pptx", ".txt", ".htm", ".tif",
};

/// Whether a title that a file says of itself is one. Word offers the first line
/// of the text, which is the name of the state or of an agency in capitals.
bool is_sensible_title(std::string_view title) {
  if (title.size() > kMaxTitleBytes || is_motto(title)) return false;
  std::string const folded = fold_line(title);
  if (split_words(folded).size() < kMinTitleWords) return false;
  auto const starts = [&folded](std::string_view head) { return folded.starts_with(head); };
  auto const ends = [&folded](std::string_view ending) { return folded.ends_with(ending); };
  if (std::ranges::any_of(kProgramTitles, starts)) return false;
  if (std::ranges::any_of(kFileEndings, ends)) return false;
  return !(is_in_capitals(title) && looks_like_agency(title));
}

/// The lines of the head that together are `title`; empty if none are.
std::vector<std::size_t> lines_of_title(Lines const& lines, std::string_view title) {
  std::string const wanted = fold_line(title);
  std::size_t const end = std::min(lines.size(), kMaxOfficeHeadLines);
  for (std::size_t first = 0; first < end; ++first) {
    std::string joined;
    std::vector<std::size_t> found;
    for (std::size_t line = first; line < end && found.size() < kMaxLinesOfTitle; ++line) {
      if (!joined.empty()) joined += ' ';
      joined += fold_line(lines[line].substr(0, kMaxTitleBytes + 1));
      found.push_back(line);
      if (joined == wanted) return found;
      if (!wanted.starts_with(joined)) break;
    }
  }
  return {};
}

struct Title {
  std::string text;
  std::vector<std::size_t> lines;  ///< where it stands in the text; may be empty
};

Title choose_title(OfficeText const& office, Lines const& lines, OfficialHead const& head) {
  bool const is_styled =
      !office.styled_title.empty() && office.styled_title.size() <= kMaxTitleBytes;
  if (is_styled) return {office.styled_title, lines_of_title(lines, office.styled_title)};
  if (is_sensible_title(office.metadata_title)) {
    // One that the text does not have is left over from another document, if
    // the text has one of its own.
    std::vector<std::size_t> found = lines_of_title(lines, office.metadata_title);
    if (!found.empty() || head.title.empty()) return {office.metadata_title, std::move(found)};
  }
  if (!head.title.empty()) return {head.title, head.title_lines};
  for (std::size_t line = 0; line < lines.size(); ++line) {
    if (std::ranges::find(head.motto_lines, line) == head.motto_lines.end()) {
      return {std::string(lines[line]), {line}};
    }
  }
  return {std::string(lines.front()), {0}};
}

/// Author and unit of a byline that can't be the name of who signed.
void take_sure_byline(std::vector<std::string>& paragraphs, Announcement& announcement) {
  std::vector<std::string> without = paragraphs;
  auto byline = take_byline(without);
  if (!byline) return;
  bool const is_sure = byline->labelled || (!byline->author.empty() && !byline->unit.empty());
  if (!is_sure) return;
  announcement.author = std::move(byline->author);
  announcement.unit = std::move(byline->unit);
  paragraphs = std::move(without);
}

Announcement read_as_official(OfficeText const& office, Lines const& lines) {
  OfficialHead const head = read_official_head(lines);
  Title title = choose_title(office, lines, head);
  std::vector<std::string> paragraphs;
  for (std::size_t line = 0; line < lines.size(); ++line) {
    bool const is_dropped = std::ranges::find(title.lines, line) != title.lines.end() ||
                            std::ranges::find(head.motto_lines, line) != head.motto_lines.end();
    if (!is_dropped) paragraphs.emplace_back(lines[line]);
  }
  Announcement announcement;
  announcement.title = std::move(title.text);
  announcement.date = head.date;
  take_sure_byline(paragraphs, announcement);
  for (std::string const& paragraph : paragraphs) {
    if (!announcement.body.empty()) announcement.body += '\n';
    announcement.body += paragraph;
  }
  return announcement;
}

}  // namespace

Result<Announcement> parse_office_page(OfficeText const& office) {
  std::string text = office.has_broken_lines ? join_broken_lines(office.text) : office.text;
  std::ranges::replace(text, '\0', ' ');
  Lines const lines = split_lines(text);
  if (lines.empty()) {
    return Error{ErrorCode::InvalidArgument, "the document has no text", ""};
  }
  Result<Announcement> page = parse_portal_page(text);
  bool const has_portal_layout = page && page->date;
  if (has_portal_layout) return page;
  return read_as_official(office, lines);
}

}  // namespace tracuu::indexer
