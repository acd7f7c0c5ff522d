// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/marking/page_marking.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

namespace tracuu::search {

namespace {

using schema::PageWord;

/// The words of a page as one text, in which a sentence goes on in the next line.
struct JoinedWords {
  std::string text;
  std::vector<std::size_t> ends;  ///< of each word in it
};

template <class TextOf>
JoinedWords join_words(std::vector<PageWord> const& words, TextOf text_of) {
  JoinedWords joined;
  joined.ends.reserve(words.size());
  for (PageWord const& word : words) {
    if (!joined.text.empty()) joined.text += ' ';
    joined.text += text_of(word);
    joined.ends.push_back(joined.text.size());
  }
  return joined;
}

void mark_words(JoinedWords const& joined, HighlightTerms const& terms,
                std::vector<bool>& is_match) {
  auto const stretches =
      join_matches(joined.text, {0, joined.text.size()}, find_matches(joined.text, terms));
  for (auto const& [begin, end] : stretches) {
    auto word = std::ranges::upper_bound(joined.ends, begin) - joined.ends.begin();
    auto const last = std::ranges::lower_bound(joined.ends, end) - joined.ends.begin();
    for (; word <= last; ++word) is_match.at(static_cast<std::size_t>(word)) = true;
  }
}

PageBox box_of(PageWord const& word) {
  return {word.left, word.top, word.right, word.bottom};
}

PageBox around(PageBox const& one, PageBox const& other) {
  return {std::min(one.left, other.left), std::min(one.top, other.top),
          std::max(one.right, other.right), std::max(one.bottom, other.bottom)};
}

}  // namespace

std::vector<PageBox> find_boxes(schema::PageWords const& page, HighlightTerms const& terms) {
  std::vector<PageWord> const& words = page.words;
  std::vector<PageBox> boxes;
  if (terms.is_empty()) return boxes;
  std::vector<bool> is_match(words.size());
  mark_words(join_words(words, [](PageWord const& word) { return word.text; }), terms, is_match);
  bool const is_repaired =
      std::ranges::any_of(words, [](PageWord const& word) { return !word.as_read.empty(); });
  if (is_repaired) {
    auto const as_read = [](PageWord const& word) {
      return word.as_read.empty() ? word.text : word.as_read;
    };
    mark_words(join_words(words, as_read), terms, is_match);
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!is_match[i]) continue;
    bool const goes_on = i > 0 && is_match[i - 1] && words[i - 1].line == words[i].line;
    if (goes_on) {
      boxes.back() = around(boxes.back(), box_of(words[i]));
    } else {
      boxes.push_back(box_of(words[i]));
    }
  }
  return boxes;
}

}  // namespace tracuu::search
