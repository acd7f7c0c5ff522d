// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mutex>
#include <string>

#include "base/result.hpp"

namespace tracuu::cli {

/// A file that lines are added to, whole, from several threads. Thread-safe.
class LogFile {
 public:
  LogFile() = default;
  LogFile(LogFile const&) = delete;
  LogFile& operator=(LogFile const&) = delete;
  ~LogFile();

  /// Goes over to `path` ("-" = standard output, "" = nowhere), also if it is the same: the file
  /// may have been moved away (logrotate). Io; the old one then stays.
  [[nodiscard]] base::Result<void> open(std::string const& path);

  /// Adds `line` and a newline. A full disk loses lines, it does not stop answers.
  void write(std::string const& line);

 private:
  std::mutex mutex_;
  int file_ = -1;
};

}  // namespace tracuu::cli
