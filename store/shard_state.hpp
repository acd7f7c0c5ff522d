// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tracuu::store {

/// How long a remote shard may take, and how often it is looked at. A folder is read like any file.
struct ShardTimes {
  std::chrono::milliseconds connect{1'000};  ///< to be reached
  std::chrono::milliseconds answer{2'000};   ///< for each message, and for a look as a whole
  std::chrono::milliseconds look{1'000};     ///< from one look at a shard to the next

  friend bool operator==(ShardTimes const&, ShardTimes const&) = default;
};

/// Which state of a shard is seen. Two of the same state answer alike.
struct ShardState {
  std::string generation;  ///< of a folder, the one in use; of a remote shard empty
  /// The database's own name, its UUID. Documents keep their numbers within one database.
  std::string database;
  /// Of a folder all commits; of a remote shard up to the last one that recorded its changes
  /// (changed_documents.hpp), as all commits of this program do.
  std::uint64_t commits = 0;
  std::uint64_t announcements = 0;
  std::uint64_t last_document = 0;
  std::uint64_t total_terms = 0;

  friend bool operator==(ShardState const&, ShardState const&) = default;
};

/// The states of all shards, in their order; nothing: that one is missing.
using ShardStates = std::vector<std::optional<ShardState>>;

/// Changes with the database of any shard: "shards-9f1c2ab400000000".
[[nodiscard]] std::string generation_of(ShardStates const& states);

/// Changes with any state. Ends with what is missing: "9f1c2ab400000000.without-2-3".
[[nodiscard]] std::string revision_of(ShardStates const& states);

}  // namespace tracuu::store
