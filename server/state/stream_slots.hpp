// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>

namespace tracuu::server {

/// Counts the bodies that are made while they are sent, of which each holds an open index, and sees
/// to it that no client has them all. Thread-safe; outlives the slots.
class StreamSlots {
 public:
  /// Holds its place until the last copy of it is gone.
  using Slot = std::shared_ptr<void>;

  struct Taken {
    Slot slot;                   ///< null if there is none
    bool share_is_full = false;  ///< the client has as many as it may
  };

  /// `capacity` places, of which a client may have half.
  explicit StreamSlots(std::size_t capacity) : capacity_(capacity), share_(share_of(capacity)) {}

  /// A place for `client` (Ticket::client; the one without a name may have all).
  [[nodiscard]] Taken try_take(std::string const& client) {
    // A string that can be moved, which takes no memory: not the constant one.
    auto give_back = [name = std::string(client)](StreamSlots* slots) { slots->give_back(name); };
    {
      std::lock_guard const lock(mutex_);
      auto const own = taken_of_.find(client);
      bool const share_is_full = !client.empty() && own != taken_of_.end() && own->second >= share_;
      if (share_is_full || taken_ >= capacity_) return {nullptr, share_is_full};
      ++taken_of_[client];  // first: it may find no memory
      ++taken_;
    }
    // Without the lock: if there is no memory for the slot, it gives back what it has not.
    return {Slot(this, std::move(give_back)), false};
  }

  [[nodiscard]] std::size_t taken() const {
    std::lock_guard const lock(mutex_);
    return taken_;
  }

  /// True if whoever comes next has to be refused.
  [[nodiscard]] bool is_full() const { return taken() >= capacity_; }

 private:
  static std::size_t share_of(std::size_t capacity) {
    return capacity / 2 + (capacity == 1 ? 1 : 0);
  }

  void give_back(std::string const& client) {
    std::lock_guard const lock(mutex_);
    --taken_;
    auto const own = taken_of_.find(client);
    if (--own->second == 0) taken_of_.erase(own);
  }

  std::size_t const capacity_;
  std::size_t const share_;
  mutable std::mutex mutex_;
  std::size_t taken_ = 0;
  std::unordered_map<std::string, std::size_t> taken_of_;
};

}  // namespace tracuu::server
