// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/text_scanner.hpp"

namespace tracuu::analyzers {

/// A type of official document. Several rows may share a symbol, because
/// folding makes ĐA and DA one, or because practice gives one symbol twice
/// (L is luật and lệnh); and a type may have an older symbol in a row below.
struct DocumentType {
  std::string_view symbol;  ///< as in a normalised document number: "QD"
  std::string_view typed;   ///< the symbol in lower case with its marks: "qđ"
  std::string_view name;    ///< lower case, NFC: "quyết định"
};

/// Sources: Decree 30/2020/NĐ-CP, Appendix III (administrative types, and the
/// older symbols of Circular 01/2011/TT-BNV); the Law on Promulgation of Legal
/// Documents (normative types); party practice (KL, QĐi, CV);
/// Ordinance 01/2012/UBTVQH13 (VBHN). A name that goes
/// on another name stands above it.
inline constexpr std::array kDocumentTypes{
    DocumentType{"QD", "qđ", "quyết định"},
    DocumentType{"ND", "nđ", "nghị định"},
    DocumentType{"TTLT", "ttlt", "thông tư liên tịch"},
    DocumentType{"TT", "tt", "thông tư"},
    DocumentType{"NQLT", "nqlt", "nghị quyết liên tịch"},
    DocumentType{"NQ", "nq", "nghị quyết"},
    DocumentType{"CT", "ct", "chỉ thị"},
    DocumentType{"KH", "kh", "kế hoạch"},
    DocumentType{"TB", "tb", "thông báo"},
    DocumentType{"BC", "bc", "báo cáo"},
    DocumentType{"HD", "hd", "hướng dẫn"},
    DocumentType{"CV", "cv", "công văn"},
    DocumentType{"CTR", "ctr", "chương trình"},
    DocumentType{"TTR", "ttr", "tờ trình"},
    DocumentType{"DA", "đa", "đề án"},
    DocumentType{"DA", "da", "dự án"},
    DocumentType{"PA", "pa", "phương án"},
    DocumentType{"QC", "qc", "quy chế"},
    DocumentType{"QYD", "qyđ", "quy định"},
    DocumentType{"QDI", "qđi", "quy định"},
    DocumentType{"CD", "cđ", "công điện"},
    DocumentType{"TC", "tc", "thông cáo"},
    DocumentType{"BB", "bb", "biên bản"},
    DocumentType{"HD", "hđ", "hợp đồng"},
    DocumentType{"KL", "kl", "kết luận"},
    DocumentType{"GM", "gm", "giấy mời"},
    DocumentType{"GGT", "ggt", "giấy giới thiệu"},
    DocumentType{"GUQ", "guq", "giấy ủy quyền"},
    DocumentType{"UQ", "uq", "giấy ủy quyền"},
    DocumentType{"GNP", "gnp", "giấy nghỉ phép"},
    DocumentType{"NP", "np", "giấy nghỉ phép"},
    DocumentType{"BGN", "bgn", "bản ghi nhớ"},
    DocumentType{"GN", "gn", "bản ghi nhớ"},
    DocumentType{"BTT", "btt", "bản thỏa thuận"},
    DocumentType{"TTH", "tth", "bản thỏa thuận"},
    DocumentType{"PG", "pg", "phiếu gửi"},
    DocumentType{"PC", "pc", "phiếu chuyển"},
    DocumentType{"PB", "pb", "phiếu báo"},
    DocumentType{"VBHN", "vbhn", "văn bản hợp nhất"},
    DocumentType{"HP", "hp", "hiến pháp"},
    DocumentType{"PL", "pl", "pháp lệnh"},
    DocumentType{"L", "l", "bộ luật"},
    DocumentType{"L", "l", "luật"},
    DocumentType{"L", "l", "lệnh"},
};

/// Symbols seen in document numbers that are no type of Decree 30/2020/NĐ-CP or
/// have no settled name: copies (SY, TrS, SL), procedures, working schedules …
inline constexpr std::array<std::string_view, 8> kUnnamedTypeSymbols{"SY", "TRS", "SL",  "QT",
                                                                     "TH", "LCT", "DCT", "HDLT"};

/// True for the symbols of both tables ("QD"); `symbol` is folded, upper case.
[[nodiscard]] bool is_document_type_symbol(std::string_view symbol);

/// The symbol of a type named by its symbol or its name, in any case and
/// Unicode form, with its marks or with none: "QĐ", "qd", "Quyết định", "quyet
/// dinh" -> "QD". Nothing if `text` is anything else. Thread-safe.
[[nodiscard]] std::optional<std::string> document_type_symbol(std::string_view text);

/// The names of the types with this symbol ("QD" -> {"quyết định"}, "DA" ->
/// {"đề án", "dự án"}); none if no type has it. Thread-safe.
[[nodiscard]] std::vector<std::string_view> document_type_names(std::string_view symbol);

/// The type whose name stands at the scanner, which moves after it; null if
/// there is none. REQUIRES: the text is NFC.
[[nodiscard]] DocumentType const* read_document_type_name(TextScanner& scanner);

/// The type whose symbol ("QĐ", "qd") stands at the scanner, which moves after it; null if there is
/// none.
[[nodiscard]] DocumentType const* read_document_type_symbol(TextScanner& scanner);

}  // namespace tracuu::analyzers
