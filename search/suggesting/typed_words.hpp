// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "search/suggesting/suggestion_index.hpp"

namespace tracuu::search {

/// More words than a title that is being typed has: nothing is suggested then.
inline constexpr std::size_t kMaxTypedWords = 32;

/// A word that was typed, and what it may stand for.
struct TypedWord {
  std::vector<SuggestionTerm> terms;  ///< ascending; empty: no candidate has the word
  std::size_t postings = 0;           ///< of all of them together
  std::size_t letters = 0;            ///< typed of a word under way; 0 if it is whole
};

/// The words of `typed` (NFC, valid UTF-8). The last one is under way unless something
/// follows it. Each is read
///
///   - as typed, where marks may be left out but not be others: "thu" stands for thu,
///     thủ, thứ …, "đuong" for đường; a whole word with marks that the index has is
///     just that: "thủ" is not thử;
///   - without marks, also as keys of Telex and VNI, finished or not: "thur" for thủ,
///     "nguwo" for người. Syllables hold none of these keys, but for oong and ooc.
///
///     "thur tucj kha"  ->  {thu|3}  {tuc|5}  {kha|, kha|1, khac|1, khai|, …; 3 letters}
///
/// Of more than kMaxTypedWords one more is read. Thread-safe.
[[nodiscard]] std::vector<TypedWord> read_typed_words(SuggestionIndex const& index,
                                                      std::string_view typed);

}  // namespace tracuu::search
