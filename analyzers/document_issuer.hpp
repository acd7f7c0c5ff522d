// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/text_scanner.hpp"

namespace tracuu::analyzers {

/// Who issued a document, by the symbol that its numbers end in.
struct DocumentIssuer {
  std::string symbol;      ///< folded, upper case: "TTG"; with a term of office, if said: "QH13"
  bool is_symbol = false;  ///< typed as its symbol ("TTg"), not by its name
};

/// The issuer named at the scanner, which moves after it; nothing if there is none. The longest
/// name counts; "và", commas and dashes inside it may be left out, and who signs may stand before
/// it:
///
///     Bộ trưởng Bộ Lao động - Thương binh và Xã hội -> BLDTBXH     BYT, byt        -> BYT
///     Thủ tướng Chính phủ                           -> TTG         sở y tế         -> SYT
///     Quốc hội khóa XIII                            -> QH13        UBTVQH14 -> UBTVQH14
///
/// REQUIRES: the text is NFC.
[[nodiscard]] std::optional<DocumentIssuer> read_document_issuer(TextScanner& scanner);

/// The symbols of all issuers that a name of a unit holds: "BỘ Y TẾ - BỘ TÀI CHÍNH" -> BYT, BTC.
/// REQUIRES: `unit` is NFC. Time is linear in it. Thread-safe.
[[nodiscard]] std::vector<std::string> find_document_issuers(std::string_view unit);

/// Whether the end of a document number ("BTC-BYT", "UBTVQH14", "BNN-TCLN") says that `issuer` is
/// among those who issued it. A term of office that is not asked for may be any, and the older
/// symbols of an issuer are its own too (UB: UBND; BNN: BNNPTNT). Thread-safe.
[[nodiscard]] bool names_issuer(std::string_view number_end, std::string_view issuer);

}  // namespace tracuu::analyzers
