// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/replica.hpp"

#include <gtest/gtest.h>
#include <xapian.h>

#include <algorithm>
#include <string>

#include "store/database.hpp"
#include "tests/indexer/test_folder.hpp"

namespace tracuu::store {
namespace {

using test::TestFolder;

TEST(Replica, KnowsTheStubOfOne) {
  struct {
    char const* line;
    std::optional<std::string> copy;
  } const rows[] = {
      {"auto replica_0", "replica_0"},
      {"auto replica_1", "replica_1"},
      {"auto replica_2", std::nullopt},
      {"auto replica_01", std::nullopt},
      {"glass replica_0", std::nullopt},
      {"auto gen-000001", std::nullopt},
      {"", std::nullopt},
  };
  for (auto const& row : rows) EXPECT_EQ(replica_copy_of(row.line), row.copy) << row.line;
}

TEST(Replica, NamesACopyByTheUuidThatXapianGaveIt) {
  TestFolder const folder;
  Xapian::WritableDatabase const database((folder.path() / "replica_0").string(),
                                          Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
  std::string uuid = database.get_uuid();  // with dashes
  std::erase(uuid, '-');
  EXPECT_EQ(replica_generation(folder.path(), "replica_0"), "replica_0." + uuid);
  EXPECT_EQ(replica_generation(folder.path(), "replica_1"), "replica_1") << "there is none";
}

TEST(Replica, FindsTheFolderOfAGeneration) {
  EXPECT_EQ(folder_of_generation("replica_0.9f1c"), "replica_0");
  EXPECT_EQ(folder_of_generation("replica_1"), "replica_1");
  EXPECT_EQ(folder_of_generation("gen-000003-9f1c2ab4"), "gen-000003-9f1c2ab4");
}

// It was taken for an index that had lost its schema version, with the advice to rebuild it.
TEST(Replica, IsNoIndexBeforeItsFirstCopy) {
  TestFolder const folder;
  folder.write("XAPIANDB", "# made by Xapian\nauto replica_0\n");
  Xapian::WritableDatabase((folder.path() / "replica_0").string(),
                           Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
  auto const opened = open_current(IndexFolder(folder.path()));
  ASSERT_FALSE(opened.has_value());
  EXPECT_EQ(opened.error().code, base::ErrorCode::IndexMissing);
  EXPECT_NE(opened.error().message.find("the replica is empty"), std::string::npos);
}

}  // namespace
}  // namespace tracuu::store
