// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace tracuu::analyzers {

/// Where the digits begin in a word for what is numbered, typed without a blank before its number:
///
///     so2, Số2 -> 2 (bytes; 4 with marks)    quy2, dieu5, phuong12    not: uy3, hoa1, covid19
///
/// The letters have the word's marks or none, in any Unicode form that is NFC. VNI writes tones as
/// such digits ("so2" is sò): which one was meant is for the caller to say. Thread-safe.
[[nodiscard]] std::optional<std::size_t> numbered_word_digits(std::string_view word);

/// True for the term of a word for what is numbered: that of "khóa" is, that of "khoa" is not.
/// Thread-safe.
[[nodiscard]] bool is_numbered_word(std::string_view term);

}  // namespace tracuu::analyzers
