// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/index_watch.hpp"

#include <fmt/chrono.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <ctime>

#include "cli/reading_remarks_lines.hpp"
#include "indexer/watch_job.hpp"

namespace tracuu::cli {

namespace {

/// SIGINT and SIGTERM as a file descriptor that can be read, while it lives.
class StopSignals {
 public:
  StopSignals() {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGINT);
    sigaddset(&signals_, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals_, &before_);
    file_ = ::signalfd(-1, &signals_, SFD_CLOEXEC | SFD_NONBLOCK);
  }
  StopSignals(StopSignals const&) = delete;
  StopSignals& operator=(StopSignals const&) = delete;
  ~StopSignals() {
    signalfd_siginfo taken{};  // so that none is left to end the program
    while (::read(file_, &taken, sizeof taken) > 0) {
    }
    if (file_ >= 0) ::close(file_);
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }

  [[nodiscard]] int file() const { return file_; }

 private:
  sigset_t signals_{};
  sigset_t before_{};
  int file_ = -1;
};

std::string line_of(indexer::IndexReport const& report) {
  std::string line = fmt::format("{:%H:%M:%S}  {} added, {} updated, {} removed, {} refused",
                                 fmt::localtime(std::time(nullptr)), report.added, report.updated,
                                 report.removed, report.rejected.size());
  // What came from somewhere that could not be read is not removed.
  if (report.kept > 0) line += fmt::format(", {} kept", report.kept);
  return line + "\n";
}

}  // namespace

void print_refusals(indexer::IndexReport const& report, Output const& output) {
  for (indexer::Rejected const& rejected : report.rejected) {
    output.print_error(printable(fmt::format("refused: {}\n", to_string(rejected))));
  }
}

base::Result<void> follow_sources(indexer::IndexJobOptions const& job, indexer::FolderWatch& watch,
                                  Output const& output) {
  StopSignals const signals;
  if (signals.file() < 0) {
    return base::Error{base::ErrorCode::Io,
                       fmt::format("signals cannot be waited for: {}", std::strerror(errno)), ""};
  }
  indexer::WatchOptions options;
  options.index = job;
  options.index.on_progress = {};
  options.stop = signals.file();
  options.on_update = [&](indexer::IndexReport const& report) {
    print_refusals(report, output);
    output.print_error(printable(reading_remarks_lines(report.remarks)));
    bool const has_changed = report.indexed() + report.removed > 0;
    if (has_changed || !report.rejected.empty()) output.print(line_of(report));
  };
  options.on_locked = [&](base::Error const& error) {
    output.print_error(fmt::format("{}; trying again until it has finished\n", error.message));
  };
  output.print("following the sources; Ctrl-C ends it\n");
  return indexer::run_watch_job(options, watch);
}

}  // namespace tracuu::cli
