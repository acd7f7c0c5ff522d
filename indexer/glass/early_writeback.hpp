// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>

namespace tracuu::indexer {

/// Has Linux write a file to disk while it still grows (sync_file_range), so that
/// syncing it in the end has little left to wait for. Promises nothing about what
/// is on the disk; where it cannot, it does nothing. Not thread-safe.
class EarlyWriteback {
 public:
  /// REQUIRES: the file is there, or nothing will be done.
  explicit EarlyWriteback(std::filesystem::path const& file);
  EarlyWriteback(EarlyWriteback const&) = delete;
  EarlyWriteback& operator=(EarlyWriteback const&) = delete;
  ~EarlyWriteback();

  /// `bytes` of the file were given to the system.
  void grown_to(std::uint64_t bytes);

 private:
  int file_;
  std::uint64_t begun_ = 0;  ///< bytes that are on their way
};

}  // namespace tracuu::indexer
