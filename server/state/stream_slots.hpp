// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <memory>

namespace tracuu::server {

/// Counts the bodies that are made while they are sent: each holds an open index.
/// Thread-safe; outlives the slots.
class StreamSlots {
 public:
  /// Holds its place until the last copy of it is gone.
  using Slot = std::shared_ptr<void>;

  explicit StreamSlots(std::size_t capacity) : capacity_(capacity) {}

  /// Null if all are taken.
  [[nodiscard]] Slot try_take() {
    if (taken_.fetch_add(1) >= capacity_) {
      taken_.fetch_sub(1);
      return nullptr;
    }
    return {&taken_, [](std::atomic<std::size_t>* taken) { taken->fetch_sub(1); }};
  }

  [[nodiscard]] std::size_t taken() const { return taken_; }

 private:
  std::size_t const capacity_;
  std::atomic<std::size_t> taken_{0};
};

}  // namespace tracuu::server
