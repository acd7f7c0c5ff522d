// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace tracuu::store {

/// What Xapian's replication is shown of an index (xapian-replicate-server, --master
/// index.db/replicated):
///
///     index.db/
///       replicated/XAPIANDB      stub: "auto ../gen-000003-9f1c2ab4/replicated"
///       gen-000003-9f1c2ab4/
///         replicated/            links to the tables and changesets beside it, and a copy of the
///                                version file (iamglass) that a commit replaces last
///
/// A commit of Xapian 1.4 makes a new version file visible, and only then writes its changeset to
/// the disk and gives it its name (glass_database.cc, set_revision_number). A follower that asks in
/// between finds a revision without a changeset and is sent the whole database: measured, every
/// tenth to twentieth commit under load. Here the version file follows when all else is there.

/// Shows `database`, a generation of the index in its parent folder, as it is now. To be called
/// after each commit and before the next one begins, by who holds the WriterLock. What cannot be
/// shown is shown to nobody until the next call: an old version file beside newer tables would make
/// followers copy what does not fit together.
void show_to_replication(std::filesystem::path const& database) noexcept;

/// Whether a generation of the index in `folder` is shown.
[[nodiscard]] bool is_replicated(std::filesystem::path const& folder) noexcept;

/// Whether the generation `database` is shown, or is to be: it is one that is in use, and
/// changesets are kept (changesets.hpp).
[[nodiscard]] bool is_for_replication(std::filesystem::path const& database) noexcept;

}  // namespace tracuu::store
