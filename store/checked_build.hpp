// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <utility>

#include "base/result.hpp"

namespace tracuu::store {

/// A database beside the index in use that Xapian has opened and that was held against what was
/// written to it. IndexFolder::switch_to_build takes no other. A value; may be used by any thread.
class CheckedBuild {
 public:
  /// An Error if the database is not what was written. May throw Xapian::Error.
  using Check = std::function<base::Result<void>(Xapian::Database const&)>;

  /// Opens the database in folder `path` and asks `check`. SchemaMismatch if it has another
  /// version than this program writes; else IndexCorrupt, Io, Busy of Xapian, or the Error of
  /// `check`.
  [[nodiscard]] static base::Result<CheckedBuild> open(std::filesystem::path path,
                                                       Check const& check);

  [[nodiscard]] std::filesystem::path const& path() const { return path_; }
  /// What its documents are long together, as Xapian counts it.
  [[nodiscard]] std::uint64_t total_length() const { return total_length_; }

 private:
  CheckedBuild(std::filesystem::path path, std::uint64_t total_length)
      : path_(std::move(path)), total_length_(total_length) {}

  std::filesystem::path path_;
  std::uint64_t total_length_;
};

}  // namespace tracuu::store
