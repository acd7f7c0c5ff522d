// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/repair/index_repair.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/small_index.hpp"

namespace tracuu::indexer {
namespace {

schema::PageWords page_of_words(std::vector<std::string> const& words) {
  schema::PageWords page;
  for (std::string const& word : words) page.words.push_back({word, "", 0.92, 0, 0, 9, 9, 1});
  return page;
}

TEST(IndexRepair, ByThePairsOfTheIndex) {
  schema::PageWords const page = page_of_words({"trạm", "bơm", "Cống", "Đợ"});
  std::vector<schema::Announcement> announcements;
  test::add_copies(announcements, "Nạo vét kênh dẫn vào trạm bơm Cống Đọ trước vụ xuân.", 5);
  test::SmallIndex const index(announcements);
  EXPECT_EQ(IndexRepair(index.path()).repair(page).words[3].text, "Đọ");
}

TEST(IndexRepair, ByCommonPhrasesWhereThereIsNoIndex) {
  test::TestFolder const folder;
  schema::PageWords const page = page_of_words({"sửa", "đổi,", "bỗ", "sung"});
  IndexRepair repair(folder.path() / "none.db");
  EXPECT_EQ(repair.repair(page).words[2].text, "bổ");
}

TEST(IndexRepair, GoesOnWhenTheIndexChanges) {
  std::vector<schema::Announcement> announcements = test::tiny_announcements(20);
  test::SmallIndex const index(announcements);
  IndexRepair repair(index.path());
  for (int i = 0; i < 3; ++i) {
    announcements.front().body += " họp";
    index.add(announcements);
  }
  EXPECT_EQ(repair.repair(page_of_words({"sửa", "đổi,", "bỗ", "sung"})).words[2].text, "bổ");
}

}  // namespace
}  // namespace tracuu::indexer
