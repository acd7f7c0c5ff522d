// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal/progress.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/wording/say.hpp"

namespace tracuu::cli {

namespace {

using namespace std::chrono_literals;

constexpr int kBarCells = 24;
constexpr auto kBarEvery = 100ms;
constexpr auto kLineEvery = 5s;
constexpr std::string_view kClearLine = "\r\033[K";

std::string time_left(double share, std::chrono::duration<double> elapsed,
                      base::Language language) {
  auto const seconds = static_cast<long>(elapsed.count() * (1 - share) / share);
  return say("progress.left", language, fmt::format("{}:{:02}", seconds / 60, seconds % 60));
}

}  // namespace

bool LineDisplay::is_due() {
  auto const every = output_.error_is_terminal() ? Clock::duration(kBarEvery) : kLineEvery;
  auto const now = Clock::now();
  if (now - last_shown_ < every) return false;
  last_shown_ = now;
  return true;
}

void LineDisplay::show(std::function<std::string()> const& line, bool is_urgent) {
  if (output_.is_quiet()) return;
  if (!is_due() && !is_urgent) return;
  if (output_.error_is_terminal()) {
    output_.print_error(fmt::format("{}{}", kClearLine, line()));
    is_drawn_ = true;
  } else {
    output_.print_error(line() + "\n");
  }
}

void LineDisplay::finish() {
  if (is_drawn_) output_.print_error(kClearLine);
  is_drawn_ = false;
}

ProgressDisplay::ProgressDisplay(Output const& output)
    : output_(output), begin_(Clock::now()), line_(output) {}

void ProgressDisplay::show(indexer::IndexProgress const& progress) {
  bool const with_bar = output_.error_is_terminal();
  line_.show(
      [&] {
        return format_progress(progress, Clock::now() - begin_, with_bar, output_.language());
      },
      progress.stage != indexer::IndexStage::Reading);
}

std::string format_progress(indexer::IndexProgress const& progress,
                            std::chrono::duration<double> elapsed, bool with_bar,
                            base::Language language) {
  if (progress.stage != indexer::IndexStage::Reading) {
    bool const is_merging = progress.stage == indexer::IndexStage::Merging;
    std::string const count = std::to_string(progress.announcements);
    return is_merging ? say("progress.merging", language, count)
                      : say("progress.checking", language, count);
  }
  double const rate =
      static_cast<double>(progress.announcements) / std::max(0.001, elapsed.count());
  std::string const done =
      say_count("count.announcement", "count.announcements", language, progress.announcements) +
      fmt::format("  {:.0f}/s", rate);
  if (progress.total_bytes == 0) return done;
  double const share = std::min(1.0, static_cast<double>(progress.consumed_bytes) /
                                         static_cast<double>(progress.total_bytes));
  std::string line = fmt::format("{:3.0f} %  {}", share * 100, done);
  if (share > 0 && share < 1) line += "  " + time_left(share, elapsed, language);
  if (!with_bar) return line;
  auto const filled = static_cast<std::size_t>(share * kBarCells);
  return fmt::format("[{}{}] {}", std::string(filled, '#'), std::string(kBarCells - filled, '-'),
                     line);
}

}  // namespace tracuu::cli
