// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <csignal>

#include "base/result.hpp"

namespace tracuu::cli {

/// SIGINT and SIGTERM as a file descriptor that can be read, while it lives: they end nothing by
/// themselves meanwhile. To be made before the threads that it is to hold for.
class StopSignals {
 public:
  StopSignals();
  StopSignals(StopSignals const&) = delete;
  StopSignals& operator=(StopSignals const&) = delete;
  ~StopSignals();

  /// Io if signals can't be waited for.
  [[nodiscard]] base::Result<void> check() const;

  [[nodiscard]] int file() const { return file_; }

  /// Whether one has come. Thread-safe.
  [[nodiscard]] bool have_come() const;

 private:
  sigset_t signals_{};
  sigset_t before_{};
  int file_ = -1;
};

}  // namespace tracuu::cli
