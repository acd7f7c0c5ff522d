// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "search/suggesting/suggestion_index.hpp"

namespace tracuu::search {

/// A document number that was begun to be typed, and what of its text was typed.
struct NumberHit {
  CandidateId candidate = 0;
  Stretch match;
};

/// The document numbers that `typed` (NFC, valid UTF-8) begins, at most `limit`, best
/// first; of `site` only if one is given. Case, đ for d, leading zeros, kinds of dashes
/// and blanks make no difference, and the marks between the parts may be left out:
///
///     119/Q, 119 qđ, 119qdub  ->  119/QĐ-UBND, …      302020nd -> 30/2020/NĐ-CP
///     119                     ->  119/QĐ-UBND, …, then 1190/QĐ-UBND, …
///
/// Words may stand before it if the last is "số", or if it goes on after its digits:
/// "quyết định 119/Q". Time: the document numbers with these first digits, and of
/// those without marks at most 5,000. Thread-safe.
[[nodiscard]] std::vector<NumberHit> suggested_numbers(SuggestionIndex const& index,
                                                       std::string_view typed, std::size_t limit,
                                                       std::optional<std::uint16_t> site);

}  // namespace tracuu::search
