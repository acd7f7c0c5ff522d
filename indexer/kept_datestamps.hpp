// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "schema/instant.hpp"
#include "store/index_folder.hpp"

namespace tracuu::indexer {

/// When the announcements of an index were last written to it, known by their ids and by what they
/// hold: a full build that finds one unchanged keeps its time, so that who harvests is not told of
/// it again. 24 bytes an announcement. Thread-safe: it never changes.
class KeptDatestamps {
 public:
  KeptDatestamps() = default;  ///< of no index

  /// Of the generation in use; none if there is none that this program can read: then all is new.
  [[nodiscard]] static KeptDatestamps of(store::IndexFolder const& folder);

  /// The time of the announcement with this id and this content_hash; nothing if the index has
  /// none, or one that holds something else.
  [[nodiscard]] std::optional<schema::Instant> find(std::string_view id,
                                                    std::string_view content_hash) const;

  [[nodiscard]] std::size_t size() const { return stamps_.size(); }

 private:
  struct Stamp {
    std::uint64_t id;       ///< its hash
    std::uint64_t content;  ///< content_hash
    schema::Instant indexed;
  };

  std::vector<Stamp> stamps_;  ///< by id
};

}  // namespace tracuu::indexer
