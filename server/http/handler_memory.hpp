// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <new>

namespace tracuu::server {

/// Room for one Asio operation that must not fail for want of memory, such as the next wait of the
/// listener (after the example "allocation" of Asio). What does not fit, or comes while the
/// room is taken, gets memory of its own. Not to be used by two threads at once.
class HandlerMemory {
 public:
  HandlerMemory() = default;
  HandlerMemory(HandlerMemory const&) = delete;
  HandlerMemory& operator=(HandlerMemory const&) = delete;

  [[nodiscard]] void* allocate(std::size_t bytes) {
    if (is_taken_ || bytes > sizeof(room_)) return ::operator new(bytes);
    is_taken_ = true;
    return room_;
  }

  void deallocate(void* memory) noexcept {
    if (memory == room_) {
      is_taken_ = false;
    } else {
      ::operator delete(memory);
    }
  }

 private:
  alignas(std::max_align_t) std::byte room_[256];  ///< twice what a wait of Boost 1.81 takes
  bool is_taken_ = false;
};

/// Allocates from a HandlerMemory, which outlives the operation; for net::bind_allocator.
template <class T = void>
class HandlerAllocator {
 public:
  using value_type = T;

  explicit HandlerAllocator(HandlerMemory& memory) : memory_(&memory) {}
  template <class U>
  HandlerAllocator(HandlerAllocator<U> const& other) noexcept : memory_(other.memory_) {}

  [[nodiscard]] T* allocate(std::size_t count) const {
    return static_cast<T*>(memory_->allocate(count * sizeof(T)));
  }
  void deallocate(T* memory, std::size_t) const noexcept { memory_->deallocate(memory); }

  template <class U>
  bool operator==(HandlerAllocator<U> const& other) const noexcept {
    return memory_ == other.memory_;
  }

 private:
  template <class>
  friend class HandlerAllocator;

  HandlerMemory* memory_;
};

}  // namespace tracuu::server
