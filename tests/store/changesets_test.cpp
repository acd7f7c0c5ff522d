// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/changesets.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <filesystem>
#include <string>

#include "store/write_transaction.hpp"
#include "tests/indexer/test_folder.hpp"

namespace tracuu::store {
namespace {

std::size_t changesets_in(std::filesystem::path const& database) {
  std::size_t count = 0;
  for (auto const& entry : std::filesystem::directory_iterator(database)) {
    if (entry.path().filename().string().starts_with("changes")) ++count;
  }
  return count;
}

void commit_some(std::filesystem::path const& database, int commits) {
  for (int commit = 0; commit < commits; ++commit) {
    WriteTransaction transaction(database, Xapian::DB_CREATE_OR_OPEN);
    transaction.database().add_document(Xapian::Document());
    transaction.commit();
  }
}

TEST(Changesets, AreKeptAsManyAsAreWanted) {
  test::TestFolder const folder;
  std::filesystem::path const database = folder.path() / "db";
  commit_some(database, 3);
  EXPECT_EQ(changesets_in(database), 0u);
  keep_changesets(4);
  commit_some(database, 3);
  EXPECT_EQ(changesets_in(database), 3u);
  commit_some(database, 6);
  EXPECT_EQ(changesets_in(database), 4u);
  keep_changesets(0);
  commit_some(database, 1);
  EXPECT_EQ(changesets_in(database), 4u) << "no new one";
}

}  // namespace
}  // namespace tracuu::store
