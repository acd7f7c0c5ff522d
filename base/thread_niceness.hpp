// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/resource.h>
#include <unistd.h>

namespace tracuu::base {

/// This thread lets others go before it from now on: 1..19, the more the higher; 0 changes nothing.
/// It alone, not its process: Linux counts niceness by thread (setpriority(2), "C library/kernel
/// differences"). A refusal only means that all threads stay equal.
inline void be_nice(int niceness) {
  if (niceness > 0) {
    static_cast<void>(setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), niceness));
  }
}

}  // namespace tracuu::base
