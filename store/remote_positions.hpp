// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <chrono>
#include <cstddef>
#include <optional>
#include <vector>

#include "store/remote_batch.hpp"
#include "store/shard_address.hpp"

namespace tracuu::store {

/// Reads positions in documents of shards that are searched as one database: of each remote shard
/// all at once, by a connection of its own (remote_batch.hpp), which is opened when it is first
/// needed. Not thread-safe.
class RemotePositions {
 public:
  /// Of these shards, in the order in which they are in the database.
  explicit RemotePositions(std::vector<ShardAddress> shards,
                           std::chrono::milliseconds connect = std::chrono::milliseconds(1'000),
                           std::chrono::milliseconds answer = std::chrono::milliseconds(2'000));

  /// For each question, where the term stands in the document, in order. `parts` are the databases
  /// of `database` that are open: a shard that is in another state now, or fails, is asked through
  /// `database`, one by one. May throw Xapian::Error.
  [[nodiscard]] std::vector<Positions> read(Xapian::Database const& database,
                                            std::vector<Xapian::Database> const& parts,
                                            std::vector<PositionsQuestion> const& questions);

 private:
  using Clock = std::chrono::steady_clock;

  struct Place {
    ShardAddress shard;
    std::optional<RemoteBatch> batch;
    Clock::time_point not_before{};  ///< a shard that failed is left alone until then
  };

  /// What one shard is asked.
  struct Asked {
    std::vector<std::size_t> places;  ///< among all questions
    std::vector<PositionsQuestion> questions;
    std::size_t answered = 0;      ///< of them, the first ones
    std::size_t waiting = 0;       ///< sent, and not answered yet
    RemoteBatch* batch = nullptr;  ///< null: through Xapian's connection
  };

  [[nodiscard]] bool ask_all(std::vector<Asked>& asked);
  void read_all(std::vector<Asked>& asked, std::vector<Positions>& answers);
  [[nodiscard]] RemoteBatch* batch_of(Place& place, std::vector<DatabaseFigures> const& states);
  void leave_alone(Place& place);

  std::vector<Place> places_;
  std::chrono::milliseconds connect_;
  std::chrono::milliseconds answer_;
};

}  // namespace tracuu::store
