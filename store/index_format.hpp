// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace tracuu::store {

/// Version of all that is written to an index: terms, prefixes, slots, stored
/// form. Raised with every change that needs a re-index (docs/index-format.md).
inline constexpr std::string_view kSchemaVersion = "8";

/// Keys of the database's metadata.
inline constexpr std::string_view kSchemaVersionKey = "tracuu.schema_version";

/// What the keys of the ledger of files begin with (indexer/file_ledger.hpp).
inline constexpr std::string_view kFileKeyPrefix = "tracuu.file:";

/// What the keys of tombstones begin with (store/tombstones.hpp).
inline constexpr std::string_view kTombstoneKeyPrefix = "tracuu.deleted:";

/// What the keys of records of changed documents begin with (store/changed_documents.hpp).
inline constexpr std::string_view kChangedKeyPrefix = "tracuu.changed:";

/// Stands between the types of one announcement in their value slot. Written to disk.
inline constexpr char kTypeSeparator = ' ';

/// Gap of positions between fields of one announcement, so that no phrase
/// crosses from one into the next. Written to disk.
inline constexpr unsigned kFieldPositionGap = 100;

}  // namespace tracuu::store
