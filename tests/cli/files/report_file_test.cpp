// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/files/report_file.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <string>
#include <vector>

#include "tests/indexer/test_folder.hpp"

namespace tracuu::cli {
namespace {

namespace fs = std::filesystem;

std::size_t files_in(fs::path const& folder) {
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

TEST(ReportFile, TakesItsNameWhenItIsComplete) {
  test::TestFolder const folder;
  fs::path const path = folder.write("report.json", "old");
  {
    auto file = ReportFile::open(path);
    ASSERT_TRUE(file.has_value());
    EXPECT_EQ(test::read_file(path), "old") << "until it is written";
    for (auto const& entry : fs::directory_iterator(folder.path())) {
      std::string const name = entry.path().filename();
      EXPECT_TRUE(name == "report.json" || name.starts_with(".report.json.")) << name;
    }
    ASSERT_TRUE(file->write("new").has_value());
    EXPECT_EQ(test::read_file(path), "new");
  }
  EXPECT_EQ(test::read_file(path), "new");
  EXPECT_EQ(files_in(folder.path()), 1u);
  struct stat status{};
  ASSERT_EQ(stat(path.c_str(), &status), 0);
  mode_t const mask = umask(0);
  umask(mask);
  EXPECT_EQ(status.st_mode & 0777, 0666 & ~mask) << "for whom the umask lets read";
}

TEST(ReportFile, LeavesTheOldOneWithoutAWrite) {
  test::TestFolder const folder;
  fs::path const path = folder.write("report.json", "old");
  {
    auto const file = ReportFile::open(path);
  }
  EXPECT_EQ(test::read_file(path), "old");
  EXPECT_EQ(files_in(folder.path()), 1u);
}

TEST(ReportFile, WritesBehindALinkAndIntoADevice) {
  test::TestFolder const folder;
  fs::path const path = folder.write("real.json", "old");
  fs::create_symlink("real.json", folder.path() / "link.json");
  ASSERT_TRUE(ReportFile::open(folder.path() / "link.json").value().write("new").has_value());
  EXPECT_EQ(test::read_file(path), "new");
  EXPECT_TRUE(fs::is_symlink(folder.path() / "link.json"));
  ASSERT_TRUE(ReportFile::open("/dev/null").value().write("new").has_value());
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
}

TEST(ReportFile, SaysAtOnceThatItCannotBeWritten) {
  test::TestFolder const folder;
  folder.write("file", "");
  for (char const* const name : {"", "none/report.json", "file/report.json"}) {
    fs::path const path = folder.path() / name;
    auto const file = ReportFile::open(path);
    ASSERT_FALSE(file.has_value()) << name;
    EXPECT_EQ(file.error().code, base::ErrorCode::Io);
    EXPECT_TRUE(file.error().message.find("cannot be written") != std::string::npos);
  }
  auto full = ReportFile::open("/dev/full");
  ASSERT_TRUE(full.has_value());
  EXPECT_FALSE(full->write("text").has_value());
}

}  // namespace
}  // namespace tracuu::cli
