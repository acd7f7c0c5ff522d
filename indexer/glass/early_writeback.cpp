// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/early_writeback.hpp"

#include <fcntl.h>
#include <unistd.h>

namespace tracuu::indexer {

namespace {

/// Large enough to be written in one go, small against the memory of any machine.
constexpr std::uint64_t kStepBytes = 8u << 20;

}  // namespace

EarlyWriteback::EarlyWriteback(std::filesystem::path const& file)
    : file_(::open(file.c_str(), O_RDONLY | O_CLOEXEC)) {}

EarlyWriteback::~EarlyWriteback() {
  if (file_ >= 0) ::close(file_);
}

void EarlyWriteback::grown_to(std::uint64_t bytes) {
  if (file_ < 0 || bytes < begun_ + kStepBytes) return;
  static_cast<void>(::sync_file_range(file_, static_cast<off_t>(begun_),
                                      static_cast<off_t>(bytes - begun_), SYNC_FILE_RANGE_WRITE));
  begun_ = bytes;
}

}  // namespace tracuu::indexer
