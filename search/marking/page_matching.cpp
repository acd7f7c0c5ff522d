// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/marking/page_matching.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <string_view>
#include <utility>

#include "search/marking/snippet.hpp"

namespace tracuu::search {

namespace {

using Pages = std::vector<schema::PageStart>;

/// After all pages.
constexpr std::size_t kOfNoPage = std::numeric_limits<std::size_t>::max();

constexpr SnippetOptions kPagePassage{.syllables = 30, .max_fragments = 1};

/// The text from where the page of `offset` begins to where another does.
std::string_view part_of_page(std::string_view text, Pages const& pages, std::size_t offset) {
  auto const next = std::ranges::upper_bound(pages, offset, {}, &schema::PageStart::offset);
  std::size_t const end = next == pages.end() ? text.size() : std::min(next->offset, text.size());
  std::size_t const begin = next == pages.begin() ? 0 : (next - 1)->offset;
  return text.substr(begin, end - begin);
}

class MatchCounter {
 public:
  explicit MatchCounter(HighlightTerms const& terms) : terms_(terms) {}

  /// Counts the matches of `text`, which are returned.
  std::vector<Stretch> count(std::string_view text, std::vector<MarkedParagraph> const& paragraphs,
                             Pages const& pages) {
    std::vector<Stretch> all;
    std::size_t at = 0;
    for (MarkedParagraph const& paragraph : paragraphs) {
      // Between two paragraphs there is nothing but blanks.
      std::size_t const begin = text.find(paragraph.text, at);
      at = begin + paragraph.text.size();
      for (Stretch const& match : paragraph.matches) {
        all.push_back({begin + match.begin, begin + match.end});
        add(text, pages, all.back().begin);
      }
    }
    return all;
  }

  std::vector<PageMatches> take() {
    std::vector<PageMatches> pages;
    for (auto& [number, matches] : by_page_) pages.push_back(std::move(matches));
    return pages;
  }

 private:
  void add(std::string_view text, Pages const& pages, std::size_t offset) {
    ++counted_;
    std::optional<PagePlace> place = place_at(pages, offset);
    auto const [entry, is_first] = by_page_.try_emplace(place ? place->page : kOfNoPage);
    PageMatches& matches = entry->second;
    ++matches.count;
    if (!is_first) return;
    matches.page = std::move(place);
    matches.first = counted_;
    matches.passage = make_snippet(part_of_page(text, pages, offset), terms_, kPagePassage).marked;
  }

  HighlightTerms const& terms_;
  std::map<std::size_t, PageMatches> by_page_;
  std::size_t counted_ = 0;
};

}  // namespace

std::optional<PagePlace> place_at(Pages const& pages, std::size_t offset) {
  auto const next = std::ranges::upper_bound(pages, offset, {}, &schema::PageStart::offset);
  if (next == pages.begin() || (next - 1)->page == 0) return std::nullopt;
  return PagePlace{(next - 1)->page, (next - 1)->name};
}

DocumentMatches match_pages(schema::Announcement const& announcement,
                            std::vector<MarkedParagraph> const& abstract,
                            std::vector<MarkedParagraph> const& body, HighlightTerms const& terms) {
  MatchCounter counter(terms);
  DocumentMatches matches;
  matches.abstract = counter.count(announcement.abstract, abstract, {});
  matches.body = counter.count(announcement.body, body, announcement.pages);
  matches.count = matches.abstract.size() + matches.body.size();
  matches.pages = counter.take();
  return matches;
}

}  // namespace tracuu::search
