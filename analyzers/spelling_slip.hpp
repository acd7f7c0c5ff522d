// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tracuu::analyzers {

/// A word that a person may have meant by another.
struct SpellingCandidate {
  std::string term;  ///< canonical (analyzers/syllable.hpp)
  /// How unlikely the slip is among all slips, as a negative natural logarithm
  /// (0.5 is among the commonest). Rough: by the kind of slip, not by the word.
  double cost = 0;
};

/// The syllables that are one slip away from a canonical term, cheapest first.
/// The slips, as Vietnamese writers make them (by dialect, by the spelling rules,
/// by the keyboard):
///
///     hỏi for ngã           sữa chữa  -> sửa chữa
///     d, gi, r, v           dữ gìn    -> giữ gìn
///     s/x, ch/tr, l/n       xử dụng   -> sử dụng
///     c/k, g/gh, ng/ngh     nghành    -> ngành
///     n/ng, c/t at the end  bác ngác  -> bát ngát
///     i/y, o/u at the end   thúi, thúy; cau, cao
///     a shape               đuợc      -> được
///     a letter too many or missing, a key beside the right one, two letters
///     swapped               phướng, phưng, phuowg -> phương
///     a tone                cán bố    -> cán bộ
///
/// A term without marks stands for a word typed without: its candidates have
/// none either, and are only known to be spelt like syllables (thu|, not
/// thuf|); of a term with marks, and of one that was `typed_with_marks` though it has none, they
/// are legal syllables and may have others. Nothing for what is
/// not letters a–z throughout (numbers, ubnd&hdnd) or has two tones. At most
/// some 300. Thread-safe.
[[nodiscard]] std::vector<SpellingCandidate> spelling_candidates(std::string_view term,
                                                                 bool typed_with_marks = false);

/// Two words that were typed as one.
struct WordSplit {
  std::string first;
  std::string second;
};

/// The ways to read a term as two words: "thutuc|" -> thu| tuc| (and no other:
/// both must be spelt like syllables). A single tone may belong to either word.
[[nodiscard]] std::vector<WordSplit> word_splits(std::string_view term);

/// One word that was typed as two: (th|, u|3) -> thu|3. Nothing if the letters
/// do not make a syllable.
[[nodiscard]] std::optional<std::string> joined_word(std::string_view first,
                                                     std::string_view second);

}  // namespace tracuu::analyzers
