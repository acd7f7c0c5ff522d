// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "cli/terminal/output.hpp"
#include "indexer/index_report.hpp"

namespace tracuu::cli {

/// A line on standard error that tells how far something is: drawn again and again on a terminal,
/// a plain line every few seconds otherwise.
class LineDisplay {
 public:
  explicit LineDisplay(Output const& output) : output_(output), last_shown_(Clock::now()) {}

  /// Shows what `line` makes, if it is time for that, or at once if `is_urgent`.
  void show(std::function<std::string()> const& line, bool is_urgent = false);

  /// Clears the line; to be called before anything else is printed.
  void finish();

 private:
  using Clock = std::chrono::steady_clock;

  [[nodiscard]] bool is_due();

  Output const& output_;
  Clock::time_point last_shown_;
  bool is_drawn_ = false;
};

/// Shows how far an index run is, with a bar on a terminal.
class ProgressDisplay {
 public:
  explicit ProgressDisplay(Output const& output);

  void show(indexer::IndexProgress const& progress);

  /// LineDisplay::finish.
  void finish() { line_.finish(); }

 private:
  using Clock = std::chrono::steady_clock;

  Output const& output_;
  Clock::time_point begin_;
  LineDisplay line_;
};

/// One line: "[######----]  58 %  12.345 announcements  1.023/s  0:09 left". The
/// bar is left out without `with_bar`, the share and the time left if the total
/// is unknown.
[[nodiscard]] std::string format_progress(indexer::IndexProgress const& progress,
                                          std::chrono::duration<double> elapsed, bool with_bar,
                                          base::Language language = base::Language::English);

}  // namespace tracuu::cli
