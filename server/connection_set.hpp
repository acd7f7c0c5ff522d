// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <vector>

namespace tracuu::server {

class Session;

/// The sessions that are open now, at most so many. Thread-safe. Does not keep
/// them alive: their coroutines do.
class ConnectionSet {
 public:
  explicit ConnectionSet(std::size_t capacity) : capacity_(capacity) {}

  /// False if the set is full; the session is then not in it.
  [[nodiscard]] bool join(std::shared_ptr<Session> const& session);
  void leave(Session const& session);

  [[nodiscard]] std::size_t count() const;
  [[nodiscard]] std::vector<std::shared_ptr<Session>> sessions() const;

 private:
  std::size_t const capacity_;
  mutable std::mutex mutex_;
  std::unordered_map<Session const*, std::weak_ptr<Session>> sessions_;
};

}  // namespace tracuu::server
