// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal/stop_signals.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace tracuu::cli {

StopSignals::StopSignals() {
  sigemptyset(&signals_);
  sigaddset(&signals_, SIGINT);
  sigaddset(&signals_, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals_, &before_);
  file_ = ::signalfd(-1, &signals_, SFD_CLOEXEC | SFD_NONBLOCK);
}

StopSignals::~StopSignals() {
  signalfd_siginfo taken{};  // so that none is left to end the program
  while (::read(file_, &taken, sizeof taken) > 0) {
  }
  if (file_ >= 0) ::close(file_);
  pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

base::Result<void> StopSignals::check() const {
  if (file_ >= 0) return {};
  return base::Error{base::ErrorCode::Io,
                     fmt::format("signals cannot be waited for: {}", std::strerror(errno)), ""};
}

bool StopSignals::have_come() const {
  pollfd one{file_, POLLIN, 0};
  return file_ >= 0 && ::poll(&one, 1, 0) > 0;
}

}  // namespace tracuu::cli
