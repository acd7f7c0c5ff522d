// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>
#include <zlib.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

namespace tracuu::test {

/// A folder of its own for one test, gone with it.
class TestFolder {
 public:
  TestFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "tracuu-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  TestFolder(TestFolder const&) = delete;
  TestFolder& operator=(TestFolder const&) = delete;
  ~TestFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  [[nodiscard]] std::filesystem::path const& path() const { return path_; }

  /// Writes a file below the folder, and the folders on the way to it.
  std::filesystem::path write(std::string const& name, std::string_view bytes) const {
    std::filesystem::path const file = path_ / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
    return file;
  }

  /// Writes a file packed with gzip.
  std::filesystem::path write_gzip(std::string const& name, std::string_view bytes) const {
    std::filesystem::path const file = path_ / name;
    gzFile const packed = gzopen(file.c_str(), "wb");
    gzwrite(packed, bytes.data(), static_cast<unsigned>(bytes.size()));
    gzclose(packed);
    return file;
  }

 private:
  std::filesystem::path path_;
};

inline std::string read_file(std::filesystem::path const& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  return bytes.str();
}

/// A page of tests/indexer/fixtures, all written for these tests: huyện Vân Khê is invented.
inline std::string fixture(std::string const& name) {
  return read_file(std::filesystem::path(TRACUU_SOURCE_DIR) / "tests/indexer/fixtures" / name);
}

}  // namespace tracuu::test
