// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "schema/announcement.hpp"

namespace tracuu::schema {

enum class FieldId : std::uint8_t {
  Text,
  Id,
  Title,
  Author,
  Unit,
  Place,
  Number,
  Type,
  Site,
  Category,
  Language,
  Attachment,
  File,
  Published,
  ContentHash,
  LeadEnd,
  Fingerprint,
  SourceFile,
  Indexed,
  Charset,
  FileType,
  OwnNumber,
  Cites,
  PicturePages,
  Relation,
  Issued,
  Effective,
  Expires,
  InForce,
  Address,
  FileHash,
};

/// One row says all about a field of the index.
struct Field {
  FieldId id;
  std::string_view name;  ///< in queries ("title:") and parameters
  std::string_view
      vietnamese;             ///< the same in Vietnamese, folded: "tieu_de:"; "" = not for queries
  std::string_view prefix;    ///< of its terms, by Xapian's conventions; "" = no prefix
  std::string_view analyzer;  ///< "vi", "raw", or "" if it has no terms
  bool has_positions;         ///< can be searched for phrases
  std::optional<std::uint32_t> value_slot;
  /// What the field is made of: its terms by `analyzer`, and its value, if it has a slot, as one
  /// name (analyzers/whole_name.hpp). Null for fields that are made in a way of their own.
  std::string Announcement::* text;
};

/// The fields. Prefixes and slots are written to disk: changing one needs a new
/// kSchemaVersion. Prefixes follow Xapian's published conventions (A author,
/// S subject, H host, K keyword, L language, Q unique id, E extension, X… ours). `Text` is
/// what a plain query word searches: title, abstract, body, unit, author, place. `Number` is every
/// document number of an announcement, `OwnNumber` its own; what it cites is the difference, so
/// that `Cites` needs no terms.
inline constexpr std::array<Field, 31> kFields{{
    {FieldId::Text, "text", "noi_dung", "", "vi", true, std::nullopt, nullptr},
    {FieldId::Id, "id", "ma", "Q", "", false, 1, nullptr},
    {FieldId::Title, "title", "tieu_de", "S", "vi", true, std::nullopt, &Announcement::title},
    {FieldId::Author, "author", "tac_gia", "A", "vi", true, 10, &Announcement::author},
    {FieldId::Unit, "unit", "don_vi", "XU", "vi", true, 6, &Announcement::unit},
    {FieldId::Place, "place", "noi", "XP", "vi", true, 7, &Announcement::place},
    {FieldId::Number, "number", "so", "XN", "", false, std::nullopt, nullptr},
    {FieldId::Type, "type", "loai", "XT", "", false, 9, nullptr},
    {FieldId::Site, "site", "trang", "H", "raw", false, 5, &Announcement::site},
    {FieldId::Category, "category", "muc", "K", "raw", false, 8, &Announcement::category},
    {FieldId::Language, "language", "ngon_ngu", "L", "raw", false, std::nullopt,
     &Announcement::language},
    {FieldId::Attachment, "attachment", "", "XA", "", false, std::nullopt, nullptr},
    {FieldId::File, "file", "", "XF", "", false, std::nullopt, nullptr},
    {FieldId::Published, "date", "ngay", "", "", false, 0, nullptr},
    {FieldId::ContentHash, "content_hash", "", "", "", false, 2, nullptr},
    {FieldId::LeadEnd, "lead_end", "", "", "", false, 3, nullptr},
    {FieldId::Fingerprint, "fingerprint", "", "", "", false, 4, nullptr},
    {FieldId::SourceFile, "source_file", "", "XS", "", false, std::nullopt, nullptr},
    {FieldId::Indexed, "indexed", "", "", "", false, 20, nullptr},
    {FieldId::Charset, "charset", "bang_ma", "XC", "raw", false, 11, &Announcement::charset},
    {FieldId::FileType, "filetype", "loai_tep", "E", "raw", false, 12, &Announcement::filetype},
    {FieldId::OwnNumber, "own_number", "", "XO", "", false, 13, nullptr},
    {FieldId::Cites, "cites", "vien_dan", "", "", false, std::nullopt, nullptr},
    {FieldId::PicturePages, "picture_pages", "", "", "", false, 14, nullptr},
    {FieldId::Relation, "relation", "", "XR", "", false, std::nullopt, nullptr},
    {FieldId::Issued, "issued", "", "", "", false, 15, nullptr},
    {FieldId::Effective, "effective", "", "", "", false, 16, nullptr},
    {FieldId::Expires, "expires", "", "", "", false, 17, nullptr},
    {FieldId::InForce, "in-force", "con_hieu_luc", "", "", false, std::nullopt, nullptr},
    {FieldId::Address, "address", "", "XW", "", false, std::nullopt, nullptr},
    {FieldId::FileHash, "file_hash", "", "XH", "", false, std::nullopt, nullptr},
}};

[[nodiscard]] constexpr Field const& field(FieldId id) {
  return kFields[static_cast<std::size_t>(id)];
}

static_assert([] {
  for (std::size_t i = 0; i < kFields.size(); ++i) {
    if (static_cast<std::size_t>(kFields[i].id) != i) return false;
  }
  return true;
}());

/// The field that a query names, in English or (folded) Vietnamese; null if none.
[[nodiscard]] constexpr Field const* find_field(std::string_view folded_name) {
  for (Field const& row : kFields) {
    if (row.vietnamese.empty()) continue;
    if (row.name == folded_name || row.vietnamese == folded_name) return &row;
  }
  return nullptr;
}

/// Slots by name, for the code that reads values.
inline constexpr std::uint32_t kDateSlot = *field(FieldId::Published).value_slot;
inline constexpr std::uint32_t kIdSlot = *field(FieldId::Id).value_slot;
inline constexpr std::uint32_t kContentHashSlot = *field(FieldId::ContentHash).value_slot;
inline constexpr std::uint32_t kLeadEndSlot = *field(FieldId::LeadEnd).value_slot;
inline constexpr std::uint32_t kFingerprintSlot = *field(FieldId::Fingerprint).value_slot;
inline constexpr std::uint32_t kSiteSlot = *field(FieldId::Site).value_slot;
inline constexpr std::uint32_t kUnitSlot = *field(FieldId::Unit).value_slot;
inline constexpr std::uint32_t kPlaceSlot = *field(FieldId::Place).value_slot;
inline constexpr std::uint32_t kCategorySlot = *field(FieldId::Category).value_slot;
inline constexpr std::uint32_t kTypeSlot = *field(FieldId::Type).value_slot;
inline constexpr std::uint32_t kFileTypeSlot = *field(FieldId::FileType).value_slot;
inline constexpr std::uint32_t kOwnNumberSlot = *field(FieldId::OwnNumber).value_slot;
inline constexpr std::uint32_t kPicturePagesSlot = *field(FieldId::PicturePages).value_slot;
inline constexpr std::uint32_t kIssuedSlot = *field(FieldId::Issued).value_slot;
inline constexpr std::uint32_t kEffectiveSlot = *field(FieldId::Effective).value_slot;
inline constexpr std::uint32_t kExpiresSlot = *field(FieldId::Expires).value_slot;
inline constexpr std::uint32_t kIndexedSlot = *field(FieldId::Indexed).value_slot;

}  // namespace tracuu::schema
