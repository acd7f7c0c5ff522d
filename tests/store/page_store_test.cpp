// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/page_store.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "tests/indexer/test_folder.hpp"
#include "tests/support/read_only_folder.hpp"

namespace tracuu::store {
namespace {

using schema::PageWords;

PageWords page_with(std::size_t page, std::string const& word) {
  PageWords words{page, 595, 842, 0, "tesseract 5.3.0 vie", "", {}};
  words.words.push_back({word, "", 0.5, 1, 2, 3, 4, 0});
  return words;
}

TEST(PageStore, KeepsPagesOfADocumentInOrder) {
  test::TestFolder const folder;
  {
    auto store = PageStore::open(folder.path());
    ASSERT_TRUE(store);
    ASSERT_TRUE(store->keep("aa", page_with(10, "mười")));
    ASSERT_TRUE(store->keep("aa", page_with(2, "hai")));
    ASSERT_TRUE(store->keep("bb", page_with(1, "khác")));
    ASSERT_TRUE(store->keep("aa", page_with(2, "Hai")));
  }
  auto const store = PageStore::open_to_read(folder.path());
  ASSERT_TRUE(store && *store);
  auto const pages = (*store)->words_of("aa");
  ASSERT_TRUE(pages);
  EXPECT_EQ(*pages, (std::vector{page_with(2, "Hai"), page_with(10, "mười")}));
  auto const second = (*store)->words_of("aa", 2);
  ASSERT_TRUE(second && *second);
  EXPECT_EQ(**second, page_with(2, "Hai"));
  auto const third = (*store)->words_of("aa", 3);
  ASSERT_TRUE(third);
  EXPECT_FALSE(*third);
}

TEST(PageStore, APageThatWasReadAfterAllIsNoFailure) {
  test::TestFolder const folder;
  auto store = PageStore::open(folder.path());
  ASSERT_TRUE(store);
  ASSERT_TRUE(store->keep_failure("aa", {1, "took longer than 60 s"}));
  ASSERT_TRUE(store->keep_failure("aa", {2, "too large"}));
  ASSERT_TRUE(store->keep("aa", page_with(1, "một")));
  auto const failures = store->failures_of("aa");
  ASSERT_TRUE(failures);
  EXPECT_EQ(*failures, (std::vector<FailedPage>{{2, "too large"}}));
}

TEST(PageStore, CorrectionsOutliveWhatTheMachineReads) {
  test::TestFolder const folder;
  auto store = PageStore::open(folder.path());
  ASSERT_TRUE(store);
  ASSERT_TRUE(store->correct("aa", {1, "Điều 1", "van-thu", "2026-01-02T03:04:05Z", "{}"}));
  ASSERT_TRUE(store->keep("aa", page_with(1, "Điêu")));
  ASSERT_TRUE(store->correct(
      "aa", {1, "Điều 1.", "van-thu", "2026-01-02T03:05:05Z", "{\"body\":\"Điêu\"}"}));
  auto const corrections = store->corrections_of("aa");
  ASSERT_TRUE(corrections);
  EXPECT_EQ(*corrections,
            (std::vector<PageCorrection>{
                {1, "Điều 1.", "van-thu", "2026-01-02T03:05:05Z", "{\"body\":\"Điêu\"}"}}));
  auto const removed = store->remove_correction("aa", 1);
  auto const again = store->remove_correction("aa", 1);
  ASSERT_TRUE(removed && again);
  EXPECT_TRUE(*removed);
  EXPECT_FALSE(*again);
  EXPECT_TRUE(store->words_of("aa", 1).value());
}

TEST(PageStore, SeveralWriteAtOnce) {
  test::TestFolder const folder;
  ASSERT_TRUE(PageStore::open(folder.path()));
  std::vector<std::jthread> writers;
  for (std::size_t writer = 0; writer < 4; ++writer) {
    writers.emplace_back([&folder, writer] {
      auto store = PageStore::open(folder.path());
      ASSERT_TRUE(store) << store.error().message;
      for (std::size_t page = 1; page <= 20; ++page) {
        ASSERT_TRUE(store->keep(std::to_string(writer), page_with(page, "chữ")));
      }
    });
  }
  writers.clear();
  auto const store = PageStore::open_to_read(folder.path());
  ASSERT_TRUE(store && *store);
  for (std::size_t writer = 0; writer < 4; ++writer) {
    EXPECT_EQ((*store)->words_of(std::to_string(writer)).value().size(), 20U);
  }
}

TEST(PageStore, ThereNeedBeNoneToBeRead) {
  test::TestFolder const folder;
  auto const store = PageStore::open_to_read(folder.path());
  ASSERT_TRUE(store);
  EXPECT_FALSE(*store);
}

TEST(PageStore, IsReadByWhoMayNotWrite) {
  test::TestFolder const folder;
  std::filesystem::path const index = folder.path() / "100% a?b#c";
  ASSERT_TRUE(PageStore::open(index).value().keep("aa", page_with(1, "Điều")));
  test::ReadOnlyFolder const read_only(folder.path());
  auto const store = PageStore::open_to_read(index);
  ASSERT_TRUE(store) << to_string(store.error());
  auto const words = (*store)->words_of("aa", 1);
  ASSERT_TRUE(words) << to_string(words.error());
  EXPECT_EQ(**words, page_with(1, "Điều"));
}

TEST(PageStore, ADamagedFileIsNamed) {
  test::TestFolder const folder;
  std::ofstream(page_store_file(folder.path())) << std::string(5000, 'x');
  auto const store = PageStore::open(folder.path());
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().code, base::ErrorCode::Io);
  EXPECT_EQ(store.error().subject, page_store_file(folder.path()).string());
}

}  // namespace
}  // namespace tracuu::store
