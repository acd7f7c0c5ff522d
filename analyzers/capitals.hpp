// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace tracuu::analyzers {

/// Which letters of a word are capitals.
enum class Capitals { None, First, All };

/// Of a word (NFC): a single capital letter is First, "QĐ" All, "iPhone" None.
/// Thread-safe.
[[nodiscard]] Capitals capitals_of(std::string_view word);

/// A word in small letters, written with these capitals: ("thủ", First) -> "Thủ".
/// Other characters than the letters of our alphabet stay as they are.
/// Thread-safe.
[[nodiscard]] std::string with_capitals(std::string_view word, Capitals capitals);

}  // namespace tracuu::analyzers
