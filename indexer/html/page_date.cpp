// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/page_date.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/html/page_day.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace {

/// Longer lines are running text, whose dates are those of events.
constexpr std::size_t kMaxDateLineCodePoints = 80;
constexpr std::size_t kMaxDateLines = 4;
constexpr std::size_t kMaxMarkedElements = 200;

/// As class_names() writes them.
constexpr std::array<std::string_view, 33> kDateClasses{
    "date",          "time",
    "postdate",      "entrydate",
    "articledate",   "newsdate",
    "ngaydang",      "publishdate",
    "publisheddate", "pubdate",
    "datepublished", "datetime",
    "ngay",          "thoigian",
    "posttime",      "timepost",
    "publishtime",   "detailtime",
    "detaildate",    "createddate",
    "createdate",    "itemdatecreated",
    "published",     "publishon",
    "postedon",      "metadatapublishdate",
    "timepublish",   "ngaytao",
    "newstime",      "datenews",
    "timenews",      "dateline",
    "lblngaydang",
};
/// Parts of the names of what shows the day of today.
constexpr std::array<std::string_view, 4> kClockClasses{"clock", "today", "currentdate", "hientai"};

/// Whether the line says itself that its day is another one.
bool is_other_day(std::string_view line) {
  LabelKind const label = leading_label(line);
  return label == LabelKind::OtherDay || label == LabelKind::Other || label == LabelKind::Site;
}

/// The posting stamp or, of a short line, the date on it.
std::optional<schema::Date> date_on(std::string_view line, std::size_t code_points) {
  if (is_other_day(line)) return std::nullopt;
  if (auto const stamp = posting_day(line)) return stamp;
  return code_points > kMaxDateLineCodePoints ? std::nullopt : first_day(line);
}

/// The date that a marked element names, in an attribute or as its text.
std::optional<schema::Date> date_of(HtmlNode const& element) {
  for (char const* const name : {"datetime", "content"}) {
    auto const value = attribute(element, name);
    if (!value) continue;
    if (auto const date = publication_day(*value)) return date;
  }
  std::string const text = inner_text(element, 4 * kMaxDateLineCodePoints);
  return date_on(text, text.size());
}

/// The date in the element that a rule selects.
FoundDay ruled_date(PageFacts const& facts) {
  for (HtmlNode const* const element : facts.ruled(RuleField::Date)) {
    auto day = date_of(*element);
    if (!day) day = first_day(inner_text(*element));
    if (day) return {*day, element, ExtractionRules::kWhy};
  }
  return {};
}

/// 0 for an element that itemprop marks, 1 for <time>, 2 for one with a class of dates.
std::optional<std::size_t> rank_of(HtmlNode const& element) {
  if (attribute(element, "itemprop") == "datePublished") return 0;
  if (tag_name(element) == "time") return 1;
  std::vector<std::string> const names = class_names(element);
  bool const is_clock = std::ranges::any_of(names, [](std::string const& name) {
    return std::ranges::any_of(
        kClockClasses, [&](std::string_view part) { return name.find(part) != std::string::npos; });
  });
  bool const has_class = std::ranges::any_of(names, [](std::string const& name) {
    return std::ranges::find(kDateClasses, std::string_view(name)) != kDateClasses.end();
  });
  return has_class && !is_clock ? std::optional<std::size_t>(2) : std::nullopt;
}

/// A date in an element that the page marks as one: itemprop before <time>
/// before a class. Dates beside links to other announcements come later in the page.
FoundDay marked_date(PageFacts const& facts) {
  constexpr std::array<std::string_view, 3> kWhy{"itemprop=datePublished", "<time>",
                                                 "a class or id of dates"};
  std::array<FoundDay, 3> found;
  std::size_t looked_at = 0;
  for_each_element(facts.root, [&](HtmlNode const& element) {
    auto const rank = rank_of(element);
    if (!rank || found[*rank]) return true;
    if (++looked_at > kMaxMarkedElements) return false;
    if (facts.is_beside(element)) return true;
    if (auto const day = date_of(element)) found[*rank] = {*day, &element, kWhy[*rank]};
    return !found[0];
  });
  return found[0].or_else(found[1]).or_else(found[2]);
}

FoundDay line_date(TextLine const& line, std::string_view why) {
  auto const day = date_on(line.text, line.code_points);
  return day ? FoundDay{*day, line.block, why} : FoundDay{};
}

/// Whether the line is where the text begins, so that days further down are those of events.
bool is_running_text(TextLine const& line) {
  return line.code_points > 2 * kMaxDateLineCodePoints;
}

/// The date on one of the lines just below the title.
FoundDay date_below(std::vector<TextLine> const& lines, std::size_t title_line) {
  std::size_t const end = std::min(lines.size(), title_line + 1 + kMaxDateLines);
  for (std::size_t line = title_line + 1; line < end && !is_running_text(lines[line]); ++line) {
    if (FoundDay day = line_date(lines[line], "a short line below the title")) return day;
  }
  return {};
}

/// A posting stamp: the first below the title, else the last above it.
FoundDay any_stamp(std::vector<TextLine> const& lines, std::size_t title_line) {
  FoundDay above;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    TextLine const& line = lines[at];
    if (is_other_day(line.text)) continue;
    auto const stamp = posting_day(line.text);
    if (!stamp) continue;
    FoundDay const found{*stamp, line.block, "a posting stamp"};
    if (at > title_line) return found;
    above = found;
  }
  return above;
}

FoundDay date_near_title(std::vector<TextLine> const& lines, std::string_view title) {
  std::string const folded = fold_line(title);
  auto const at = std::ranges::find_if(
      lines, [&folded](TextLine const& line) { return fold_line(line.text) == folded; });
  std::size_t const title_line =
      at == lines.end() ? 0 : static_cast<std::size_t>(at - lines.begin());
  FoundDay const below = date_below(lines, title_line);
  return below ? below : any_stamp(lines, title_line);
}

FoundDay letterhead_date(PageFacts const& facts) {
  if (!facts.official.date) return {};
  return {*facts.official.date, facts.official_block(facts.official.date_lines),
          "the day of issue in the text of the official document"};
}

}  // namespace

FoundDay find_page_date(PageFacts const& facts, std::string_view title) {
  FoundDay day = ruled_date(facts);
  if (!day) day = facts.fields.issued.or_else(facts.metadata.issued);
  if (!day && facts.is_official()) day = letterhead_date(facts);
  if (!day) day = facts.metadata.published;
  if (!day) day = marked_date(facts);
  if (!day) day = facts.fields.published.or_else(facts.metadata.dc_date);
  if (!day) day = date_near_title(facts.lines, title);
  return day.or_else(letterhead_date(facts)).or_else(facts.fields.updated);
}

}  // namespace tracuu::indexer
