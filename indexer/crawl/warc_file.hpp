// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.hpp"
#include "indexer/bytes/descriptor.hpp"

namespace tracuu::indexer {

/// What stands after the name of a file that is written.
inline constexpr std::string_view kOpenEnding = ".open";

/// One file of web archives: FOLDER/NAME.open while it is written, FOLDER/NAME once it is closed.
/// Belongs to one thread.
class WarcFile {
 public:
  /// Makes the file. Io, DiskFull.
  [[nodiscard]] static base::Result<WarcFile> create(std::filesystem::path const& folder,
                                                     std::string name);

  /// Opens what a killed run left, NAME.open. Io.
  [[nodiscard]] static base::Result<WarcFile> reopen(std::filesystem::path const& folder,
                                                     std::string name);

  /// Appends all of `bytes` or, after an error (Io, DiskFull), nothing.
  [[nodiscard]] base::Result<void> append(std::string_view bytes);

  /// Cuts the file there. Io.
  [[nodiscard]] base::Result<void> cut(std::uint64_t bytes);

  /// What was appended is on the disk when this returns.
  [[nodiscard]] base::Result<void> sync();

  /// Syncs it and gives it its last name. Io.
  [[nodiscard]] base::Result<void> close();

  /// Removes it.
  [[nodiscard]] base::Result<void> remove();

  [[nodiscard]] std::string const& name() const { return name_; }
  [[nodiscard]] std::filesystem::path path() const;
  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }

 private:
  WarcFile(std::filesystem::path folder, std::string name, Descriptor descriptor)
      : folder_(std::move(folder)), name_(std::move(name)), descriptor_(std::move(descriptor)) {}

  [[nodiscard]] static base::Result<WarcFile> open(std::filesystem::path const& folder,
                                                   std::string name, int flags);
  [[nodiscard]] base::Result<void> sync_folder() const;

  std::filesystem::path folder_;
  std::string name_;
  Descriptor descriptor_;
  std::uint64_t bytes_ = 0;
};

/// How much of a file is whole gzip members, as a run that was killed left it.
struct WholeMembers {
  std::uint64_t bytes = 0;    ///< to the end of the last one
  std::uint64_t members = 0;  ///< records, as we write them
  std::uint64_t answers = 0;  ///< of them, records other than warcinfo
};

/// Reads all of a file, with a fixed buffer, and checks each member's sum. Io.
[[nodiscard]] base::Result<WholeMembers> find_whole_members(std::filesystem::path const& file);

}  // namespace tracuu::indexer
