// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/office_page.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "indexer/office/line_joining.hpp"
#include "indexer/office/official_page.hpp"
#include "indexer/office/one_line_page.hpp"
#include "indexer/office/portal_page.hpp"
#include "indexer/official/agency_name.hpp"
#include "indexer/official/certain_head.hpp"
#include "indexer/official/head_line.hpp"
#include "indexer/official/letter_case.hpp"
#include "indexer/official/official_head.hpp"
#include "indexer/text/byline.hpp"
#include "indexer/text/place_map.hpp"
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
/// An agency with more words after it does something: "Bộ Y tế tổ chức lớp tập huấn …".
constexpr std::size_t kMaxAgencyWords = 7;
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
  bool const is_agency = begins_agency(title) && split_words(folded).size() <= kMaxAgencyWords;
  return !is_agency && !(is_in_capitals(title) && looks_like_agency(title));
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

/// Whether the title of the head says all that `title` says: styles and programs often name only
/// its first line.
bool is_in_head_title(std::string_view title, OfficialHead const& head) {
  return head.has_certain_title &&
         fold_line(head.title).find(fold_line(title)) != std::string::npos;
}

PageTitle choose_title(OfficeText const& office, Lines const& lines, OfficialHead const& head) {
  bool const is_styled =
      !office.styled_title.empty() && office.styled_title.size() <= kMaxTitleBytes;
  if (is_styled && !is_in_head_title(office.styled_title, head)) {
    return {office.styled_title, lines_of_title(lines, office.styled_title)};
  }
  if (!head.has_certain_title && is_sensible_title(office.metadata_title)) {
    // One that the text does not have is left over from another document, if the text has a
    // letterhead: there the title is never far.
    std::vector<std::size_t> found = lines_of_title(lines, office.metadata_title);
    if (!found.empty() || !head.has_letterhead) return {office.metadata_title, std::move(found)};
  }
  return title_of_head(lines, head);
}

/// The words of the joined text that a machine read.
std::vector<ReadWord> read_words(OfficeText const& office, PlaceMap const& joined) {
  std::vector<ReadWord> words;
  for (MachineWord const& word : office.machine_words) {
    std::size_t const begin = joined.at(word.begin);
    std::string_view const there =
        std::string_view(office.text).substr(word.begin, word.end - word.begin);
    bool const had_dirt = word.as_read.size() > there.size() && word.as_read.starts_with(there);
    words.push_back({begin, begin + there.size(), word.confidence, had_dirt});
  }
  return words;
}

Result<Announcement> parse_page_text(OfficeText const& office, JoinedLines const& joined) {
  std::string_view const text = joined.text;
  Lines const lines = split_lines(text);
  if (lines.empty()) {
    return Error{ErrorCode::InvalidArgument, "the document has no text", ""};
  }
  std::string const certain_text = hide_doubtful_words(text, read_words(office, joined.places));
  Lines certain = split_lines(certain_text);
  OfficialHead const all = read_official_head(lines);
  for (std::size_t const line : all.motto_lines) certain.at(line) = lines[line];
  OfficialHead const head =
      office.machine_words.empty() ? all : certain_head(read_official_head(certain), all);
  if (!has_official_layout(head)) {
    Result<Announcement> page = parse_portal_page(text);
    bool const has_portal_layout = page && page->date && !head.date;
    if (has_portal_layout || is_one_line_page(lines)) return page;
  }
  PageTitle title = choose_title(office, certain, head);
  if (!office.machine_words.empty()) title.text = without_hidden(title.text);
  return parse_official_page(lines, head, std::move(title));
}

/// The words of the body that were put right.
std::vector<schema::Repair> repairs_of(OfficeText const& office, std::string_view body,
                                       PlaceMap const& joined, PlaceMap const& kept) {
  std::vector<schema::Repair> repairs;
  std::size_t done = 0;
  for (MachineWord const& word : office.machine_words) {
    if (word.as_read.empty()) continue;
    std::string_view const text =
        std::string_view(office.text).substr(word.begin, word.end - word.begin);
    std::size_t const begin = kept.at(joined.at(word.begin));
    // What went into the title, or was left out, is not there.
    bool const is_there =
        begin >= done && body.substr(std::min(begin, body.size()), text.size()) == text;
    if (!is_there) continue;
    done = begin + text.size();
    repairs.push_back({begin, done, word.as_read});
  }
  return repairs;
}

}  // namespace

Result<Announcement> parse_office_page(OfficeText const& office) {
  JoinedLines joined;
  if (office.has_broken_lines) {
    joined = join_broken_lines(office.text);
  } else {
    joined.text = office.text;
    joined.places.add(0, 0, office.text.size());
  }
  std::ranges::replace(joined.text, '\0', ' ');
  Result<Announcement> page = parse_page_text(office, joined);
  bool const has_places = !office.pages.empty() || !office.machine_words.empty();
  if (!page || !has_places) return page;
  PlaceMap const kept = find_kept_lines(joined.text, page->body);
  page->repairs = repairs_of(office, page->body, joined.places, kept);
  if (office.pages.empty()) return page;
  page->pages = office.pages;
  for (schema::PageStart& start : page->pages) {
    start.offset = kept.at(joined.places.at(start.offset));
  }
  page->pages.front().offset = 0;
  return page;
}

}  // namespace tracuu::indexer
