// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <new>
#include <utility>

namespace tracuu::test {

/// Lets allocations of this thread fail while it lives: what `operator new` gives, in programs that
/// have failing_memory.cpp among their sources.
class FailingMemory {
 public:
  /// The allocation after `before` others fails; with `and_all_after`, so do the later ones.
  explicit FailingMemory(long before, bool and_all_after = false);
  FailingMemory(FailingMemory const&) = delete;
  FailingMemory& operator=(FailingMemory const&) = delete;
  ~FailingMemory();

  [[nodiscard]] bool has_failed() const;
};

/// Runs `step` again and again, each time with another of its allocations failing; after each
/// failure that it tells by std::bad_alloc `look`. Ends with a run in which none fails. The number
/// of runs.
template <class Step, class Look>
int fail_each_allocation(Step step, Look look) {
  for (int before = 0;; ++before) {
    bool is_told = false;
    bool has_failed = false;
    {
      FailingMemory const memory(before);
      try {
        step();
      } catch (std::bad_alloc const&) {
        is_told = true;
      }
      has_failed = memory.has_failed();
    }
    if (!has_failed) return before + 1;
    if (is_told) look();
  }
}

}  // namespace tracuu::test
