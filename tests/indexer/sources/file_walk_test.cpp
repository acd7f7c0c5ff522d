// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/file_walk.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <string>
#include <vector>

#include "tests/indexer/test_folder.hpp"

namespace tracuu::indexer {
namespace {

namespace fs = std::filesystem;
using test::TestFolder;

/// Every file as its key, every error as "!message" without the folder's name.
std::vector<std::string> walk(fs::path const& source) {
  std::vector<std::string> seen;
  FileWalk walk(source);
  while (true) {
    auto const found = walk.next();
    if (!found) {
      std::string const message = found.error().subject + ": " + found.error().message;
      EXPECT_TRUE(message.starts_with(source.string())) << message;
      seen.push_back(std::string("!").append(message.substr(source.string().size())));
    } else if (*found) {
      seen.push_back((*found)->key);
    } else {
      return seen;
    }
  }
}

TEST(FileWalk, FolderInNameOrderWithAllBelowIt) {
  TestFolder const folder;
  for (char const* const name : {"c.txt", "a.txt", "b/2.txt", "b/1.txt", "b/sâu/3.txt", "B.txt"}) {
    folder.write(name, "x");
  }
  EXPECT_EQ(walk(folder.path()), (std::vector<std::string>{"B.txt", "a.txt", "b/1.txt", "b/2.txt",
                                                           "b/sâu/3.txt", "c.txt"}));
}

TEST(FileWalk, HiddenFilesAndReadmeAreLeftOut) {
  TestFolder const folder;
  for (char const* const name : {".git/a.txt", ".a.txt", "README.md", "b/README.md", "a.txt"}) {
    folder.write(name, "x");
  }
  EXPECT_EQ(walk(folder.path()), std::vector<std::string>{"a.txt"});
}

TEST(FileWalk, NamedFile) {
  TestFolder const folder;
  fs::path const file = folder.write("b/.a.txt", "xyz");
  FileWalk walk(file);
  auto const found = walk.next();
  ASSERT_TRUE(found.has_value() && found->has_value());
  EXPECT_EQ((*found)->key, ".a.txt");
  EXPECT_EQ((*found)->name, file.string());
  EXPECT_EQ((*found)->stamp.bytes, 3U);
  auto const end = walk.next();
  EXPECT_TRUE(end.has_value() && !end->has_value());
}

TEST(FileWalk, MissingAndEmpty) {
  TestFolder const folder;
  EXPECT_EQ(walk(folder.path()), std::vector<std::string>{"!: the folder holds nothing to index"});
  EXPECT_EQ(walk(folder.path() / "none"), std::vector<std::string>{"!: no such file or folder"});
  fs::create_directories(folder.path() / "a/b");
  EXPECT_EQ(walk(folder.path()), std::vector<std::string>{"!: the folder holds nothing to index"});
}

TEST(FileWalk, LinksAndOddFilesAreReportedAndTheWalkGoesOn) {
  TestFolder const folder;
  folder.write("b/x.txt", "x");
  fs::create_directory_symlink("..", folder.path() / "b/up");
  fs::create_symlink("loop", folder.path() / "loop");
  fs::create_symlink("gone.txt", folder.path() / "dangling.txt");
  fs::create_symlink("b/x.txt", folder.path() / "file.txt");
  ASSERT_EQ(mkfifo((folder.path() / "pipe").c_str(), 0600), 0);
  folder.write("z.txt", "x");
  auto const seen = walk(folder.path());
  ASSERT_EQ(seen.size(), 7U);
  EXPECT_EQ(seen[0], "!/b/up: symbolic links to folders are not followed");
  EXPECT_EQ(seen[1], "b/x.txt");
  EXPECT_EQ(seen[2], "!/dangling.txt: the symbolic link leads nowhere");
  EXPECT_EQ(seen[3], "file.txt") << "a link to a file is that file";
  EXPECT_TRUE(seen[4].starts_with("!/loop: ")) << seen[4];
  EXPECT_EQ(seen[5], "!/pipe: is not a regular file");
  EXPECT_EQ(seen[6], "z.txt");
}

TEST(FileWalk, NamedLinkToAFolderIsFollowed) {
  TestFolder const folder;
  folder.write("real/a.txt", "x");
  fs::create_directory_symlink("real", folder.path() / "link");
  EXPECT_EQ(walk(folder.path() / "link"), std::vector<std::string>{"a.txt"});
}

TEST(FileWalk, ForbiddenFolder) {
  if (geteuid() == 0) GTEST_SKIP() << "root may read everything";
  TestFolder const folder;
  folder.write("a/x.txt", "x");
  folder.write("b.txt", "x");
  fs::permissions(folder.path() / "a", fs::perms::none);
  auto const seen = walk(folder.path());
  fs::permissions(folder.path() / "a", fs::perms::owner_all);
  ASSERT_EQ(seen.size(), 2U);
  EXPECT_TRUE(seen[0].starts_with("!/a: ")) << seen[0];
  EXPECT_EQ(seen[1], "b.txt");
}

TEST(FileWalk, NamesThatAreNotUtf8) {
  TestFolder const folder;
  folder.write("v\xE3n.txt", "x");
  EXPECT_EQ(walk(folder.path()), std::vector<std::string>{"v%E3n.txt"});
}

}  // namespace
}  // namespace tracuu::indexer
