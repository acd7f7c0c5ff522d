// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace tracuu::formats {

/// Writes a zip archive piece by piece: what was written waits in memory until it is taken. Zip64
/// where it is needed. Not thread-safe, but may go from thread to thread.
class ZipStream {
 public:
  ZipStream();
  ZipStream(ZipStream&&) noexcept;
  ZipStream& operator=(ZipStream&&) noexcept;
  ~ZipStream();

  enum class Packing { Store, Deflate };

  /// Adds a file of these bytes. `name`: ASCII, its folders with '/'. Internal if the library
  /// refuses, OutOfMemory.
  [[nodiscard]] base::Result<void> add(std::string const& name, std::string_view bytes,
                                       Packing packing, std::chrono::sys_seconds changed);

  /// Writes the directory of the archive. No file may be added after that.
  [[nodiscard]] base::Result<void> finish();

  /// Bytes that wait.
  [[nodiscard]] std::size_t waiting() const;
  /// What has been written since the last call.
  [[nodiscard]] std::string take();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tracuu::formats
