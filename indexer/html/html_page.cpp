// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/html_page.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_set>
#include <utility>

#include "analyzers/document_number.hpp"
#include "analyzers/document_type.hpp"
#include "base/ascii.hpp"
#include "indexer/html/attachment_links.hpp"
#include "indexer/html/html_title.hpp"
#include "indexer/html/page_date.hpp"
#include "indexer/html/page_day.hpp"
#include "indexer/official/head_line.hpp"
#include "indexer/text/byline.hpp"
#include "indexer/text/page_line.hpp"
#include "indexer/text/text_form.hpp"
#include "indexer/text/url_host.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;
using schema::Announcement;

namespace {

using Paragraphs = std::vector<std::string>;

/// Lines of the body that may carry the posting stamp, and that may repeat the title or the lead.
constexpr std::size_t kMaxHeadParagraphs = 4;
constexpr std::size_t kMaxRepeatedParagraphs = 12;
constexpr std::size_t kMinAbstractCodePoints = 20;
constexpr std::ptrdiff_t kMaxLinesAboveBody = 8;
constexpr std::size_t kMaxAbstractCandidates = 16;
constexpr std::size_t kCharsetSearchBytes = 4096;

/// As class_names() writes them.
constexpr std::array<std::string_view, 12> kAbstractClasses{
    "sapo",         "abstract",    "tomtat",  "trichyeu", "newsintro", "articlesummary",
    "entrysummary", "newssummary", "motatin", "hometext", "newslead",  "articlelead",
};

template <class Table>
bool has_class(HtmlNode const& element, Table const& table) {
  std::vector<std::string> const names = class_names(element);
  return std::ranges::any_of(names, [&table](std::string const& name) {
    return std::ranges::find(table, std::string_view(name)) != table.end();
  });
}

/// The lines of the content that are its text. After a heading such as
/// "Tin liên quan" links and dates are dropped until running text comes again:
/// such lists stand in the middle of some pages.
Paragraphs text_paragraphs(std::vector<TextLine> const& lines) {
  Paragraphs paragraphs;
  bool in_tail = false;
  for (TextLine const& line : lines) {
    if (is_tail_heading(line.text)) in_tail = true;
    bool const other_news = is_mostly_link(line) || posting_day(line.text).has_value();
    if (in_tail && !is_tail_heading(line.text) && !other_news) in_tail = false;
    if (!in_tail && !is_page_control(line.text)) paragraphs.push_back(line.text);
  }
  return paragraphs;
}

/// Whether a line is the title, or a row of it and buttons ("In", "PDF").
bool repeats_title(std::string_view line, std::string_view folded_title) {
  constexpr std::size_t kMaxButtonBytes = 30;
  std::string_view const cell = cells_of(line).front();
  return fold_line(cell) == folded_title && line.size() - cell.size() <= kMaxButtonBytes;
}

/// Drops the title and the posting stamp from the head of the body.
void drop_head(Paragraphs& paragraphs, std::string_view title) {
  std::string const folded_title = fold_line(title);
  std::size_t at = 0;
  std::erase_if(paragraphs, [&](std::string const& line) {
    bool const is_head = at < kMaxHeadParagraphs &&
                         (is_site_name(line) || is_welcome_banner(line) || posting_day(line));
    bool const is_title = at < kMaxRepeatedParagraphs && repeats_title(line, folded_title);
    ++at;
    return is_head || is_title;
  });
}

/// Drops the lines of the lead, which has a field of its own, from the head of the body.
void drop_lead(Paragraphs& paragraphs, std::string_view abstract) {
  std::vector<std::string_view> const lead = split_lines(abstract);
  std::size_t at = 0;
  std::erase_if(paragraphs, [&](std::string const& line) {
    return at++ < kMaxRepeatedParagraphs && std::ranges::find(lead, line) != lead.end();
  });
}

std::string join_lines(Paragraphs const& paragraphs) {
  std::string text;
  for (std::string const& paragraph : paragraphs) {
    if (!text.empty()) text += '\n';
    text += paragraph;
  }
  return text;
}

bool is_lead_line(TextLine const& line) {
  constexpr std::size_t kMaxStampCodePoints = 60;
  if (line.code_points <= kMaxStampCodePoints && first_day(line.text)) return false;
  return line.code_points >= kMinAbstractCodePoints && !is_mostly_link(line) &&
         !posting_day(line.text) && !is_page_control(line.text) &&
         line.text.find('\t') == std::string::npos && leading_label(line.text) == LabelKind::None &&
         !is_motto(line.text);
}

/// The running text between title and body, where the lead paragraph stands if
/// it is not part of the body.
FoundText text_above_body(std::vector<TextLine> const& lines, std::string_view title,
                          TextLine const& first_body_line) {
  auto const body = std::ranges::find_if(lines, [&](TextLine const& line) {
    return line.block == first_body_line.block && line.text == first_body_line.text;
  });
  std::string const folded_title = fold_line(title);
  Paragraphs above;
  HtmlNode const* element = nullptr;
  for (auto line = body; line != lines.begin() && body - line < kMaxLinesAboveBody;) {
    --line;
    if (fold_line(line->text) == folded_title) {
      std::ranges::reverse(above);
      if (above.empty()) return {};
      return {join_lines(above), element, "the text between title and main content"};
    }
    if (!is_lead_line(*line)) continue;
    above.push_back(line->text);
    element = line->block;
  }
  return {};
}

/// The lead paragraph in an element with a class of such, nearest above
/// `content`; nothing if it lies inside, where the body has it.
FoundText marked_abstract(HtmlNode const& root, HtmlNode const& content) {
  FoundText abstract;
  std::size_t candidates = 0;
  for_each_element(root, [&](HtmlNode const& element) {
    if (&element == &content || candidates == kMaxAbstractCandidates) return false;
    if (tag_name(element) != "meta" && has_class(element, kAbstractClasses)) {
      ++candidates;
      std::string text = visible_text(element);
      if (text.size() >= kMinAbstractCodePoints) {
        abstract = {std::move(text), &element, "a class or id of lead paragraphs"};
      }
    }
    return true;
  });
  return abstract;
}

FoundText find_abstract(PageFacts const& facts, std::string_view title) {
  MainContent const& main = facts.content.main;
  if (main.element == nullptr) return {};
  FoundText abstract = marked_abstract(facts.root, *main.element);
  if (abstract || !main.is_marked) return abstract;
  std::vector<TextLine> const body = visible_lines(*main.element);
  return body.empty() ? FoundText{} : text_above_body(facts.lines, title, body.front());
}

/// What a page says of itself where it shows no text.
FoundText described_abstract(HtmlMetadata const& metadata, std::string_view title) {
  for (FoundText const* const text : {&metadata.og_description, &metadata.dc_description}) {
    bool const says_more =
        *text && text->value.size() >= kMinAbstractCodePoints && !is_site_name(text->value) &&
        fold_line(text->value) != fold_line(title) && text->value != metadata.publisher.value &&
        text->value != metadata.dc_title.value;
    if (says_more) return *text;
  }
  return {};
}

/// The number that the title of a document begins with: "Luật 12/2023/QH15", "Quyết định số
/// 12/QĐ-UBND về việc …".
FoundText number_in(FoundText const& title) {
  std::string const folded = fold_line(title.value);
  std::size_t const digit = folded.find_first_of("0123456789");
  if (digit == std::string::npos) return {};
  std::string_view before = trim(std::string_view(folded).substr(0, digit));
  if (before.ends_with(" so")) before = trim(before.substr(0, before.size() - 3));
  if (!analyzers::document_type_symbol(before)) return {};
  auto numbers = analyzers::find_document_numbers(title.value);
  if (numbers.empty()) return {};
  return {std::move(numbers.front()), title.element, "the number that the title begins with"};
}

/// Puts the values that were found into the fields of an announcement, with where they came from.
class PageFiller {
 public:
  explicit PageFiller(PageFacts const& facts) : facts_(facts), metadata_(facts.metadata) {}

  PageReading fill() {
    FoundText const title = find_html_title(facts_);
    set("title", page().title, title);
    set("unit", page().unit, facts_.ruled_text(RuleField::Unit));
    set("author", page().author, facts_.ruled_text(RuleField::Author));
    set("number", page().number, ruled_number());
    fill_text();
    if (FoundDay const day = find_page_date(facts_, title.value)) {
      page().date = day.value;
      reading_.origins.push_back({"date", day.element, day.why});
    }
    set("number", page().number,
        facts_.fields.number.or_else(official_number())
            .or_else(metadata_.number)
            .or_else(number_in(title)));
    set("author", page().author, metadata_.author);
    set("unit", page().unit, metadata_.publisher);
    set("category", page().category, metadata_.subject);
    set("language", page().language, metadata_.language);
    fill_place_in_web();
    page().attachments = find_attachment_links(facts_.root, facts_.content.main.element);
    return std::move(reading_);
  }

 private:
  Announcement& page() { return reading_.announcement; }

  /// Sets a field that is empty still.
  void set(std::string_view name, std::string& field, FoundText const& found) {
    if (!found || found.value.empty() || !field.empty()) return;
    field = found.value;
    reading_.origins.push_back({name, found.element, found.why});
  }

  [[nodiscard]] FoundText ruled_number() const {
    FoundText number = facts_.ruled_text(RuleField::Number);
    auto numbers = analyzers::find_document_numbers(number.value);
    if (!numbers.empty()) number.value = std::move(numbers.front());
    return number;
  }

  [[nodiscard]] FoundText official_number() const {
    OfficialHead const& head = facts_.official;
    return {head.number, facts_.official_block(head.number_lines),
            head.number.empty() ? "" : "the number of the official document"};
  }

  /// The issuing body of the official document that the text is.
  void fill_issuer() {
    OfficialHead const& head = facts_.official;
    if (head.unit.empty() || !facts_.is_official()) return;
    HtmlNode const* const block = facts_.official_block(head.unit_lines);
    constexpr std::string_view kWhy = "the issuing body of the official document";
    set("unit", page().unit, {head.unit, block, kWhy});
    set("place", page().place, {head.place, block, kWhy});
  }

  void fill_text() {
    FoundText const& unit = facts_.fields.unit;
    set("unit", page().unit, unit);
    set("place", page().place, {place_of_site(unit.value), unit.element, unit.why});
    fill_issuer();
    FoundText abstract = find_abstract(facts_, page().title);
    if (facts_.content.top != nullptr) {
      Paragraphs paragraphs = text_paragraphs(facts_.content.lines);
      drop_head(paragraphs, page().title);
      drop_lead(paragraphs, abstract.value);
      take_author(paragraphs);
      MainContent const& main = facts_.content.main;
      set("body", page().body, {join_lines(paragraphs), main.element, main.why});
    }
    set("body", page().body, metadata_.article_body);
    if (page().body.empty() && !abstract) abstract = described_abstract(metadata_, page().title);
    set("abstract", page().abstract, abstract);
  }

  void take_author(Paragraphs& paragraphs) {
    auto const byline = take_byline(paragraphs);
    if (!byline) return;
    HtmlNode const* const element = facts_.content.main.element;
    set("author", page().author, {byline->author, element, "the byline at the end of the text"});
    set("unit", page().unit, {byline->unit, element, "the byline at the end of the text"});
  }

  void fill_place_in_web() {
    set("url", page().url, metadata_.url);
    std::string const host = url_host(metadata_.url.value);
    std::string const feed_host = url_host(metadata_.feed_url.value);
    set("site", page().site, {host, metadata_.url.element, metadata_.url.why});
    set("site", page().site, {feed_host, metadata_.feed_url.element, metadata_.feed_url.why});
    set("site", page().site, metadata_.site_name);
    FoundText const& site_name = metadata_.site_name;
    set("place", page().place, {place_of_site(site_name.value), site_name.element, site_name.why});
  }

  PageFacts const& facts_;
  HtmlMetadata const& metadata_;
  PageReading reading_;
};

}  // namespace

PageReading read_html_page(PageFacts const& facts) {
  return PageFiller(facts).fill();
}

std::optional<std::string> with_table(std::string_view html) {
  constexpr std::string_view kBom = "\xEF\xBB\xBF";
  std::string_view rest = html;
  if (rest.starts_with(kBom)) rest.remove_prefix(kBom.size());
  rest = trim(rest);
  while (rest.starts_with("<!--")) {
    std::size_t const end = rest.find("-->");
    if (end == std::string_view::npos) return std::nullopt;
    rest = trim(rest.substr(end + 3));
  }
  std::string const head = base::to_lower_ascii(rest.substr(0, 7));
  bool const is_piece =
      std::ranges::any_of(std::array<std::string_view, 5>{"<tr", "<td", "<th", "<tbody", "<thead"},
                          [&head](std::string_view tag) {
                            return head.starts_with(tag) && head.size() > tag.size() &&
                                   (head[tag.size()] == '>' || head[tag.size()] == ' ');
                          });
  return is_piece ? std::optional("<table>" + std::string(rest)) : std::nullopt;
}

Result<void> check_says_something(Announcement const& announcement) {
  if (!announcement.title.empty() || !announcement.body.empty()) return {};
  return Error{ErrorCode::InvalidArgument, "the page has no title and no text", ""};
}

Result<Announcement> parse_html_page(std::string_view html, PagePlace const& place,
                                     ExtractionRules const* rules) {
  std::optional<std::string> const table = with_table(html);
  Result<HtmlDocument> const page = HtmlDocument::parse(table ? std::string_view(*table) : html);
  if (!page) return page.error();
  PageReading reading = read_html_page(PageFacts(page->root(), place, rules));
  if (auto const checked = check_says_something(reading.announcement); !checked) {
    return checked.error();
  }
  return std::move(reading.announcement);
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
