// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace tracuu::analyzers {

/// Whether a canonical term (analyzers/syllable.hpp) can be a Vietnamese
/// syllable: a known onset, a known rime, spelt together as the orthography
/// asks, and the tone that its coda allows.
///
///     nghieng|6 (nghiêng)  legal
///     ngieng|6  (ngiêng)   not: ngh before e, ê, i
///     cach|1    (cách)     legal
///     cach|     (cach)     not: the codas p t c ch carry sắc or nặng only
///     the|, on|, to|       legal: many English words are
///
/// A grammar, not a list of words: unseen names are legal too. The onsets and
/// rimes are those of the primary-school tables and of published typing
/// engines, joined (the source of each table stands beside it).
/// No allocation; thread-safe.
[[nodiscard]] bool is_legal_syllable(std::string_view term);

}  // namespace tracuu::analyzers
