// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "base/result.hpp"
#include "store/shard_list.hpp"
#include "store/shard_state.hpp"

namespace tracuu::store {

/// What is known of a shard.
struct ShardStatus {
  using Clock = std::chrono::steady_clock;

  bool is_up = false;                    ///< it is searched
  std::optional<ShardState> state{};     ///< the newest that was seen; none if it never was up
  std::optional<base::Error> failure{};  ///< the last one; that for which it is down, if it is
  Clock::time_point seen_at{};           ///< when `state` was seen, or the failure
  Clock::time_point changed_at{};        ///< since when it is up, or down
  Clock::time_point next_look{};
  std::uint64_t all_failures = 0;  ///< how often it went down, or could not be reached again
};

/// Which shards of an index answer, and in which state they are: what all who search it in one
/// process know together, so that one of them waits for a shard that is gone and the others do not.
///
/// A shard is looked at by a connection of its own, for one that is open sees no new generation,
/// and does not connect again when its server is back. One that fails is down. It is looked at
/// again after half a second, then after twice as long each time, up to fifteen seconds; a shard
/// that fails again soon after it came back goes on from where that was. Thread-safe.
class ShardHealth {
 public:
  using Clock = ShardStatus::Clock;
  /// Opens a shard and says its state.
  using Look = std::function<base::Result<ShardState>(ShardAddress const&, ShardTimes const&)>;

  /// Has looked at nothing yet.
  ShardHealth(ShardList index, ShardTimes times);
  ShardHealth(ShardList index, ShardTimes times, Look look);

  [[nodiscard]] ShardList const& index() const { return index_; }
  [[nodiscard]] ShardTimes const& times() const { return times_; }

  /// Of the shard at this place of the list, from 0.
  [[nodiscard]] ShardStatus status(std::size_t shard) const;
  [[nodiscard]] std::vector<ShardStatus> statuses() const;

  /// The states of those that are up.
  [[nodiscard]] ShardStates states() const;

  /// Rises whenever the status of a shard changes to another state, up or down.
  [[nodiscard]] std::uint64_t changes() const { return changes_.load(std::memory_order_acquire); }

  /// True if somebody has called look() for every shard.
  [[nodiscard]] bool has_looked() const;

  /// Looks at a shard now; waits for it as long as its times allow. While another thread looks at
  /// it, its look is waited for, and counts.
  void look(std::size_t shard);

  /// Looks at all shards whose time it is, at once.
  void look_at_due();

  /// Looks at all shards, at once.
  void look_at_all();

  /// A watcher calls look() when it is time: readers need not.
  void set_watched(bool is_watched) { is_watched_ = is_watched; }
  [[nodiscard]] bool is_watched() const { return is_watched_; }

  /// A reader has seen the shard in this state, by a connection that it made at `seen_at`.
  void note_state(std::size_t shard, ShardState const& state, Clock::time_point seen_at);

  /// A reader has waited for the shard in vain. Does nothing if it is down already.
  void note_failure(std::size_t shard, base::Error const& failure);

 private:
  struct Entry {
    ShardStatus status;
    unsigned failures = 0;  ///< of late: how long it is left alone
    bool is_looked_at = false;
    bool was_looked_at = false;
  };

  [[nodiscard]] base::Result<ShardState> seen_by(Look const& look, ShardAddress const& shard) const;
  void look_at(std::vector<std::size_t> const& shards);
  void settle_up(std::size_t shard, ShardState const& state, Clock::time_point seen_at);
  void settle_down(std::size_t shard, base::Error const& failure);
  [[nodiscard]] std::chrono::milliseconds pause_of(std::size_t shard) const;

  ShardList const index_;
  ShardTimes const times_;
  Look const look_;
  std::atomic<std::uint64_t> changes_{1};
  std::atomic<bool> is_watched_{false};
  mutable std::mutex mutex_;  ///< guards entries_
  std::condition_variable look_ends_;
  std::vector<Entry> entries_;
};

/// What all who search this index in this process know of it; it goes with the last of them.
/// `times` are those of the first. Thread-safe.
[[nodiscard]] std::shared_ptr<ShardHealth> shared_shard_health(ShardList const& index,
                                                               ShardTimes const& times);

}  // namespace tracuu::store
