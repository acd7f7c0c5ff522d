// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/html_main_content.hpp"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <functional>
#include <unordered_map>
#include <vector>

#include "indexer/html/html_text.hpp"

namespace tracuu::indexer {

namespace {

/// How sure a sign of main content is; a lower tier is tried when the one
/// above it shows no text.
enum class Tier { ArticleBody, ContentClass, Article, None };

/// Class names and ids, as class_names() writes them, of what holds the text of
/// an article: WordPress, DNN, SharePoint, Liferay and the home-made portals.
constexpr std::array<std::string_view, 31> kContentClasses{
    "entrycontent",       "postcontent",    "articlecontent", "articlebody",
    "articledetail",      "detailcontent",  "detailscontent", "contentdetail",
    "contentdetails",     "newscontent",    "newsdetail",     "newsdetails",
    "newsbody",           "noidung",        "noidungtin",     "noidungbaiviet",
    "chitiettin",         "chitietbaiviet", "chitiet",        "bodytext",
    "thearticlebody",     "fckdetail",      "cmsbody",        "journalcontentarticle",
    "tdpostcontent",      "fieldnamebody",  "divnewsdetails", "detailcontentbody",
    "articlecontentbody", "contentarticle", "postbody",
};

constexpr std::array kContainers{
    GUMBO_TAG_DIV,  GUMBO_TAG_TD,   GUMBO_TAG_SECTION, GUMBO_TAG_MAIN,     GUMBO_TAG_ARTICLE,
    GUMBO_TAG_BODY, GUMBO_TAG_FORM, GUMBO_TAG_CENTER,  GUMBO_TAG_FIELDSET,
};

Tier tier_of(HtmlNode const& element) {
  if (attribute(element, "itemprop") == "articleBody") return Tier::ArticleBody;
  std::vector<std::string> const names = class_names(element);
  bool const content = std::ranges::any_of(names, [](std::string const& name) {
    return std::ranges::find(kContentClasses, std::string_view(name)) != kContentClasses.end();
  });
  if (content) return Tier::ContentClass;
  return element.v.element.tag == GUMBO_TAG_ARTICLE ? Tier::Article : Tier::None;
}

std::size_t own_text(HtmlNode const& node) {
  std::size_t code_points = 0;
  for (TextLine const& line : visible_lines(node)) {
    code_points += line.code_points - line.link_code_points;
  }
  return code_points;
}

/// The candidate with the most text that is not a link; null if none has any.
/// The first few count: a page of ten thousand teasers is a list, not an article.
HtmlNode const* with_most_text(std::vector<HtmlNode const*> const& candidates) {
  constexpr std::size_t kMaxCandidates = 16;
  HtmlNode const* best = nullptr;
  std::size_t best_code_points = 0;
  for (std::size_t i = 0; i < std::min(candidates.size(), kMaxCandidates); ++i) {
    std::size_t const code_points = own_text(*candidates[i]);
    if (code_points <= best_code_points) continue;
    best = candidates[i];
    best_code_points = code_points;
  }
  return best;
}

/// The innermost container at or above `node`; null above the page.
HtmlNode const* container_of(HtmlNode const* node) {
  auto const is_container = [](HtmlNode const& element) {
    return std::ranges::find(kContainers, element.v.element.tag) != kContainers.end();
  };
  while (node != nullptr && node->type == GUMBO_NODE_ELEMENT && !is_container(*node)) {
    node = node->parent;
  }
  return node != nullptr && node->type == GUMBO_NODE_ELEMENT ? node : nullptr;
}

/// Scores of elements, in the order in which they were met.
class Scores {
 public:
  void add(HtmlNode const* element, std::size_t score) {
    if (element == nullptr || score == 0) return;
    auto const [entry, is_new] = scores_.try_emplace(element, 0);
    entry->second += score;
    if (is_new) met_.push_back(element);
  }
  [[nodiscard]] HtmlNode const* best() const {
    auto const score = [this](HtmlNode const* element) { return scores_.at(element); };
    auto const found = std::ranges::max_element(met_, std::less<>(), score);
    return found == met_.end() ? nullptr : *found;
  }

 private:
  std::unordered_map<HtmlNode const*, std::size_t> scores_;
  std::vector<HtmlNode const*> met_;
};

/// Every line counts for the container it lies in, so the common parent of the
/// paragraphs wins and the columns round it do not. A container of one line is
/// a paragraph itself and counts for the one above, too. After the idea of
/// Arc90's Readability (2009).
HtmlNode const* densest_block(HtmlNode const& root) {
  std::vector<TextLine> const lines = visible_lines(root);
  std::unordered_map<HtmlNode const*, std::size_t> lines_in;
  for (TextLine const& line : lines) ++lines_in[line.block];
  Scores scores;
  for (TextLine const& line : lines) {
    std::size_t const score = line.code_points - line.link_code_points;
    HtmlNode const* const container = container_of(line.block);
    scores.add(container, score);
    bool const is_paragraph =
        container != nullptr && container == line.block && lines_in[container] == 1;
    if (is_paragraph) scores.add(container_of(container->parent), score);
  }
  return scores.best();
}

}  // namespace

HtmlNode const* find_main_content(HtmlNode const& root) {
  std::array<std::vector<HtmlNode const*>, static_cast<std::size_t>(Tier::None)> tiers;
  for_each_element(root, [&tiers](HtmlNode const& element) {
    Tier const tier = tier_of(element);
    if (tier != Tier::None) tiers[static_cast<std::size_t>(tier)].push_back(&element);
    return true;
  });
  for (std::vector<HtmlNode const*> const& candidates : tiers) {
    if (HtmlNode const* const best = with_most_text(candidates)) return best;
  }
  return densest_block(root);
}

}  // namespace tracuu::indexer
