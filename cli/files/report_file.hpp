// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace tracuu::cli {

/// A file that is written at the end of a long run, but found unwritable at its
/// beginning. A reader sees the file of the run before or the new one, never a
/// part: a temporary file beside it takes its name when it is complete. What is
/// there and no regular file (a pipe, /dev/null) is written as it is.
class ReportFile {
 public:
  /// Creates the temporary file. Io, naming `path`.
  [[nodiscard]] static base::Result<ReportFile> open(std::filesystem::path path);

  ReportFile(ReportFile&& other) noexcept;
  ReportFile& operator=(ReportFile&&) = delete;
  ~ReportFile();  ///< without write(), `path` is as it was

  /// Writes all of `text`, synced to disk. To be called once. Io.
  [[nodiscard]] base::Result<void> write(std::string_view text);

 private:
  ReportFile(std::filesystem::path path, std::string temporary, int file);

  std::filesystem::path path_;
  std::string temporary_;  ///< "" = written in place
  int file_ = -1;
};

}  // namespace tracuu::cli
