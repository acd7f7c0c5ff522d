// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/suggesting/typed_words.hpp"

#include <algorithm>
#include <string>

#include "analyzers/analyzer_registry.hpp"
#include "analyzers/syllable.hpp"
#include "analyzers/telex.hpp"

namespace tracuu::search {

namespace {

using analyzers::Token;
using analyzers::TokenKind;

class TypedWordReader {
 public:
  explicit TypedWordReader(SuggestionIndex const& index) : index_(index) {}

  /// `term` is the canonical form of `typed`.
  TypedWord read(std::string_view term, std::string_view typed, bool is_whole) {
    is_whole_ = is_whole;
    take(term);
    if (analyzers::marks_part(term).empty()) {
      for (std::string const& reading : analyzers::telex_beginnings(typed)) take(reading);
      for (std::string const& reading : analyzers::vni_beginnings(typed)) take(reading);
    }
    std::ranges::sort(word_.terms);
    auto const repeated = std::ranges::unique(word_.terms);
    word_.terms.erase(repeated.begin(), repeated.end());
    for (SuggestionTerm const found : word_.terms) word_.postings += index_.postings(found).size();
    return std::move(word_);
  }

 private:
  void take(std::string_view term) {
    std::size_t const before = word_.terms.size();
    std::string_view const folded = analyzers::folded_part(term);
    if (is_whole_) {
      take_range(index_.terms_spelled(folded), term);
    } else {
      take_range(index_.terms_beginning(folded), term);
      // "quy" is written "qui" only where it is all of the syllable: not in "quyết".
      if (folded == "qui") take_range(index_.terms_beginning("quy"), term);
      if (word_.letters == 0 && word_.terms.size() > before) word_.letters = folded.size();
    }
  }

  void take_range(SuggestionIndex::Range range, std::string_view typed) {
    bool const has_marks = !analyzers::marks_part(typed).empty();
    std::size_t const before = word_.terms.size();
    for (SuggestionTerm term = range.first; term < range.last; ++term) {
      std::string_view const candidate = index_.term(term);
      if (is_whole_ && has_marks && candidate == typed) {
        word_.terms.resize(before);
        word_.terms.push_back(term);
        return;
      }
      if (analyzers::adds_only_marks(typed, candidate)) word_.terms.push_back(term);
    }
  }

  SuggestionIndex const& index_;
  bool is_whole_ = true;
  TypedWord word_;
};

}  // namespace

std::vector<TypedWord> read_typed_words(SuggestionIndex const& index, std::string_view typed) {
  analyzers::TokenList list;
  analyzers::analyzer("vi").analyze(typed, list);
  std::vector<TypedWord> words;
  for (Token const& token : list.tokens()) {
    if (!analyzers::is_simple(token.kind)) continue;
    if (words.size() > kMaxTypedWords) break;
    std::string_view const text = typed.substr(token.begin, token.end - token.begin);
    words.push_back(TypedWordReader(index).read(list.text(token), text, token.end < typed.size()));
  }
  return words;
}

}  // namespace tracuu::search
