// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace tracuu::indexer {

/// What a value stands for that a source has under a name.
enum class NamedField {
  Id,
  Url,
  Addresses,  ///< others of the announcement
  Origin,     ///< an address, or the name of a site
  Title,
  Abstract,
  Body,
  Date,
  Site,
  Unit,
  Author,
  Place,
  Number,      ///< the document's own number, "912/QĐ-UBND"
  Numbers,     ///< several
  Cites,       ///< numbers of other documents
  NumberPart,  ///< "912" of it
  SymbolPart,  ///< "QĐ-UBND" of it
  Attachments,
  Category,
  Language,
  Charset,
  Line,     ///< no field of ours: it becomes a line of the text, "Người ký: …"
  Nothing,  ///< of no use to readers: the number of the row, the time of a change
};

/// How many there are.
constexpr std::size_t kNamedFields = static_cast<std::size_t>(NamedField::Nothing) + 1;

/// A name that is known.
struct FieldName {
  std::string_view name;  ///< letters and digits without marks, in lower case: "ngaybanhanh"
  NamedField field = NamedField::Nothing;
  std::string_view label = "";  ///< of a Line: "Người ký"
  /// Place in the table: of two names for one field that have a value the lower one counts.
  std::size_t rank = 0;
};

/// What a key of JSON or a column of a table stands for: the keys of our own JSON, or names that
/// agencies and portals use, in any case, with or without marks, words joined by blanks, "_", "-"
/// or nothing: "so_ky_hieu", "Số/Ký hiệu", "soKyHieu". What stands in brackets, and "văn bản" at
/// the end, need not be there. Nothing for a name that is not in the table. `name` is UTF-8.
/// Thread-safe.
///
/// Sources of the names: the registers of documents of Decree 30/2020/NĐ-CP, Appendix IV (văn bản
/// đi, văn bản đến); the lists of documents in a file of Circular 05/2025/TT-BNV; the metadata of
/// Circular 02/2019/TT-BNV (CodeNumber, CodeNotation, IssuedDate, OrganName, Subject …); the
/// headings of the document tables of portals.
[[nodiscard]] std::optional<FieldName> find_field_name(std::string_view name);

}  // namespace tracuu::indexer
