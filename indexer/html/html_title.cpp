// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/html_title.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "indexer/html/html_text.hpp"
#include "indexer/text/page_line.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace {

constexpr std::array<std::string_view, 7> kSeparators{" - ",  " | ", " – ", " — ",
                                                      " :: ", " » ", " « "};
constexpr std::size_t kMinHeadingCodePoints = 8;

/// Class names, as class_names() writes them, of elements that show the title.
constexpr std::array<std::string_view, 14> kTitleClasses{
    "entrytitle",  "posttitle",       "articletitle",  "newstitle",    "titledetail",
    "detailtitle", "titlenews",       "tieude",        "tieudetin",    "tieudebai",
    "pagetitle",   "newsdetailtitle", "tieudebaiviet", "titlearticle",
};

bool names_site(std::string_view text, std::string_view site_name) {
  return is_site_name(text) || (!site_name.empty() && fold_line(text) == fold_line(site_name));
}

struct Headings {
  std::vector<std::string> marked;  ///< itemprop=headline or a class of titles
  std::vector<std::string> h1;
  std::vector<std::string> lower;  ///< h2, h3
};

bool is_marked_title(HtmlNode const& element) {
  if (attribute(element, "itemprop") == "headline") return true;
  std::vector<std::string> const names = class_names(element);
  return std::ranges::any_of(names, [](std::string const& name) {
    return std::ranges::find(kTitleClasses, std::string_view(name)) != kTitleClasses.end();
  });
}

Headings find_headings(HtmlNode const& root, std::string_view site_name) {
  Headings headings;
  for_each_element(root, [&](HtmlNode const& element) {
    std::string const tag = tag_name(element);
    bool const marked = tag != "meta" && is_marked_title(element);
    bool const lower = tag == "h2" || tag == "h3";
    if (!marked && !lower && tag != "h1") return true;
    std::string text = inner_text(element);
    if (text.empty() || names_site(text, site_name)) return true;
    (marked ? headings.marked : lower ? headings.lower : headings.h1).push_back(std::move(text));
    return true;
  });
  return headings;
}

/// The heading that `title` holds, which is the title without what a site adds.
std::string heading_in(std::string_view title, Headings const& headings) {
  std::string const folded_title = fold_line(title);
  std::string best;
  for (auto const* const group : {&headings.marked, &headings.h1, &headings.lower}) {
    for (std::string const& heading : *group) {
      std::string const folded = fold_line(heading);
      bool const held = folded.size() >= kMinHeadingCodePoints &&
                        (folded_title.starts_with(folded) || folded_title.ends_with(folded));
      if (held && heading.size() > best.size()) best = heading;
    }
  }
  return best;
}

/// The line above the posting stamp: the title of pages that mark nothing.
std::string line_above_stamp(HtmlNode const& root) {
  std::vector<TextLine> const lines = visible_lines(root);
  for (std::size_t line = 1; line < lines.size(); ++line) {
    if (!posting_stamp(lines[line].text)) continue;
    bool const is_heading = lines[line - 1].link_code_points == 0;
    return is_heading ? lines[line - 1].text : "";
  }
  return "";
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

std::string find_html_title(HtmlNode const& root, HtmlMetadata const& facts) {
  Headings const headings = find_headings(root, facts.site_name);
  for (std::string const* const title : {&facts.og_title, &facts.headline}) {
    if (title->empty() || names_site(*title, facts.site_name)) continue;
    std::string heading = heading_in(*title, headings);
    return heading.empty() ? without_site_name(*title, facts.site_name) : heading;
  }
  if (std::string heading = heading_in(facts.document_title, headings); !heading.empty()) {
    return heading;
  }
  if (!headings.marked.empty()) return headings.marked.front();
  if (!headings.h1.empty()) return headings.h1.front();
  std::string title = without_site_name(facts.document_title, facts.site_name);
  if (!title.empty() && !names_site(title, facts.site_name)) return title;
  std::string line = line_above_stamp(root);
  return line.empty() ? title : line;
}

}  // namespace tracuu::indexer
