// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/html_title.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "analyzers/document_number.hpp"
#include "base/ascii.hpp"
#include "indexer/html/html_text.hpp"
#include "indexer/html/link_trail.hpp"
#include "indexer/html/page_day.hpp"
#include "indexer/text/byline.hpp"
#include "indexer/text/page_line.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace {

constexpr std::array<std::string_view, 7> kSeparators{" - ",  " | ", " – ", " — ",
                                                      " :: ", " » ", " « "};
constexpr std::size_t kMinHeadingCodePoints = 8;

/// Class names, as class_names() writes them, of elements that show the title.
constexpr std::array<std::string_view, 24> kTitleClasses{
    "entrytitle",      "posttitle",       "articletitle",    "newstitle",       "titledetail",
    "detailtitle",     "titlenews",       "tieude",          "tieudetin",       "tieudebai",
    "pagetitle",       "newsdetailtitle", "tieudebaiviet",   "titlearticle",    "contentheading",
    "itemtitle",       "assettitle",      "headertitle",     "ednarticletitle", "titlebaiviet",
    "titlenewsdetail", "tieudechitiet",   "newstitledetail", "titledetailnews",
};
/// How ids end that ASP.NET puts its own names before.
constexpr std::array<std::string_view, 3> kTitleIdEnds{"lbltitle", "lbltieude", "lbltitlenews"};

bool names_site(std::string_view text, std::string_view site_name) {
  return is_site_name(text) || (!site_name.empty() && fold_line(text) == fold_line(site_name));
}

/// A heading, or an element that is marked as the title.
struct Heading {
  std::string text;
  HtmlNode const* element = nullptr;
};

struct Headings {
  std::vector<Heading> marked;  ///< itemprop=headline or a class of titles
  std::vector<Heading> h1;
  std::vector<Heading> lower;      ///< h2, h3
  std::optional<Heading> nearest;  ///< of any level, above the first line of text
};

bool is_marked_title(HtmlNode const& element) {
  if (attribute(element, "itemprop") == "headline") return true;
  std::vector<std::string> const names = class_names(element);
  return std::ranges::any_of(names, [](std::string const& name) {
    return std::ranges::find(kTitleClasses, std::string_view(name)) != kTitleClasses.end() ||
           std::ranges::any_of(kTitleIdEnds,
                               [&name](std::string_view end) { return name.ends_with(end); });
  });
}

/// Whether an address is that of the site's first page, or of none.
bool leads_home(std::string_view address) {
  address = trim(address.substr(0, address.find_first_of("?#")));
  std::size_t const scheme = address.find("//");
  if (scheme != std::string_view::npos) {
    std::size_t const path = address.find('/', scheme + 2);
    address = path == std::string_view::npos ? "" : address.substr(path);
  }
  std::string const lower = base::to_lower_ascii(address);
  std::size_t const name = lower.rfind('/') == std::string::npos ? 0 : lower.rfind('/') + 1;
  bool const is_short = lower.size() < 40;
  return lower.empty() || lower == "/" ||
         (is_short &&
          (lower.substr(name).starts_with("index.") || lower.substr(name).starts_with("default.") ||
           lower.substr(name).starts_with("home.")));
}

/// Whether a heading is a link to the home page: the site's banner.
bool is_home_link(HtmlNode const& heading, std::string_view text) {
  HtmlNode const* link = nullptr;
  for_each_element(heading, [&link](HtmlNode const& element) {
    if (tag_name(element) == "a") link = &element;
    return link == nullptr;
  });
  if (link == nullptr) {
    HtmlNode const* const parent = parent_of(heading);
    if (parent != nullptr && tag_name(*parent) == "a") link = parent;
  }
  if (link == nullptr || inner_text(*link).size() < text.size()) return false;
  auto const address = attribute(*link, "href");
  return address && leads_home(*address);
}

/// Names that stand over pages and say nothing of them.
bool says_nothing(std::string_view text, std::string_view site_name) {
  return is_section_name(text) || names_site(text, site_name);
}

/// Takes the headings of a page, those beside the text only if there are no others.
class HeadingFinder {
 public:
  explicit HeadingFinder(PageFacts const& facts) : facts_(facts) {
    for (TextLine const& line : facts.content.lines) {
      if (is_heading_line(line)) continue;
      first_text_ = line.block;
      break;
    }
  }

  Headings find() {
    Headings found = find(/*with_beside=*/false);
    bool const any = !found.marked.empty() || !found.h1.empty() || found.nearest;
    return any ? found : find(/*with_beside=*/true);
  }

 private:
  static bool is_heading_line(TextLine const& line) {
    HtmlNode const* node = line.block;
    for (int level = 0; node != nullptr && level < 3; ++level, node = parent_of(*node)) {
      if (heading_level(*node) > 0) return true;
    }
    return false;
  }

  Headings find(bool with_beside) const {
    Headings headings;
    bool above_text = true;
    std::size_t looked_at = 0;
    for_each_element(facts_.root, [&](HtmlNode const& element) {
      if (&element == first_text_) above_text = false;
      int const level = heading_level(element);
      bool const is_marked = tag_name(element) != "meta" && is_marked_title(element);
      if (level == 0 && !is_marked) return true;
      if (++looked_at > kMaxHeadings) return false;
      if (!with_beside && facts_.is_beside(element)) return true;
      Heading heading{inner_text(element), &element};
      std::string const& text = heading.text;
      if (says_nothing(text, facts_.metadata.site_name.value) || is_home_link(element, text)) {
        return true;
      }
      if (above_text && level > 0) headings.nearest = heading;
      if (is_marked) {
        headings.marked.push_back(std::move(heading));
      } else if (level < 4) {
        (level == 1 ? headings.h1 : headings.lower).push_back(std::move(heading));
      }
      return true;
    });
    return headings;
  }

  static constexpr std::size_t kMaxHeadings = 400;
  PageFacts const& facts_;
  HtmlNode const* first_text_ = nullptr;
};

/// The heading that `title` holds, which is the title without what a site adds.
Heading heading_in(std::string_view title, Headings const& headings) {
  std::string const folded_title = fold_line(title);
  Heading best;
  for (auto const* const group : {&headings.marked, &headings.h1, &headings.lower}) {
    for (Heading const& heading : *group) {
      std::string const folded = fold_line(heading.text);
      bool const held = folded.size() >= kMinHeadingCodePoints &&
                        (folded_title.starts_with(folded) || folded_title.ends_with(folded));
      if (held && heading.text.size() > best.text.size()) best = heading;
    }
  }
  return best;
}

/// The line above the posting stamp: the title of pages that mark nothing.
FoundText line_above_stamp(std::vector<TextLine> const& lines) {
  for (std::size_t line = 1; line < lines.size(); ++line) {
    if (!posting_day(lines[line].text)) continue;
    TextLine const& above = lines[line - 1];
    bool const is_heading = above.link_code_points == 0 && !is_section_name(above.text);
    return is_heading ? FoundText{above.text, above.block, "the line above the posting stamp"}
                      : FoundText{};
  }
  return {};
}

/// A name that a page gives itself, but not its site, its agency or one of its sections.
bool is_own_name(FoundText const& name, HtmlMetadata const& facts) {
  if (!name || says_nothing(name.value, facts.site_name.value)) return false;
  std::string const folded = fold_line(name.value);
  return folded != fold_line(facts.publisher.value) && folded != fold_line(facts.author.value);
}

/// The title in what the page says to machines.
FoundText metadata_title(HtmlMetadata const& facts, Headings const& headings) {
  for (FoundText const* const name : {&facts.og_title, &facts.headline, &facts.dc_title}) {
    if (!is_own_name(*name, facts)) continue;
    Heading heading = heading_in(name->value, headings);
    if (!heading.text.empty()) {
      return {std::move(heading.text), heading.element, "the heading that the page's name holds"};
    }
    return {without_site_name(name->value, facts.site_name.value), name->element, name->why};
  }
  Heading heading = heading_in(facts.document_title.value, headings);
  if (heading.text.empty()) return {};
  return {std::move(heading.text), heading.element, "the heading that <title> holds"};
}

/// "Ủy ban nhân dân xã Vân Khê", "Xã Vân Khê": who publishes, not what.
bool names_only_publisher(std::string_view text) {
  constexpr std::size_t kMaxPublisherBytes = 60;
  if (text.size() > kMaxPublisherBytes) return false;
  std::string const place = place_of_site(text);
  bool const is_place = !place.empty() && fold_line(place) == fold_line(text);
  auto const byline = parse_byline(text);
  return is_place || (byline && byline->author.empty());
}

FoundText heading_title(Headings const& headings) {
  if (!headings.marked.empty()) {
    Heading const& marked = headings.marked.front();
    return {marked.text, marked.element, "an element marked as title"};
  }
  for (Heading const& h1 : headings.h1) {
    if (names_only_publisher(h1.text) && headings.nearest) continue;
    return {h1.text, h1.element, "h1"};
  }
  if (!headings.nearest) return {};
  return {headings.nearest->text, headings.nearest->element, "the heading nearest above the text"};
}

FoundText official_title(PageFacts const& facts) {
  OfficialHead const& head = facts.official;
  bool const is_title = head.has_letterhead || head.has_certain_title;
  if (!is_title || head.title.empty() || is_section_name(head.title)) return {};
  return {head.title, facts.official_block(head.title_lines), "the title of the official document"};
}

std::size_t word_count(std::string_view text) {
  return split_words(text).size();
}

/// <title> or the trail's end, whichever says more.
FoundText name_of_page(PageFacts const& facts) {
  HtmlMetadata const& metadata = facts.metadata;
  std::string const& site = metadata.site_name.value;
  FoundText title = metadata.document_title;
  title.value = without_site_name(title.value, site);
  bool const title_says = title && is_own_name(title, metadata);
  FoundText trail = find_trail_end(facts.root, facts.lines);
  bool const trail_says = trail && !says_nothing(trail.value, site) && word_count(trail.value) > 1;
  bool const trail_has_number = !analyzers::find_document_numbers(trail.value).empty();
  constexpr std::size_t kFewWords = 4;
  if (trail_says &&
      (!title_says || (word_count(title.value) < kFewWords &&
                       (trail_has_number || trail.value.size() > title.value.size())))) {
    return trail;
  }
  return title_says ? title : FoundText{};
}

/// What a title is compared by: folded, without "Về việc".
std::string title_core(std::string_view title) {
  std::string folded = fold_line(title);
  for (std::string_view const lead : {"v/v", "ve viec", ":", " "}) {
    if (folded.starts_with(lead)) folded.erase(0, lead.size());
  }
  while (folded.starts_with(' ')) folded.erase(0, 1);
  return folded;
}

}  // namespace

std::string without_site_name(std::string_view title, std::string_view site_name) {
  for (std::string_view const separator : kSeparators) {
    std::size_t const last = title.rfind(separator);
    if (last == std::string_view::npos) continue;
    std::string_view const head = trim(title.substr(0, last));
    if (names_site(title.substr(last + separator.size()), site_name) && !head.empty()) {
      return std::string(head);
    }
    std::size_t const first = title.find(separator);
    std::string_view const rest = trim(title.substr(first + separator.size()));
    if (names_site(title.substr(0, first), site_name) && !rest.empty()) return std::string(rest);
  }
  return std::string(trim(title));
}

FoundText find_html_title(PageFacts const& facts) {
  if (FoundText ruled = facts.ruled_text(RuleField::Title)) return ruled;
  Headings const headings = HeadingFinder(facts).find();
  FoundText title = metadata_title(facts.metadata, headings);
  if (!title) title = heading_title(headings);
  if (!title) title = official_title(facts);
  if (facts.fields.title && facts.fields.describe_document()) {
    std::string const subject = title_core(facts.fields.title.value);
    bool const holds_subject = title && fold_line(title.value).find(subject) != std::string::npos;
    if (!holds_subject && !subject.empty()) title = facts.fields.title;
  }
  if (!title) title = name_of_page(facts);
  if (!title) title = line_above_stamp(facts.lines);
  if (!title && facts.metadata.document_title) {
    title = facts.metadata.document_title;
    title.value = without_site_name(title.value, facts.metadata.site_name.value);
  }
  return title;
}

}  // namespace tracuu::indexer
