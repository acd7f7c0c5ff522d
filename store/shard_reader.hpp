// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "store/shard_health.hpp"
#include "store/shard_opening.hpp"

namespace tracuu::store {

/// The shards of an index as one database, which follows them: commits, new generations, shards
/// that go and come back. A shard that is down is an empty one in its place, so that documents of
/// the others keep their numbers. Has one connection to each remote shard. Not thread-safe.
class ShardReader {
 public:
  explicit ShardReader(std::shared_ptr<ShardHealth> health);

  /// Goes on to what is known of the shards. Costs nothing if that is what it was. Unavailable, or
  /// the error of the first of them, if none can be read.
  [[nodiscard]] base::Result<void> refresh();

  /// Goes on to the newest state of all shards that are open, known or not: a writer has overtaken
  /// the reading of one.
  void renew();

  /// After the reading ended with this error, which is Unavailable: finds the shard that failed.
  /// The next refresh() connects again, or goes without it.
  void recover(base::Error const& failure);

  /// Valid until the next call of the above.
  [[nodiscard]] Xapian::Database const& database() const { return database_; }

  /// The shards that are open, in their order.
  [[nodiscard]] std::vector<Xapian::Database> open_databases() const;

  /// The places of those that are not, from 0.
  [[nodiscard]] std::vector<std::size_t> const& missing() const { return missing_; }

  /// Changes with the database of any shard: documents keep their numbers within one.
  [[nodiscard]] std::string const& generation() const { return generation_; }

  /// Changes with the state of any shard, and when one goes or comes back.
  [[nodiscard]] std::string const& revision() const { return revision_; }

  [[nodiscard]] ShardHealth const& health() const { return *health_; }

 private:
  using Clock = ShardHealth::Clock;

  /// A shard that is open.
  struct Opened {
    OpenShard shard;
    Clock::time_point seen_at;  ///< when it was opened or reopened
  };

  [[nodiscard]] bool follow(std::size_t place);
  [[nodiscard]] bool open(std::size_t place);
  [[nodiscard]] bool reopen(std::size_t place);
  void close_remote();
  void compose();
  [[nodiscard]] base::Error why_none() const;

  std::shared_ptr<ShardHealth> health_;
  std::vector<std::optional<Opened>> opened_;
  std::uint64_t changes_ = 0;  ///< ShardHealth::changes() that have been followed; 0: none
  Clock::time_point last_used_{};
  Xapian::Database database_;
  std::vector<std::size_t> missing_;
  std::string generation_;
  std::string revision_;
};

}  // namespace tracuu::store
