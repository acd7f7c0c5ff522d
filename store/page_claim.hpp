// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string_view>

#include "base/result.hpp"

namespace tracuu::store {

/// That this run reads a page, and no other run on the same index does: a lock on one byte of
/// DIR/pages.lock, which the system takes back when its process ends, however that may be. Held
/// until it is destroyed. Where a file system has no such locks, each run has what it asks for: a
/// page may be read twice then, and is kept once.
class PageClaim {
 public:
  /// The claim to a page of the document with this SHA-256 in hex; nothing while another run has
  /// it (or, once in 10^18 pairs of pages, one whose byte is the same). Thread-safe. Errors: Io.
  [[nodiscard]] static base::Result<std::optional<PageClaim>> attempt(
      std::filesystem::path const& index, std::string_view file_hash, std::size_t page);

  PageClaim(PageClaim&& other) noexcept;
  PageClaim& operator=(PageClaim&&) = delete;
  ~PageClaim();

 private:
  explicit PageClaim(int file) : file_(file) {}

  int file_;  ///< -1: none
};

}  // namespace tracuu::store
