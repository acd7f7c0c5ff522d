// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/list_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <vector>

#include "base/ascii.hpp"
#include "indexer/html/html_text.hpp"

namespace tracuu::indexer {

namespace {

constexpr std::size_t kMinLinks = 8;
/// A title has some words; "Trang chủ", "Xem thêm" and the numbers of pages are shorter.
constexpr std::size_t kMinTitleCodePoints = 20;
constexpr std::size_t kMaxTeaserCodePoints = 600;
constexpr std::size_t kMaxTextCodePoints = 200;
/// Dates and counters beside a title are no text.
constexpr std::size_t kMinTextLineCodePoints = 40;

/// What the lines of a page are.
struct LineCounts {
  std::size_t links = 0;             ///< lines that are links as long as titles
  std::size_t link_code_points = 0;  ///< of these
  std::size_t text_code_points = 0;  ///< of lines of text
  std::size_t texts = 0;             ///< rows of lines of text between links
  std::size_t longest_text = 0;      ///< the most code points of one such row
};

bool is_title_link(TextLine const& line) {
  return line.code_points >= kMinTitleCodePoints &&
         line.link_code_points * 5 >= line.code_points * 4;
}

LineCounts count_lines(std::vector<TextLine> const& lines) {
  LineCounts counts;
  std::size_t row = 0;
  for (TextLine const& line : lines) {
    if (is_title_link(line)) {
      ++counts.links;
      counts.link_code_points += line.link_code_points;
      row = 0;
      continue;
    }
    std::size_t const text = line.code_points - line.link_code_points;
    if (text < kMinTextLineCodePoints) continue;
    if (row == 0) ++counts.texts;
    row += text;
    counts.text_code_points += text;
    counts.longest_text = std::max(counts.longest_text, row);
  }
  return counts;
}

/// Whether the page tells machines that it is one article.
bool says_article(HtmlNode const& root) {
  bool is_article = false;
  for_each_element(root, [&](HtmlNode const& element) {
    if (tag_name(element) == "meta") {
      std::string_view const name =
          attribute(element, "property").value_or(attribute(element, "name").value_or(""));
      std::string_view const content = attribute(element, "content").value_or("");
      is_article = is_article || name == "article:published_time" ||
                   (name == "og:type" && base::to_lower_ascii(content) == "article");
    }
    is_article = is_article || attribute(element, "itemprop").value_or("") == "articleBody";
    return !is_article;
  });
  return is_article;
}

}  // namespace

std::optional<std::string> find_list_page(HtmlNode const& root) {
  LineCounts const counts = count_lines(visible_lines(root));
  if (counts.links < kMinLinks) return std::nullopt;
  bool const has_teasers = counts.texts * 2 >= counts.links;
  bool const is_list = has_teasers ? counts.longest_text <= kMaxTeaserCodePoints
                                   : counts.longest_text <= kMaxTextCodePoints &&
                                         counts.text_code_points * 4 <= counts.link_code_points;
  if (!is_list || says_article(root)) return std::nullopt;
  return fmt::format("{} links to pages, and never more than {} letters of text between them",
                     counts.links, counts.longest_text);
}

base::Result<std::optional<std::string>> find_list_page(std::string_view html) {
  auto const page = HtmlDocument::parse(html);
  if (!page) return page.error();
  return find_list_page(page->root());
}

}  // namespace tracuu::indexer
