// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "schema/date.hpp"

namespace tracuu::schema {

/// What one official document does to another, as its text says it.
enum class RelationKind : std::uint8_t {
  Amends,    ///< changes a part of it: sửa đổi, bổ sung; thay thế, bãi bỏ of an article
  Replaces,  ///< takes its place: thay thế
  Repeals,   ///< ends it: bãi bỏ, hủy bỏ, hết hiệu lực
  Corrects,  ///< puts a slip in it right: đính chính
  Guides,    ///< says how it is carried out: hướng dẫn, quy định chi tiết
  BasedOn,   ///< names it as its ground: căn cứ
};

/// All that the program knows of a kind.
struct RelationRow {
  RelationKind kind;
  std::string_view name;     ///< in JSON and in terms: "amends". Written to disk
  std::string_view inverse;  ///< the same seen from the other document: "amended_by"
};

/// In the order in which they are shown.
inline constexpr std::array kRelations{
    RelationRow{RelationKind::Amends, "amends", "amended_by"},
    RelationRow{RelationKind::Replaces, "replaces", "replaced_by"},
    RelationRow{RelationKind::Repeals, "repeals", "repealed_by"},
    RelationRow{RelationKind::Corrects, "corrects", "corrected_by"},
    RelationRow{RelationKind::Guides, "guides", "guided_by"},
    RelationRow{RelationKind::BasedOn, "based_on", "basis_of"},
};

static_assert([] {
  for (std::size_t i = 0; i < kRelations.size(); ++i) {
    if (static_cast<std::size_t>(kRelations[i].kind) != i) return false;
  }
  return true;
}());

[[nodiscard]] constexpr RelationRow const& relation_row(RelationKind kind) {
  return kRelations[static_cast<std::size_t>(kind)];
}

/// The kind of this name ("amends"); nothing if there is none.
[[nodiscard]] constexpr std::optional<RelationKind> find_relation(std::string_view name) {
  for (RelationRow const& row : kRelations) {
    if (row.name == name) return row.kind;
  }
  return std::nullopt;
}

/// Whether the other document is no longer in force once the one that says so is.
[[nodiscard]] constexpr bool supersedes(RelationKind kind) {
  return kind == RelationKind::Replaces || kind == RelationKind::Repeals;
}

/// What an announcement says of one other document.
struct Relation {
  RelationKind kind = RelationKind::BasedOn;
  std::string number;        ///< of the other document, as written: "15/2020/NĐ-CP"
  std::optional<Date> date;  ///< its day of issue, where it is named beside the number
  std::string evidence;      ///< the sentence that says so, cut if it is very long

  bool operator==(Relation const&) const = default;
};

/// The term of a relation to the document of the normalised number `number`
/// (analyzers/document_number.hpp) of the year `year` ("2020"; "" if it is not said):
/// (Amends, "15/2020/ND-CP", "2020") -> "XRamends:15/2020/ND-CP:2020".
[[nodiscard]] std::string make_relation_term(RelationKind kind, std::string_view number,
                                             std::string_view year);

}  // namespace tracuu::schema
