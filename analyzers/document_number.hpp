// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tracuu::analyzers {

/// A document number in running text: bytes [begin, end).
struct DocumentNumber {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string normalized;  ///< "119/QD-UBND": upper case, đ folded, '-' for all dashes,
                           ///< no blanks, no leading zeros
};

/// The document number that begins at the digit at byte `begin` of `text` (NFC).
/// Forms (Decree 30/2020/NĐ-CP, Appendix I; party bodies reverse the marks):
///
///     119/QĐ-UBND   1517/BNN-HTQT   05/KH–UBND   119 / QĐ - UBND   119 QĐ/UB
///     30/2020/NĐ-CP   176/2025/QH15   1674/NQ-UBTVQH15   66.20/2026/NQ-CP
///     39-CT/TW   12-NQ/HU   119/QĐ/UBND (119/QĐ-UBND)
///
/// Lower case ("119/qd-ubnd") counts where the type of document is a known one.
/// Not document numbers: 24/7, 11/7/2023, 2020-2025. Thread-safe.
[[nodiscard]] std::optional<DocumentNumber> match_document_number(std::string_view text,
                                                                  std::size_t begin);

/// All document numbers of `text` (any normalisation form), in order of
/// appearance, each once. Texts as written, without blanks round '/' and '-'.
[[nodiscard]] std::vector<std::string> find_document_numbers(std::string_view text);

/// The normalised form of a text that is one document number ("119/QĐ-UBND" ->
/// "119/QD-UBND"); nothing if it is not.
[[nodiscard]] std::optional<std::string> normalize_document_number(std::string_view text);

}  // namespace tracuu::analyzers
