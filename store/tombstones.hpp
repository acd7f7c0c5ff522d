// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "store/tombstone.hpp"

namespace tracuu::store {

// The tombstones of an index, in the metadata of its database: they come and go with
// the changes that they are about, in one commit, and end with a full build. All of
// these may throw Xapian::Error.

/// Leaves a tombstone for `document`, which is about to be deleted at `deleted`.
void set_tombstone(Xapian::WritableDatabase& database, Xapian::Document const& document,
                   schema::Instant deleted);

/// Takes away that of `id`, which is put in again. Does nothing if there is none.
void remove_tombstone(Xapian::WritableDatabase& database, std::string_view id);

/// Nothing if `id` was not deleted since the last full build, or is in one of the shards now.
[[nodiscard]] std::optional<Tombstone> find_tombstone(std::vector<Xapian::Database> const& shards,
                                                      std::string_view id);

/// Visits the tombstones after that of `after` ("": all) in an order that never changes,
/// until `visit` returns false. Tombstones of several shards come in one order, each once, without
/// the ones of announcements that are in another shard now.
void for_each_tombstone(std::vector<Xapian::Database> const& shards, std::string_view after,
                        std::function<bool(Tombstone const&)> const& visit);

}  // namespace tracuu::store
