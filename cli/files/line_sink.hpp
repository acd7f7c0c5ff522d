// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

#include "base/result.hpp"

namespace tracuu::cli {

/// Where lines of text go: standard output, or a file that is there only when it
/// is complete (written as FILE.part, then renamed). Not thread-safe.
class LineSink {
 public:
  /// To standard output if `file` is empty; packed with gzip if its name ends in
  /// ".gz". From then on a reader that closes the pipe is no signal but an error of
  /// write(). Io.
  [[nodiscard]] static base::Result<LineSink> open(std::filesystem::path const& file);

  LineSink(LineSink&&) noexcept;
  LineSink& operator=(LineSink&&) noexcept;
  ~LineSink();  ///< unless it was finished, the file is removed

  /// Writes the line and a line end. Io.
  [[nodiscard]] base::Result<void> write(std::string_view line);

  /// Writes `bytes` as they are. Io.
  [[nodiscard]] base::Result<void> append(std::string_view bytes);

  /// Writes what is left, to the disk too, and gives the file its name. Io.
  [[nodiscard]] base::Result<void> finish();

  /// After a failure: whoever read standard output (`head`) has seen enough.
  [[nodiscard]] bool reader_has_gone() const;

 private:
  struct Impl;
  explicit LineSink(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace tracuu::cli
