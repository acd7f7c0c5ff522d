// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/typing_read_back.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "analyzers/syllable.hpp"
#include "analyzers/syllable_grammar.hpp"
#include "analyzers/telex.hpp"

namespace tracuu::search {

namespace {

/// A word in less than this share of the announcements has almost no hits.
constexpr Xapian::doccount kAlmostNoneShare = 2'000;

using InputMethod = std::optional<std::string> (*)(std::string_view);

/// A run read back by one input method.
struct ReadBack {
  std::vector<std::optional<std::string>> words;
  std::size_t sure = 0;     ///< words with almost no hits that can be read back
  std::size_t foreign = 0;  ///< words that can't be, and are no syllables either
};

bool has_marks(WordReading const& word) {
  return !analyzers::marks_part(word.token).empty();
}

ReadBack read_back(RunReading const& run, InputMethod method, Xapian::doccount almost_none) {
  bool const has_typed_marks = std::ranges::any_of(run.words, has_marks);
  ReadBack result;
  for (WordReading const& word : run.words) {
    auto& reading = result.words.emplace_back();
    bool const is_rare = word.frequency <= (has_typed_marks ? 0 : almost_none);
    bool const may_be_raw = is_rare || !analyzers::is_legal_syllable(word.token);
    bool const is_raw = may_be_raw && !word.is_whole && !has_marks(word);
    if (!is_raw) continue;
    auto read = method(word.typed);
    if (read && is_rare) ++result.sure;
    if (!read && is_rare && !analyzers::is_legal_syllable(word.token)) ++result.foreign;
    if (read && (is_rare || !has_typed_marks)) reading = std::move(read);
  }
  return result;
}

std::string replaced(RunReading const& run, ReadBack const& read) {
  std::string text;
  std::size_t copied = 0;
  for (std::size_t i = 0; i < run.words.size(); ++i) {
    if (!read.words[i]) continue;
    text.append(run.text, copied, run.words[i].begin - copied);
    text += *read.words[i];
    copied = run.words[i].end;
  }
  return text.append(run.text, copied);
}

}  // namespace

std::optional<std::string> read_back_typing(RunReading const& run,
                                            Xapian::doccount document_count) {
  Xapian::doccount const almost_none = document_count / kAlmostNoneShare;
  ReadBack const telex = read_back(run, analyzers::read_telex, almost_none);
  ReadBack const vni = read_back(run, analyzers::read_vni, almost_none);
  ReadBack const& best = vni.sure > telex.sure ? vni : telex;
  if (best.sure == 0 || best.foreign > best.sure) return std::nullopt;
  return replaced(run, best);
}

}  // namespace tracuu::search
