// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "search/api/suggestion.hpp"
#include "search/suggesting/suggestion_index.hpp"

namespace tracuu::search {

/// What may be meant by what has been typed so far, best first, no text twice.
///
/// A candidate fits if it holds all words of `typed` (search/suggesting/typed_words.hpp); a phrase
/// has to begin with them. Document numbers are found by their beginning
/// (search/suggesting/typed_number.hpp). The order:
///
///   1. those that begin with what was typed, then those that hold it in a row, then
///      those that hold the words anywhere: who types goes on at the end;
///   2. within these, by suggestion_score (use and date, search/suggesting/suggestion_builder.hpp).
///
/// Titles, which lead to one announcement, and everything else, which is searched for,
/// get half of the places each; what one of them leaves free the other takes: frequent
/// phrases would crowd out all titles, or else never be seen.
///
/// Nothing if fewer than two letters or digits were typed, for text that is not UTF-8 or
/// longer than kMaxTypedCodePoints, and for a site that nothing comes from. Time: below a
/// few milliseconds for any text; it grows with the candidates that hold the rarest of
/// the words. Thread-safe.
[[nodiscard]] std::vector<Suggestion> suggest(SuggestionIndex const& index, std::string_view typed,
                                              SuggestOptions const& options);

}  // namespace tracuu::search
