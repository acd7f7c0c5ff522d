// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/document/as_read_terms.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "analyzers/analyzer_registry.hpp"
#include "analyzers/syllable.hpp"

namespace tracuu::indexer {

namespace {

using analyzers::Token;

class AsReadMaker {
 public:
  explicit AsReadMaker(analyzers::TokenList const& tokens) : tokens_(tokens) {
    for (std::size_t i = 0; i < tokens.tokens().size(); ++i) {
      if (analyzers::is_simple(tokens.tokens()[i].kind)) simple_.push_back(i);
    }
  }

  /// Of a word at bytes [begin, end) of the text.
  void add(std::size_t begin, std::size_t end, std::string_view as_read) {
    auto const ends_before = [&](std::size_t i) { return tokens_.tokens()[i].end <= begin; };
    auto const begins_before = [&](std::size_t i) { return tokens_.tokens()[i].begin < end; };
    std::size_t const first = place(std::ranges::partition_point(simple_, ends_before));
    std::size_t const after = place(std::ranges::partition_point(simple_, begins_before));
    if (first >= after) return;
    analyzers::analyzer("words").analyze(as_read, read_);
    std::vector<std::string> words;
    for (Token const& token : read_.tokens()) {
      if (analyzers::is_simple(token.kind)) words.emplace_back(read_.text(token));
    }
    bool is_same = words.size() == after - first;
    for (std::size_t i = 0; is_same && i < words.size(); ++i)
      is_same = words[i] == text_of(first + i);
    if (words.empty() || is_same) return;
    for (std::size_t i = 0; i < words.size(); ++i) {
      std::size_t const at = std::min(first + i, after - 1);
      if (i > 0) add_pair(at, words[i - 1], words[i]);
      if (words[i] != text_of(at)) add_word(at, words[i]);
    }
    if (first > 0 && is_beside(first)) add_pair(first, text_of(first - 1), words.front());
    if (first > 0 && last_after_ == first) add_pair(first, last_word_, words.front());
    if (after < simple_.size() && is_beside(after)) add_pair(after, words.back(), text_of(after));
    last_after_ = is_beside(after) ? after : 0;
    last_word_ = words.back();
  }

  [[nodiscard]] std::vector<AsReadTerm> take() {
    std::ranges::stable_sort(terms_, {}, &AsReadTerm::token);
    return std::move(terms_);
  }

 private:
  [[nodiscard]] std::size_t place(std::vector<std::size_t>::const_iterator at) const {
    return static_cast<std::size_t>(at - simple_.begin());
  }

  [[nodiscard]] Token const& token(std::size_t place) const {
    return tokens_.tokens()[simple_[place]];
  }
  [[nodiscard]] std::string_view text_of(std::size_t place) const {
    return tokens_.text(token(place));
  }

  /// No sentence ends before the word.
  [[nodiscard]] bool is_beside(std::size_t place) const {
    return place > 0 && place < simple_.size() &&
           token(place).position == token(place - 1).position + 1;
  }

  void add_word(std::size_t place, std::string_view text) {
    bool const is_there = !terms_.empty() && terms_.back().has_position &&
                          terms_.back().token == simple_[place] && terms_.back().text == text;
    if (!is_there) terms_.push_back({simple_[place], std::string(text), true});
  }

  void add_pair(std::size_t place, std::string_view first, std::string_view second) {
    std::string pair;
    analyzers::append_pair_term(pair, first, second);
    terms_.push_back({simple_[place], std::move(pair), false});
  }

  analyzers::TokenList const& tokens_;
  analyzers::TokenList read_;
  std::vector<std::size_t> simple_;  ///< indices of the simple tokens
  std::vector<AsReadTerm> terms_;
  std::size_t last_after_ = 0;  ///< place after the word before, if that was misread, too
  std::string last_word_;
};

}  // namespace

std::vector<AsReadTerm> as_read_terms(analyzers::TokenList const& tokens,
                                      std::span<schema::Repair const> repairs,
                                      std::size_t text_begin, std::size_t text_end) {
  auto const begins_before = [](std::size_t end) {
    return [end](schema::Repair const& repair) { return repair.begin < end; };
  };
  auto const first = std::ranges::partition_point(repairs, begins_before(text_begin));
  auto const last = std::ranges::partition_point(repairs, begins_before(text_end));
  if (first == last) return {};
  AsReadMaker maker(tokens);
  for (auto at = first; at != last; ++at) {
    if (at->end > at->begin) {
      maker.add(at->begin - text_begin, at->end - text_begin, at->as_read);
    }
  }
  return maker.take();
}

}  // namespace tracuu::indexer
