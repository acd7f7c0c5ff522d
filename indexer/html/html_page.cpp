// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/html_page.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "analyzers/date_expression.hpp"
#include "base/ascii.hpp"
#include "indexer/html/attachment_links.hpp"
#include "indexer/html/html_main_content.hpp"
#include "indexer/html/html_metadata.hpp"
#include "indexer/html/html_text.hpp"
#include "indexer/html/html_title.hpp"
#include "indexer/text/byline.hpp"
#include "indexer/text/page_line.hpp"
#include "indexer/text/text_form.hpp"
#include "indexer/text/url_host.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;
using schema::Announcement;
using schema::Date;

namespace {

using Paragraphs = std::vector<std::string>;

/// Longer lines are running text, whose dates are those of events.
constexpr std::size_t kMaxDateLineCodePoints = 80;
constexpr std::size_t kMaxDateLines = 4;
/// Lines of the body that may repeat the title or carry the posting stamp.
constexpr std::size_t kMaxHeadParagraphs = 4;
constexpr std::size_t kMinAbstractCodePoints = 20;
constexpr std::ptrdiff_t kMaxLinesAboveBody = 8;
constexpr std::size_t kMaxAbstractCandidates = 16;
constexpr std::size_t kCharsetSearchBytes = 4096;

// Both tables hold names as class_names() writes them.
constexpr std::array<std::string_view, 20> kDateClasses{
    "date",          "time",        "postdate",    "entrydate",     "articledate",
    "newsdate",      "ngaydang",    "publishdate", "publisheddate", "pubdate",
    "datepublished", "datetime",    "ngay",        "thoigian",      "posttime",
    "timepost",      "publishtime", "detailtime",  "detaildate",    "createddate",
};
constexpr std::array<std::string_view, 9> kAbstractClasses{
    "sapo",           "abstract",     "tomtat",      "trichyeu", "newsintro",
    "articlesummary", "entrysummary", "newssummary", "motatin",
};

template <class Table>
bool has_class(HtmlNode const& element, Table const& table) {
  std::vector<std::string> const names = class_names(element);
  return std::ranges::any_of(names, [&table](std::string const& name) {
    return std::ranges::find(table, std::string_view(name)) != table.end();
  });
}

bool is_mostly_link(TextLine const& line) {
  return line.link_code_points * 5 >= line.code_points * 3;
}

/// The posting stamp or, of a short line, the date on it.
std::optional<Date> date_on(std::string_view line, std::size_t code_points) {
  if (auto const stamp = posting_stamp(line)) return stamp;
  if (code_points > kMaxDateLineCodePoints) return std::nullopt;
  auto const found = analyzers::find_date(line);
  return found ? std::optional(found->date) : std::nullopt;
}

/// The date that a marked element names, in an attribute or as its text.
std::optional<Date> date_of(HtmlNode const& element) {
  for (char const* const name : {"datetime", "content"}) {
    auto const value = attribute(element, name);
    if (!value) continue;
    if (auto const date = publication_day(*value)) return date;
  }
  std::string const text = inner_text(element);
  return date_on(text, text.size());
}

/// A date in an element that the page marks as one: itemprop before <time>
/// before a class. Dates beside links to other announcements come later in the page.
std::optional<Date> marked_date(HtmlNode const& root) {
  std::array<std::optional<Date>, 3> found;
  for_each_element(root, [&found](HtmlNode const& element) {
    std::optional<std::size_t> rank;
    if (attribute(element, "itemprop") == "datePublished") {
      rank = 0;
    } else if (tag_name(element) == "time") {
      rank = 1;
    } else if (has_class(element, kDateClasses)) {
      rank = 2;
    }
    if (rank && !found[*rank]) found[*rank] = date_of(element);
    return !found[0];
  });
  for (std::optional<Date> const& date : found) {
    if (date) return date;
  }
  return std::nullopt;
}

/// The date on one of the lines just below the title, or just above it. A
/// posting stamp further down still counts; other lines there are running text.
std::optional<Date> date_near_title(HtmlNode const& root, std::string_view title) {
  std::vector<TextLine> const lines = visible_lines(root);
  std::string const folded = fold_line(title);
  auto const at = std::ranges::find_if(
      lines, [&folded](TextLine const& line) { return fold_line(line.text) == folded; });
  auto const title_line = at == lines.end() ? 0 : static_cast<std::size_t>(at - lines.begin());
  std::size_t const end = std::min(lines.size(), title_line + 1 + kMaxDateLines);
  for (std::size_t line = title_line + 1; line < end; ++line) {
    if (auto const date = date_on(lines[line].text, lines[line].code_points)) return date;
  }
  for (TextLine const& line : lines) {
    if (auto const stamp = posting_stamp(line.text)) return stamp;
  }
  return std::nullopt;
}

/// The lines of the main content that are its text. After a heading such as
/// "Tin liên quan" links and dates are dropped until running text comes again:
/// such lists stand in the middle of some pages.
Paragraphs text_paragraphs(HtmlNode const& content) {
  Paragraphs paragraphs;
  bool in_tail = false;
  for (TextLine& line : visible_lines(content)) {
    if (is_tail_heading(line.text)) in_tail = true;
    bool const other_news = is_mostly_link(line) || posting_stamp(line.text).has_value();
    if (in_tail && !is_tail_heading(line.text) && !other_news) in_tail = false;
    if (!in_tail && !is_page_control(line.text)) paragraphs.push_back(std::move(line.text));
  }
  return paragraphs;
}

/// Drops the title and the posting stamp from the head of the body.
void drop_head(Paragraphs& paragraphs, std::string_view title) {
  std::string const folded_title = fold_line(title);
  auto const is_head = [&folded_title](std::string const& line) {
    return is_site_name(line) || is_welcome_banner(line) || posting_stamp(line) ||
           fold_line(line) == folded_title;
  };
  auto const end = paragraphs.begin() +
                   static_cast<std::ptrdiff_t>(std::min(paragraphs.size(), kMaxHeadParagraphs));
  paragraphs.erase(std::remove_if(paragraphs.begin(), end, is_head), end);
}

std::string join_lines(Paragraphs const& paragraphs) {
  std::string text;
  for (std::string const& paragraph : paragraphs) {
    if (!text.empty()) text += '\n';
    text += paragraph;
  }
  return text;
}

/// The running text between title and body, where the lead paragraph stands if
/// it is not part of the body. `lines` are those of the page.
std::string text_above_body(std::vector<TextLine> const& lines, std::string_view title,
                            TextLine const& first_body_line) {
  auto const body = std::ranges::find_if(lines, [&](TextLine const& line) {
    return line.block == first_body_line.block && line.text == first_body_line.text;
  });
  std::string const folded_title = fold_line(title);
  Paragraphs above;
  for (auto line = body; line != lines.begin() && body - line < kMaxLinesAboveBody;) {
    --line;
    if (fold_line(line->text) == folded_title) {
      std::ranges::reverse(above);
      return join_lines(above);
    }
    bool const is_text = line->code_points >= kMinAbstractCodePoints && !is_mostly_link(*line) &&
                         !posting_stamp(line->text) && !is_page_control(line->text);
    if (is_text) above.push_back(line->text);
  }
  return "";
}

/// The lead paragraph in an element with a class of such, nearest above
/// `content`; empty if it lies inside, where the body has it.
std::string marked_abstract(HtmlNode const& root, HtmlNode const& content) {
  std::string abstract;
  std::size_t candidates = 0;
  for_each_element(root, [&](HtmlNode const& element) {
    if (&element == &content || candidates == kMaxAbstractCandidates) return false;
    if (tag_name(element) != "meta" && has_class(element, kAbstractClasses)) {
      ++candidates;
      std::string text = visible_text(element);
      if (text.size() >= kMinAbstractCodePoints) abstract = std::move(text);
    }
    return true;
  });
  return abstract;
}

std::string find_abstract(HtmlNode const& root, HtmlNode const& content, std::string_view title) {
  std::string abstract = marked_abstract(root, content);
  if (!abstract.empty()) return abstract;
  std::vector<TextLine> const body = visible_lines(content);
  return body.empty() ? "" : text_above_body(visible_lines(root), title, body.front());
}

void fill_from_content(HtmlNode const& root, HtmlNode const& content, Announcement& announcement) {
  Paragraphs paragraphs = text_paragraphs(content);
  drop_head(paragraphs, announcement.title);
  if (auto byline = take_byline(paragraphs)) {
    announcement.author = std::move(byline->author);
    announcement.unit = std::move(byline->unit);
  }
  announcement.body = join_lines(paragraphs);
  announcement.abstract = find_abstract(root, content, announcement.title);
}

void set_if_empty(std::string& field, std::string const& value) {
  if (field.empty()) field = value;
}

}  // namespace

Result<Announcement> parse_html_page(std::string_view html) {
  Result<HtmlDocument> const page = HtmlDocument::parse(html);
  if (!page) return page.error();
  HtmlNode const& root = page->root();
  HtmlMetadata const facts = read_html_metadata(root);
  Announcement announcement;
  announcement.title = find_html_title(root, facts);
  HtmlNode const* const content = find_main_content(root);
  if (content != nullptr) fill_from_content(root, *content, announcement);
  announcement.attachments = find_attachment_links(root, content);
  set_if_empty(announcement.body, facts.article_body);
  if (announcement.title.empty() && announcement.body.empty()) {
    return Error{ErrorCode::InvalidArgument, "the page has no title and no text", ""};
  }
  announcement.date = facts.date ? facts.date : marked_date(root);
  if (!announcement.date) announcement.date = date_near_title(root, announcement.title);
  set_if_empty(announcement.author, facts.author);
  set_if_empty(announcement.unit, facts.publisher);
  announcement.url = facts.url;
  announcement.site = url_host(facts.url);
  set_if_empty(announcement.site, url_host(facts.feed_url));
  set_if_empty(announcement.site, facts.site_name);
  announcement.place = place_of_site(facts.site_name);
  announcement.language = facts.language;
  return announcement;
}

std::string declared_charset(std::string_view html) {
  constexpr std::string_view kKey = "charset=";
  std::string const head = base::to_lower_ascii(html.substr(0, kCharsetSearchBytes));
  std::size_t const key = head.find(kKey);
  if (key == std::string::npos) return "";
  std::size_t const begin = head.find_first_not_of("\"' ", key + kKey.size());
  if (begin == std::string::npos) return "";
  constexpr std::string_view kCharsetLetters = "abcdefghijklmnopqrstuvwxyz0123456789-_.:";
  std::size_t const end = std::min(head.find_first_not_of(kCharsetLetters, begin), head.size());
  return head.substr(begin, end - begin);
}

}  // namespace tracuu::indexer
