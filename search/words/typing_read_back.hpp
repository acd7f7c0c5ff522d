// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <optional>
#include <string>

#include "search/words/word_reading.hpp"

namespace tracuu::search {

/// The text of `reading` as it would have been with the input method on, where it was
/// typed with it off:
///
///     uyr ban nhaan daan  (Telex)  ->  uỷ ban nhân dân
///     uy3 ban nha6n da6n  (VNI)    ->  uỷ ban nhân dân
///
/// Nothing unless some words are in (almost) no announcement and give legal
/// syllables when read back, and no more words are neither that nor Vietnamese:
/// Telex is ambiguous with ordinary strings ("tax", "his"). Beside words with marks,
/// only unknown words are read back. `reading.text` is what was read. Thread-safe.
[[nodiscard]] std::optional<std::string> read_back_typing(TextReading const& reading,
                                                          Xapian::doccount document_count);

}  // namespace tracuu::search
