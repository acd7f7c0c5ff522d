// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <thread>

namespace tracuu::test {

/// Waits until `is_so()`, which is asked every few milliseconds, for `at_most`; whether it came
/// true. What a test waits for has an end here, however loaded the machine is; a sleep has none.
template <class Condition>
[[nodiscard]] bool comes_true(Condition is_so,
                              std::chrono::milliseconds at_most = std::chrono::seconds(20)) {
  auto const deadline = std::chrono::steady_clock::now() + at_most;
  while (!is_so()) {
    if (std::chrono::steady_clock::now() >= deadline) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return true;
}

}  // namespace tracuu::test
