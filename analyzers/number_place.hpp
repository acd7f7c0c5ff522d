// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "analyzers/text_scanner.hpp"

namespace tracuu::analyzers {

// What a number may be that stands in a sentence: of a document, a year, a count. All functions are
// thread-safe. REQUIRES: texts are NFC.

/// A year that people ask for; the state whose documents are searched was founded in the first.
[[nodiscard]] constexpr bool is_document_year(unsigned number) {
  return number >= 1945 && number <= 2099;
}

/// No letter or digit stands before byte `at`.
[[nodiscard]] bool begins_word(std::string_view text, std::size_t at);

/// A number that begins here is not the rest of another: not the 2020 of "30/2020", nor the 250 of
/// "1.250".
[[nodiscard]] bool begins_number_word(std::string_view text, std::size_t at);

/// What stands after a number is counted by it: "5 năm", "30 ngày", "30 người"; "119 ngày 5/1/2023"
/// counts no days.
[[nodiscard]] bool counts_something(TextScanner scanner);

/// No digit, letter, '/' or number goes on after the number before the scanner.
[[nodiscard]] bool number_ends_well(TextScanner const& scanner);

/// "2020" at the scanner, which moves after it, if it counts nothing ("2026 ngan hang nha nuoc"
/// counts no thousands).
[[nodiscard]] std::optional<unsigned> read_document_year(TextScanner& scanner);

}  // namespace tracuu::analyzers
