// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace tracuu::server {

class Session;

/// The sessions that are open now, at most so many. Thread-safe. Does not keep
/// them alive: their coroutines do.
class ConnectionSet {
 public:
  explicit ConnectionSet(std::size_t capacity) : capacity_(capacity) {}

  enum class Room { Free, SetIsFull, AddressIsFull };

  /// Whether there is room for one more, and for one more of `address`, which may have `most`.
  [[nodiscard]] Room room_for(std::string const& address, std::size_t most) const;

  /// False if the set is full; the session is then not in it.
  [[nodiscard]] bool join(std::shared_ptr<Session> const& session, std::string const& address);
  void leave(Session const& session);

  [[nodiscard]] std::size_t count() const;
  [[nodiscard]] std::vector<std::shared_ptr<Session>> sessions() const;

 private:
  std::size_t const capacity_;
  mutable std::mutex mutex_;
  struct Member {
    std::weak_ptr<Session> session;
    std::string address;
  };
  std::unordered_map<Session const*, Member> sessions_;
  std::unordered_map<std::string, std::size_t> of_address_;
};

}  // namespace tracuu::server
