// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/files/log_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string_view>
#include <utility>

namespace tracuu::cli {

LogFile::~LogFile() {
  if (file_ >= 0) ::close(file_);
}

base::Result<void> LogFile::open(std::string const& path) {
  int file = -1;
  if (path == "-") {
    file = ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 0);
  } else if (!path.empty()) {
    file = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0640);
  }
  if (file < 0 && !path.empty()) {
    return base::Error{base::ErrorCode::Io, path + ": " + std::strerror(errno), ""};
  }
  std::lock_guard const lock(mutex_);
  int const old = std::exchange(file_, file);
  if (old >= 0) ::close(old);
  return {};
}

void LogFile::write(std::string const& line) {
  std::string const whole = line + "\n";
  std::string_view rest = whole;
  std::lock_guard const lock(mutex_);
  while (file_ >= 0 && !rest.empty()) {
    ssize_t const written = ::write(file_, rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace tracuu::cli
