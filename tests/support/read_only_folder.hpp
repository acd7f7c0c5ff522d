// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unistd.h>

#include <filesystem>
#include <vector>

namespace tracuu::test {

/// For as long as it lives, all in a folder may be read by this process and not be written to; who
/// is root is nobody meanwhile.
class ReadOnlyFolder {
 public:
  explicit ReadOnlyFolder(std::filesystem::path const& folder) {
    paths_.push_back(folder);
    for (auto const& entry : std::filesystem::recursive_directory_iterator(folder)) {
      paths_.push_back(entry.path());
    }
    for (auto const& path : paths_) {
      std::filesystem::permissions(path, kWriting, std::filesystem::perm_options::remove);
      std::filesystem::permissions(path, kReading, std::filesystem::perm_options::add);
    }
    constexpr ::uid_t kNobody = 65'534;
    if (was_root_) was_root_ = ::seteuid(kNobody) == 0;
  }
  ReadOnlyFolder(ReadOnlyFolder const&) = delete;
  ReadOnlyFolder& operator=(ReadOnlyFolder const&) = delete;
  ~ReadOnlyFolder() {
    bool const is_back = !was_root_ || ::seteuid(0) == 0;
    if (!is_back) return;
    for (auto const& path : paths_) {
      std::error_code ignored;
      std::filesystem::permissions(path, std::filesystem::perms::owner_write,
                                   std::filesystem::perm_options::add, ignored);
    }
  }

 private:
  static constexpr auto kWriting = std::filesystem::perms::owner_write |
                                   std::filesystem::perms::group_write |
                                   std::filesystem::perms::others_write;
  static constexpr auto kReading =
      std::filesystem::perms::owner_read | std::filesystem::perms::group_read |
      std::filesystem::perms::others_read | std::filesystem::perms::owner_exec |
      std::filesystem::perms::group_exec | std::filesystem::perms::others_exec;

  std::vector<std::filesystem::path> paths_;
  bool was_root_ = ::geteuid() == 0;
};

}  // namespace tracuu::test
