// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/shard_list.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "tests/indexer/test_folder.hpp"

namespace tracuu::store {
namespace {

using base::ErrorCode;

TEST(ShardList, OfAFolder) {
  std::filesystem::path const folder = "/var/lib/tracuu/a.db";
  ShardList const list = folder;
  ASSERT_NE(list.sole_folder(), nullptr);
  EXPECT_EQ(*list.sole_folder(), folder);
  EXPECT_EQ(list.text(), "/var/lib/tracuu/a.db");
  EXPECT_EQ(folder_of(list, "check").value(), folder);
  EXPECT_EQ(ShardList::parse({folder.string()}).value(), list);
  EXPECT_TRUE(ShardList(std::filesystem::path()).empty());
}

TEST(ShardList, OfSeveralShards) {
  auto const list = ShardList::parse({"a.db", "tcp://10.0.0.2:7101"}).value();
  EXPECT_EQ(list.shards().size(), 2u);
  EXPECT_EQ(list.sole_folder(), nullptr);
  EXPECT_EQ(list.text(), "a.db, tcp://10.0.0.2:7101");
  auto const folder = folder_of(list, "compact");
  ASSERT_FALSE(folder.has_value());
  EXPECT_EQ(folder.error().code, ErrorCode::InvalidArgument);
  EXPECT_TRUE(folder.error().message.starts_with("compact: ")) << folder.error().message;
  EXPECT_FALSE(folder.error().hint.empty());
  EXPECT_EQ(ShardList::parse({"tcp://10.0.0.2:7101"}).value().sole_folder(), nullptr);
  EXPECT_FALSE(folder_of(ShardList(), "compact").has_value());
}

TEST(ShardList, FoldersOfAFileBeginBesideIt) {
  auto const list = ShardList::parse({"a.db", "/srv/b.db", "tcp://h:1"}).value();
  EXPECT_EQ(list.beside("/etc/tracuu").value().text(), "/etc/tracuu/a.db, /srv/b.db, tcp://h:1");
  EXPECT_FALSE(ShardList::parse({"a.db", "/etc/a.db"}).value().beside("/etc").has_value());
}

// Its announcements would be found twice, and counted twice.
TEST(ShardList, RefusesOneShardTwice) {
  test::TestFolder const folder;
  std::string const a = (folder.path() / "a").string();
  folder.write("a/XAPIANDB", "");
  std::filesystem::create_directory_symlink(folder.path() / "a", folder.path() / "link");
  for (auto const& texts : {
           std::vector<std::string>{"tcp://h:1", "tcp://h:1"},
           std::vector<std::string>{a, a},
           std::vector<std::string>{a, a + "/"},
           std::vector<std::string>{a, folder.path() / "b" / ".." / "a"},
           std::vector<std::string>{a, folder.path() / "link"},
           std::vector<std::string>{"nowhere", "./nowhere/"},
       }) {
    auto const list = ShardList::parse(texts);
    ASSERT_FALSE(list.has_value()) << texts.back();
    EXPECT_EQ(list.error().code, ErrorCode::InvalidArgument);
  }
  EXPECT_TRUE(ShardList::parse({"tcp://h:1", "tcp://h:2", a}).has_value());
  EXPECT_FALSE(ShardList::parse({a, ""}).has_value());
}

}  // namespace
}  // namespace tracuu::store
