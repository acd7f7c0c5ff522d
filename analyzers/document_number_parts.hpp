// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tracuu::analyzers {

/// What a document number says, folded and in upper case; "" = not said.
struct DocumentNumberParts {
  std::string number;
  std::string year;
  std::string type;    ///< "QD"
  std::string issuer;  ///< "UBND", with its unit: "BNN-HTQT"

  bool operator==(DocumentNumberParts const&) const = default;
};

/// The parts of a normalised document number (document_number.hpp):
///
///     30/2020/ND-CP    -> 30, 2020, ND, CP       119/QD-UBND   -> 119, "", QD, UBND
///     176/2025/QH15    -> 176, 2025, "", QH15    1517/BNN-HTQT -> 1517, "", "", BNN-HTQT
///     66.20/2026/NQ-CP -> 66.20, 2026, NQ, CP
///     1674/NQ-UBTVQH15 -> 1674, "", NQ, UBTVQH15 39-CT/TW      -> 39, "", CT, TW
///
/// Nothing if `normalized` has not that form. Thread-safe.
[[nodiscard]] std::optional<DocumentNumberParts> split_document_number(std::string_view normalized);

}  // namespace tracuu::analyzers
