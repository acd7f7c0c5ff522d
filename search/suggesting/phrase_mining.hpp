// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tracuu::search {

/// Set in a term number of a MinedTitle if no phrase may reach over the place before it.
inline constexpr std::uint32_t kBreakBefore = std::uint32_t{1} << 31;

/// A title in which phrases are looked for.
struct MinedTitle {
  std::string_view text;                 ///< in NFC
  std::span<std::uint32_t const> terms;  ///< numbers of its tokens' terms, in order
  std::int32_t day = 0;                  ///< of publication, in days; any number if unknown
  std::uint16_t site = 0;
  bool is_copy = false;  ///< another MinedTitle has the same words: not counted again
};

/// A phrase that many titles have.
struct FrequentPhrase {
  std::string text;                  ///< in its commonest spelling
  std::vector<std::uint32_t> terms;  ///< without kBreakBefore
  std::uint32_t count = 0;           ///< titles with it, copies not counted
  std::int32_t day = 0;              ///< of the newest of them
  std::vector<std::uint16_t> sites;  ///< of all of them, ascending
};

/// What bounds the work and the result.
struct MiningLimits {
  std::uint32_t least_titles = 3;    ///< that a phrase is in
  std::size_t max_phrases = 20'000;  ///< the most frequent ones are kept
};

/// The phrases of two to five tokens that at least `limits.least_titles` titles have,
/// most frequent first. Grown level by level, from frequent phrases only (Agrawal &
/// Srikant 1994, "Fast Algorithms for Mining Association Rules"), so that memory is
/// about 8 bytes a token of all titles. Left out are phrases
///
///   - that are nearly always (80 %) part of one longer by a token, which says more:
///     "ban nhân dân" beside "ủy ban nhân dân" (closed patterns, Pasquier et al. 1999);
///   - that begin or end with a term for which `may_bound` is false ("của huyện").
///
/// `may_bound` has an element for every term number. Thread-safe.
[[nodiscard]] std::vector<FrequentPhrase> mine_phrases(std::span<MinedTitle const> titles,
                                                       std::vector<bool> const& may_bound,
                                                       MiningLimits limits);

}  // namespace tracuu::search
