// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <optional>

namespace tracuu::search {

/// A word beside the one that is judged: in how many announcements it is, and in how many the
/// two stand side by side, in the order of the text.
struct NeighbourCounts {
  Xapian::doccount word = 0;
  Xapian::doccount pair = 0;
};

/// A word and what stands beside it, counted in announcements.
struct FitCounts {
  Xapian::doccount word = 0;
  std::optional<NeighbourCounts> left;
  std::optional<NeighbourCounts> right;
};

/// How well a word stands where it does, as a logarithm: only differences between words at one
/// place mean something. The language model of a noisy channel (Kernighan, Church & Gale 1990,
/// "A spelling correction program based on a noisy channel model"): a bigram model with
/// Dirichlet smoothing (Zhai & Lafferty 2004), over the index's own counts, read to the left and
/// to the right,
///
///     u log P(word)  +  log P(word | left) / P(word)  +  log P(right | word) / P(right)
///
/// with u < 1, since counts of announcements flatten what is common. Thread-safe.
[[nodiscard]] double word_fit(FitCounts const& counts, Xapian::doccount document_count);

}  // namespace tracuu::search
