// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/tables/phrase_index.hpp"

#include <algorithm>
#include <cassert>

#include "analyzers/analyzer_registry.hpp"
#include "analyzers/syllable.hpp"

namespace tracuu::search {

std::optional<bool> open_marks(std::span<QueryWord const> words,
                               std::vector<std::string> const& terms) {
  if (words.size() < terms.size()) return std::nullopt;
  bool open = false;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    std::string_view const token = words[i].token;
    if (token == terms[i]) continue;
    bool const fits = analyzers::folded_part(token) == analyzers::folded_part(terms[i]) &&
                      analyzers::adds_only_marks(token, terms[i]);
    if (!fits) return std::nullopt;
    open = true;
  }
  return open;
}

Phrase make_phrase(std::string_view text) {
  Phrase phrase{std::string(text), {}};
  analyzers::TokenList list;
  analyzers::analyzer("vi").analyze(text, list);
  for (analyzers::Token const& token : list.tokens()) {
    if (analyzers::is_simple(token.kind)) phrase.terms.emplace_back(list.text(token));
  }
  return phrase;
}

void PhraseIndex::add(std::vector<std::string> const& terms, std::size_t owner,
                      std::size_t phrase) {
  assert(!terms.empty());
  by_first_word_[std::string(analyzers::folded_part(terms.front()))].push_back(
      {terms, owner, phrase});
}

std::vector<PhraseMatch> PhraseIndex::find(std::span<QueryWord const> words, std::size_t at) const {
  std::vector<PhraseMatch> matches;
  if (at >= words.size()) return matches;
  auto const known = by_first_word_.find(std::string(analyzers::folded_part(words[at].token)));
  if (known == by_first_word_.end()) return matches;
  for (Entry const& entry : known->second) {
    auto const open = open_marks(words.subspan(at), entry.terms);
    if (open) matches.push_back({entry.owner, entry.phrase, entry.terms.size(), *open});
  }
  std::ranges::stable_sort(matches, std::ranges::greater{}, &PhraseMatch::words);
  return matches;
}

}  // namespace tracuu::search
