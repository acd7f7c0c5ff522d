// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/writer_wait.hpp"

#include <thread>

namespace tracuu::store {

namespace {

constexpr std::chrono::milliseconds kAskEvery{50};

}  // namespace

base::Result<WriterLock> wait_for_writer(IndexFolder const& folder,
                                         std::chrono::milliseconds patience) {
  auto const deadline = std::chrono::steady_clock::now() + patience;
  while (true) {
    auto lock = WriterLock::acquire(folder);
    bool const is_held = !lock && lock.error().code == base::ErrorCode::IndexLocked;
    if (!is_held || std::chrono::steady_clock::now() >= deadline) return lock;
    std::this_thread::sleep_for(kAskEvery);
  }
}

}  // namespace tracuu::store
