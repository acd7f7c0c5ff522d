// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include "search/matching/asked_words.hpp"

namespace tracuu::search {

/// How much of the words an announcement holds: run with Xapian::CoordWeight, `query` weighs the
/// sum of the weights of the asked-for words that it holds, `weight` at most. A word weighs its
/// inverse frequency, a synonym what the words of its group weigh. Two words side by side weigh
/// theirs besides, as far as they are a word of two syllables. What nothing holds weighs nothing.
struct HeldWords {
  Plan query;
  /// As `query`, of announcements that may weigh kHeldShare of `weight`, and few others: the most
  /// frequent words and pairs that weigh less together only add weight, so that the engine passes
  /// over their postings (Turtle & Flood 1995, "Plan evaluation: strategies and optimizations",
  /// known as MaxScore).
  Plan enough;
  double weight = 0;
  double apart_weight = 0;  ///< the least that an announcement with all words weighs
  /// What holds one of the words as a whole: a synonym, a word of two syllables side by side, or a
  /// syllable that is no part of one. Empty for many words, and if a document is asked for by its
  /// number.
  Plan whole_word;
};

[[nodiscard]] HeldWords held_words(AskedWords const& words);

/// Announcements that hold all groups that are asked for: just these, nothing adds weight. A word
/// that nothing holds is a group that matches nothing.
[[nodiscard]] Plan all_words(AskedWords const& words);

}  // namespace tracuu::search
