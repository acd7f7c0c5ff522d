// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace tracuu::analyzers {

/// The end of an abbreviation with a full stop between single letters that
/// begins at byte `begin` of `text` (NFC): "H.Đ.N.D", "U.B.N.D", "T.Ư". Two
/// capitals or three letters of any case at least, twelve letters at most; a
/// full stop after the last letter is not part of it. Thread-safe.
[[nodiscard]] std::optional<std::size_t> match_dotted_abbreviation(std::string_view text,
                                                                   std::size_t begin);

/// The end of an abbreviation joined by '&' that begins at byte `begin` of
/// `text` (NFC): "VHTT&TT", "GD&ĐT", "LĐTB&XH". Thread-safe.
[[nodiscard]] std::optional<std::size_t> match_joined_abbreviation(std::string_view text,
                                                                   std::size_t begin);

}  // namespace tracuu::analyzers
