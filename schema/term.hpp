// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "schema/field.hpp"

namespace tracuu::schema {

/// Xapian refuses longer terms (bytes, after its own escaping of zero bytes).
inline constexpr std::size_t kMaxTermBytes = 245;

/// The term of `field` for a token's text: (Title, "van|65") -> "Svan|65".
[[nodiscard]] std::string make_term(FieldId field, std::string_view token_text);

/// The term that is in just one document: "Q" + id; a long id, or one with a
/// zero byte, is cut and a hash of all of it added.
[[nodiscard]] std::string make_id_term(std::string_view id);

/// The term by which an announcement names a document that it links to
/// (FieldId::Attachment), or by which a document is found (FieldId::File): the
/// same for all ways to write one `location` (schema/file_location.hpp).
[[nodiscard]] std::string make_location_term(FieldId field, std::string_view location);

/// The term by which an announcement is found at a web address, its own or another one under which
/// it was published: one for all ways to write it (schema/web_address.hpp). "" for what is no web
/// address.
[[nodiscard]] std::string make_address_term(std::string_view address);

/// The term of all announcements that have this id (schema::address_ids) in one of their addresses.
[[nodiscard]] std::string make_address_id_term(std::string_view id);

/// The term that all announcements of one file share: "XS" + its absolute path,
/// cut as an id is.
[[nodiscard]] std::string make_file_term(std::string_view path);

/// Whether make_file_term keeps this much of a path as it is.
inline constexpr std::size_t kMaxPlainTermBytes = 200;

/// 64-bit FNV-1a (base/fnv.hpp) in 16 hex digits. Written to disk.
[[nodiscard]] std::string hash_hex(std::string_view bytes);

}  // namespace tracuu::schema
