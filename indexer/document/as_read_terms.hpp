// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "analyzers/token.hpp"
#include "schema/announcement.hpp"

namespace tracuu::indexer {

/// A term of a word as a machine misread it, to be added beside the one that was put right.
struct AsReadTerm {
  std::size_t token = 0;  ///< stands where this token of the text does
  std::string text;       ///< of the term
  bool has_position = true;
};

/// The words and pairs of words of `repairs` as they were read, so that both spellings are found,
/// in phrases, too: "bổ sung" that was read "bỗ sung" adds bo|4 at the place of bo|3, and bo
/// sung|4,. `tokens` are those of a text (analyzer "vi") that begins at byte `text_begin` of the
/// body; of the repairs, which are in order, those that begin in bytes [text_begin, text_end) are
/// looked at. In the order of tokens. Linear in repairs, with a search among the tokens for each.
[[nodiscard]] std::vector<AsReadTerm> as_read_terms(analyzers::TokenList const& tokens,
                                                    std::span<schema::Repair const> repairs,
                                                    std::size_t text_begin, std::size_t text_end);

}  // namespace tracuu::indexer
