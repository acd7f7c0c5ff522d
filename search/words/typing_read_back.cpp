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

/// The words read back by one input method.
struct ReadBack {
  std::vector<std::optional<std::string>> words;
  std::size_t sure = 0;     ///< words with almost no hits that can be read back
  std::size_t foreign = 0;  ///< words that can't be, and are no syllables either
};

bool has_marks(WordReading const& word) {
  return !analyzers::marks_part(word.token).empty();
}

ReadBack read_back(TextReading const& reading, InputMethod method, Xapian::doccount almost_none) {
  bool const has_typed_marks = std::ranges::any_of(reading.words, has_marks);
  ReadBack result;
  for (WordReading const& word : reading.words) {
    auto& read_word = result.words.emplace_back();
    bool const is_rare = word.frequency <= (has_typed_marks ? 0 : almost_none);
    bool const may_be_raw = is_rare || !analyzers::is_legal_syllable(word.token);
    bool const is_raw = may_be_raw && !word.is_whole && !word.is_listed && !has_marks(word);
    if (!is_raw) continue;
    auto read = method(word.typed);
    if (read && is_rare) ++result.sure;
    if (!read && is_rare && !analyzers::is_legal_syllable(word.token)) ++result.foreign;
    if (read && (is_rare || !has_typed_marks)) read_word = std::move(read);
  }
  return result;
}

std::string replaced(TextReading const& reading, ReadBack const& read) {
  std::string text;
  std::size_t copied = 0;
  for (std::size_t i = 0; i < reading.words.size(); ++i) {
    if (!read.words[i]) continue;
    text.append(reading.text, copied, reading.words[i].begin - copied);
    text += *read.words[i];
    copied = reading.words[i].end;
  }
  return text.append(reading.text, copied);
}

}  // namespace

std::optional<std::string> read_back_typing(TextReading const& reading,
                                            Xapian::doccount document_count) {
  Xapian::doccount const almost_none = document_count / kAlmostNoneShare;
  ReadBack const telex = read_back(reading, analyzers::read_telex, almost_none);
  ReadBack const vni = read_back(reading, analyzers::read_vni, almost_none);
  ReadBack const& best = vni.sure > telex.sure ? vni : telex;
  if (best.sure == 0 || best.foreign > best.sure) return std::nullopt;
  return replaced(reading, best);
}

}  // namespace tracuu::search
