// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/page_store_copy.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

#include "store/index_copy.hpp"
#include "store/page_store.hpp"
#include "tests/indexer/test_folder.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::store {
namespace {

using schema::PageWords;

PageWords read_page(std::size_t page, std::string const& word) {
  PageWords words{page, 595, 842, 0, "tesseract 5.3.0 vie", "", {}};
  words.words.push_back({word, "", 0.5, 1, 2, 3, 4, 0});
  return words;
}

std::vector<PageWords> words_in(std::filesystem::path const& index, std::string const& hash) {
  auto store = PageStore::open_to_read(index);
  if (!store || !*store) return {};
  return (*store)->words_of(hash).value();
}

TEST(PageStoreCopy, TheCopyHoldsWhatTheSourceHolds) {
  test::TestFolder const source;
  test::TestFolder const destination;
  ASSERT_TRUE(copy_page_store(source.path(), destination.path())) << "there is nothing to copy";
  EXPECT_TRUE(std::filesystem::is_empty(destination.path()));
  auto written = PageStore::open(source.path()).value();
  ASSERT_TRUE(written.keep("aa", read_page(1, "một")));
  ASSERT_TRUE(written.correct("aa", {2, "Hai", "người đọc", "2026-11-30T10:00:00Z"}));
  // The source is in use, and the destination is read while it is written.
  auto other = PageStore::open(destination.path()).value();
  ASSERT_TRUE(other.keep("bb", read_page(1, "khác")));
  ASSERT_TRUE(copy_page_store(source.path(), destination.path()));
  EXPECT_EQ(words_in(destination.path(), "aa"), std::vector{read_page(1, "một")});
  EXPECT_EQ(other.words_of("aa").value(), std::vector{read_page(1, "một")});
  EXPECT_TRUE(other.words_of("bb").value().empty());
  ASSERT_EQ(other.corrections_of("aa").value().size(), 1U);
  ASSERT_TRUE(other.keep("cc", read_page(3, "ba"))) << "it can be written to";
}

TEST(PageStoreCopy, ADamagedStoreIsToldAndTheDestinationStays) {
  test::TestFolder const source;
  test::TestFolder const destination;
  std::ofstream(page_store_file(source.path())) << std::string(5000, 'x');
  ASSERT_TRUE(
      PageStore::open(destination.path()).value().keep("bb", read_page(1, "khác")).has_value());
  auto const copied = copy_page_store(source.path(), destination.path());
  ASSERT_FALSE(copied.has_value());
  EXPECT_EQ(copied.error().code, base::ErrorCode::Io);
  EXPECT_EQ(words_in(destination.path(), "bb"), std::vector{read_page(1, "khác")});
}

TEST(PageStoreCopy, BackupsAndTheirIndexesHaveIt) {
  test::SmallIndex const index(test::tiny_announcements(20));
  test::TestFolder const folder;
  IndexFolder const source(index.path());
  IndexFolder const backup(folder.path() / "backup.db");
  {
    auto store = PageStore::open(index.path()).value();
    ASSERT_TRUE(store.keep("aa", read_page(1, "một")));
  }
  ASSERT_TRUE(back_up(source, backup, OldBackup::Keep).has_value());
  EXPECT_EQ(words_in(backup.path(), "aa").size(), 1U);
  ASSERT_TRUE(compact(source).has_value());
  EXPECT_EQ(words_in(index.path(), "aa").size(), 1U) << "compacted";
  index.add(test::tiny_announcements(20), true);
  EXPECT_EQ(words_in(index.path(), "aa").size(), 1U) << "built anew";
  IndexFolder const restored(folder.path() / "restored.db");
  ASSERT_TRUE(restore(backup, restored).has_value());
  EXPECT_EQ(words_in(restored.path(), "aa").size(), 1U);
}

}  // namespace
}  // namespace tracuu::store
