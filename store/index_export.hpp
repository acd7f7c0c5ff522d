// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>

#include "base/result.hpp"
#include "schema/announcement.hpp"
#include "store/shard_list.hpp"

namespace tracuu::store {

struct ExportReport {
  std::size_t announcements = 0;
  /// A writer committed so often that the state it began with was gone: what was
  /// handed out after this many announcements is of a later state. Else 0.
  std::size_t overtaken_at = 0;
};

/// Hands every announcement of the index in use to `take`, in document order, in constant memory.
/// An Error of `take` ends the export and is returned.
///
/// The index may be in use. Without a writer, or while one commits no more than
/// once, the announcements are those of one commit. If a writer commits more often the export goes
/// on after the last document on the newest commit: an announcement that is in the
/// index all the time comes exactly once, as it was before or after a change.
///
/// IndexMissing, IndexCorrupt, SchemaMismatch; Busy if the index was rebuilt and
/// the old one had to be opened again.
[[nodiscard]] base::Result<ExportReport> export_index(
    ShardList const& index,
    std::function<base::Result<void>(schema::Announcement const&)> const& take);

}  // namespace tracuu::store
