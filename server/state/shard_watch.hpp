// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "store/shard_health.hpp"

namespace tracuu::server {

/// Looks at the shards of an index when it is time, each on a thread of its own, so that no search
/// has to and none waits for a shard that is gone. Thread-safe.
class ShardWatch {
 public:
  /// Gets one line, no newline, when a shard goes or comes back. May be empty.
  using Log = std::function<void(std::string const&)>;

  /// Starts the threads.
  ShardWatch(std::shared_ptr<store::ShardHealth> health, Log log);
  ShardWatch(ShardWatch const&) = delete;
  ShardWatch& operator=(ShardWatch const&) = delete;
  ~ShardWatch();  ///< waits for looks under way, as long as their times allow

  [[nodiscard]] store::ShardHealth const& health() const { return *health_; }

 private:
  void run(std::stop_token const& stop, std::size_t place);

  std::shared_ptr<store::ShardHealth> const health_;
  Log const log_;
  std::mutex mutex_;
  std::condition_variable_any wakes_;
  std::vector<std::jthread> threads_;  // last: they use all of the above
};

}  // namespace tracuu::server
