// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace tracuu::search {

/// What is known of a shard.
struct ShardStats {
  std::string address;
  bool is_up = false;
  std::size_t announcements = 0;  ///< of one that is down, those that it last had
  std::string failure{};          ///< why it is down
};

/// How large an index is, and what it spans.
struct IndexStats {
  std::size_t announcements = 0;
  std::size_t terms = 0;    ///< distinct terms; 0 if there are remote shards: not counted
  double mean_terms = 0;    ///< mean length of a document in terms
  std::uint64_t bytes = 0;  ///< on the disk of this machine
  std::string first_date;   ///< ISO, empty if no announcement is dated
  std::string last_date;
  std::string schema_version;
  std::string revision;              ///< changes with every commit
  std::string generation;            ///< changes with every full build
  std::vector<ShardStats> shards{};  ///< none if the index is one folder
};

/// Which database is searched, and which of its commits.
struct IndexIdentity {
  std::string uuid;            ///< a replica has that of the original; a full build has another
  std::uint64_t revision = 0;  ///< one more with every commit

  friend bool operator==(IndexIdentity const&, IndexIdentity const&) = default;
};

}  // namespace tracuu::search
