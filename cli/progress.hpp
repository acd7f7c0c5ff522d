// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>

#include "cli/output.hpp"
#include "indexer/index_report.hpp"

namespace tracuu::cli {

/// Shows how far an index run is, on standard error: a bar that is drawn again
/// on a terminal, a plain line every few seconds otherwise.
class ProgressDisplay {
 public:
  explicit ProgressDisplay(Output const& output);

  void show(indexer::IndexProgress const& progress);

  /// Clears the bar; to be called before anything else is printed.
  void finish();

 private:
  [[nodiscard]] bool is_due();

  using Clock = std::chrono::steady_clock;
  Output const& output_;
  Clock::time_point begin_;
  Clock::time_point last_shown_;
  bool bar_is_drawn_ = false;
};

/// One line: "[######----]  58 %  12.345 announcements  1.023/s  0:09 left". The
/// bar is left out without `with_bar`, the share and the time left if the total
/// is unknown.
[[nodiscard]] std::string format_progress(indexer::IndexProgress const& progress,
                                          std::chrono::duration<double> elapsed, bool with_bar);

}  // namespace tracuu::cli
