// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/html_main_content.hpp"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <functional>
#include <unordered_map>
#include <vector>

#include "indexer/html/footer_line.hpp"
#include "indexer/html/html_text.hpp"

namespace tracuu::indexer {

namespace {

/// How sure a sign of main content is; a lower tier is tried when the one
/// above it shows no text.
enum class Tier { ArticleBody, ContentClass, Article, None };

/// Class names and ids, as class_names() writes them, of what holds the text of
/// an article: WordPress, NukeViet, DNN, SharePoint, Liferay, Joomla, Drupal, the portals of VNPT
/// and Viettel, and home-made ones.
constexpr std::array<std::string_view, 52> kContentClasses{
    "entrycontent",
    "postcontent",
    "articlecontent",
    "articlebody",
    "articledetail",
    "detailcontent",
    "detailscontent",
    "contentdetail",
    "contentdetails",
    "newscontent",
    "newsdetail",
    "newsdetails",
    "newsbody",
    "noidung",
    "noidungtin",
    "noidungbaiviet",
    "chitiettin",
    "chitietbaiviet",
    "chitiet",
    "bodytext",
    "thearticlebody",
    "fckdetail",
    "cmsbody",
    "journalcontentarticle",
    "tdpostcontent",
    "fieldnamebody",
    "divnewsdetails",
    "detailcontentbody",
    "articlecontentbody",
    "contentarticle",
    "postbody",
    "newsbodyhtml",
    "assetcontent",
    "assetfullcontent",
    "itemfulltext",
    "fieldfieldnamebody",
    "nodecontent",
    "thecontent",
    "singlecontent",
    "contentnews",
    "newscontentdetail",
    "newsdetailcontent",
    "detailnewscontent",
    "detailnews",
    "contentnewsdetail",
    "noidungchitiet",
    "chitietnoidung",
    "divnoidung",
    "noidungvanban",
    "toanvancontent",
    "ednarticlebody",
    "elementorwidgetthemepostcontent",
};

/// How ids end that ASP.NET puts its own names before: "dnn_ctr412_HtmlModule_lblContent",
/// "ctl00_PlaceHolderMain_ctl02__ControlWrapper_RichHtmlField".
constexpr std::array<std::string_view, 6> kContentIdEnds{
    "richhtmlfield", "lblcontent", "lblnoidung", "lblnoidungtin", "lbldetail", "divnoidungtin",
};

constexpr std::array kContainers{
    GUMBO_TAG_DIV,  GUMBO_TAG_TD,   GUMBO_TAG_SECTION, GUMBO_TAG_MAIN,     GUMBO_TAG_ARTICLE,
    GUMBO_TAG_BODY, GUMBO_TAG_FORM, GUMBO_TAG_CENTER,  GUMBO_TAG_FIELDSET,
};

Tier tier_of(HtmlNode const& element) {
  if (attribute(element, "itemprop") == "articleBody") return Tier::ArticleBody;
  std::vector<std::string> const names = class_names(element);
  bool const content = std::ranges::any_of(names, [](std::string const& name) {
    return std::ranges::find(kContentClasses, std::string_view(name)) != kContentClasses.end() ||
           std::ranges::any_of(kContentIdEnds,
                               [&name](std::string_view end) { return name.ends_with(end); });
  });
  if (content) return Tier::ContentClass;
  return element.v.element.tag == GUMBO_TAG_ARTICLE ? Tier::Article : Tier::None;
}

std::size_t own_text(HtmlNode const& node, OmittedNodes const& left_out) {
  std::size_t code_points = 0;
  for (TextLine const& line : visible_lines(node, left_out)) {
    code_points += line.code_points - line.link_code_points;
  }
  return code_points;
}

struct Candidate {
  HtmlNode const* element = nullptr;
  std::size_t code_points = 0;  ///< of its text that is not a link
};

/// The candidate with the most text that is not a link; null if none has any.
/// The first few count: a page of ten thousand teasers is a list, not an article.
Candidate with_most_text(std::vector<HtmlNode const*> const& candidates,
                         OmittedNodes const& left_out) {
  constexpr std::size_t kMaxCandidates = 16;
  Candidate best;
  for (std::size_t i = 0; i < std::min(candidates.size(), kMaxCandidates); ++i) {
    std::size_t const code_points = own_text(*candidates[i], left_out);
    if (code_points > best.code_points) best = {candidates[i], code_points};
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
  [[nodiscard]] Candidate best() const {
    auto const score = [this](HtmlNode const* element) { return scores_.at(element); };
    auto const found = std::ranges::max_element(met_, std::less<>(), score);
    return found == met_.end() ? Candidate{} : Candidate{*found, score(*found)};
  }

 private:
  std::unordered_map<HtmlNode const*, std::size_t> scores_;
  std::vector<HtmlNode const*> met_;
};

/// Every line counts for the container it lies in, so the common parent of the
/// paragraphs wins and the columns round it do not. A container of one line is
/// a paragraph itself and counts for the one above, too. After the idea of
/// Arc90's Readability (2009).
Candidate densest_block(HtmlNode const& root, OmittedNodes const& left_out) {
  std::vector<TextLine> const lines = visible_lines(root, left_out);
  std::unordered_map<HtmlNode const*, std::size_t> lines_in;
  for (TextLine const& line : lines) ++lines_in[line.block];
  Scores scores;
  for (TextLine const& line : lines) {
    if (is_footer_line(line.text)) continue;
    std::size_t const score = line.code_points - line.link_code_points;
    HtmlNode const* const container = container_of(line.block);
    scores.add(container, score);
    bool const is_paragraph =
        container != nullptr && container == line.block && lines_in[container] == 1;
    if (is_paragraph) scores.add(container_of(container->parent), score);
  }
  return scores.best();
}

std::string_view reason_for(Tier tier) {
  switch (tier) {
    case Tier::ArticleBody: return "itemprop=articleBody";
    case Tier::ContentClass: return "a class or id of main content";
    case Tier::Article: return "<article>";
    case Tier::None: break;
  }
  return "the block with the most text that is not a link";
}

}  // namespace

MainContent find_main_content(HtmlNode const& root, OmittedNodes const& left_out) {
  /// A short text that is marked, and how many times it another block is longer that is the text.
  constexpr std::size_t kShortCodePoints = 200;
  constexpr std::size_t kTimesLonger = 5;
  std::array<std::vector<HtmlNode const*>, static_cast<std::size_t>(Tier::None)> tiers;
  for_each_element(root, [&tiers](HtmlNode const& element) {
    Tier const tier = tier_of(element);
    if (tier != Tier::None) tiers[static_cast<std::size_t>(tier)].push_back(&element);
    return true;
  });
  Candidate marked;
  Tier tier = Tier::ArticleBody;
  for (; tier != Tier::None && marked.element == nullptr; tier = Tier(static_cast<int>(tier) + 1)) {
    marked = with_most_text(tiers[static_cast<std::size_t>(tier)], left_out);
    if (marked.element != nullptr) break;
  }
  if (marked.code_points > kShortCodePoints) return {marked.element, true, reason_for(tier)};
  Candidate const densest = densest_block(root, left_out);
  bool const is_trusted =
      marked.element != nullptr && (densest.code_points < kShortCodePoints ||
                                    densest.code_points < marked.code_points * kTimesLonger);
  if (is_trusted) return {marked.element, true, reason_for(tier)};
  return {densest.element, false, reason_for(Tier::None)};
}

}  // namespace tracuu::indexer
