// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/page_text.hpp"

#include <gtest/gtest.h>

namespace tracuu::schema {
namespace {

/// Three pages: a sentence goes on from the first to the second, which has no line end before it.
Announcement three_pages() {
  Announcement announcement;
  announcement.body = "Trang một của xã \ngiữ đê\nhai dòng.\nba\n";
  announcement.pages = {
      {1, 0, ""}, {2, announcement.body.find("giữ"), ""}, {3, announcement.body.find("ba\n"), ""}};
  std::size_t const word = announcement.body.find("đê");
  announcement.repairs = {{0, 5, "Trạng"},
                          {word, word + 4, "dê"},
                          {announcement.body.find("ba"), announcement.body.find("ba") + 2, "bà"}};
  return announcement;
}

std::string repaired(Announcement const& announcement, std::size_t at) {
  Repair const& repair = announcement.repairs.at(at);
  return announcement.body.substr(repair.begin, repair.end - repair.begin);
}

TEST(PageText, IsWhatStandsBetweenPageStarts) {
  Announcement const announcement = three_pages();
  EXPECT_EQ(page_count(announcement), 3u);
  EXPECT_EQ(page_text(announcement, 1).text, "Trang một của xã \n");
  PageText const second = page_text(announcement, 2);
  EXPECT_EQ(second.text, "giữ đê\nhai dòng.\n");
  ASSERT_EQ(second.repairs.size(), 1u);
  EXPECT_EQ(second.text.substr(second.repairs[0].begin, 4), "đê");
  EXPECT_EQ(page_text(announcement, 3).text, "ba\n");
  EXPECT_TRUE(has_page_start(announcement, 3));
  EXPECT_FALSE(has_page_start(announcement, 4));
  EXPECT_EQ(page_text(announcement, 4), PageText{});
  EXPECT_EQ(page_count(Announcement{}), 0u);
}

TEST(PageText, OfAPageThatComesTwiceIsBothParts) {
  Announcement announcement;
  announcement.body = "một\nhai\nchú thích\n";
  announcement.pages = {
      {1, 0, ""}, {2, announcement.body.find("hai"), ""}, {1, announcement.body.find("chú"), ""}};
  EXPECT_EQ(page_text(announcement, 1).text, "một\nchú thích\n");
  EXPECT_TRUE(put_page_text(announcement, 1, {"mới"}));
  EXPECT_EQ(announcement.body, "mới\nhai\n");
  EXPECT_EQ(page_text(announcement, 1).text, "mới\n");
  EXPECT_EQ(page_text(announcement, 2).text, "hai\n");
}

TEST(PutPageText, MovesWhatComesAfter) {
  Announcement announcement = three_pages();
  EXPECT_TRUE(put_page_text(announcement, 2, {"\ngiữ vững đê điều \n"}));
  EXPECT_EQ(announcement.body, "Trang một của xã \ngiữ vững đê điều\nba\n");
  EXPECT_EQ(page_text(announcement, 1).text, "Trang một của xã \n");
  EXPECT_EQ(page_text(announcement, 2).text, "giữ vững đê điều\n");
  EXPECT_EQ(page_text(announcement, 3).text, "ba\n");
  ASSERT_EQ(announcement.repairs.size(), 2u) << "that of the old text is gone";
  EXPECT_EQ(repaired(announcement, 0), "Trang");
  EXPECT_EQ(repaired(announcement, 1), "ba");
}

TEST(PutPageText, PutsBackWhatItHasReplaced) {
  for (std::size_t page = 1; page <= 3; ++page) {
    Announcement announcement = three_pages();
    PageText const old = page_text(announcement, page);
    EXPECT_TRUE(put_page_text(announcement, page, {"khác hẳn\nhai dòng"}));
    EXPECT_NE(to_json(announcement), to_json(three_pages()));
    EXPECT_TRUE(put_page_text(announcement, page, old));
    EXPECT_EQ(to_json(announcement), to_json(three_pages())) << page;
  }
}

TEST(PutPageText, KeepsWordsOfNeighboursApart) {
  Announcement announcement;
  announcement.body = "một";
  announcement.pages = {
      {1, 0, ""}, {2, announcement.body.size(), ""}, {3, announcement.body.size(), ""}};
  EXPECT_TRUE(put_page_text(announcement, 3, {"ba"}));
  EXPECT_EQ(announcement.body, "một\nba");
  EXPECT_TRUE(put_page_text(announcement, 2, {"hai"}));
  EXPECT_EQ(announcement.body, "một\nhai\nba");
  EXPECT_TRUE(put_page_text(announcement, 2, {""}));
  EXPECT_EQ(page_text(announcement, 3).text, "\nba");
  EXPECT_TRUE(put_page_text(announcement, 1, {"\n"}));
  EXPECT_EQ(page_text(announcement, 1).text.find_first_not_of('\n'), std::string::npos);
}

TEST(PutPageText, ChangesNothingWithoutThePage) {
  Announcement announcement = three_pages();
  EXPECT_FALSE(put_page_text(announcement, 4, {"x"}));
  EXPECT_EQ(to_json(announcement), to_json(three_pages()));
  announcement.pages[1].offset = 1'000'000;  // of a damaged export
  std::string const damaged = to_json(announcement);
  EXPECT_FALSE(put_page_text(announcement, 1, {"x"}));
  EXPECT_EQ(to_json(announcement), damaged);
  EXPECT_EQ(page_text(announcement, 1), PageText{});
}

TEST(PageTextJson, ComesBackAsItWas) {
  PageText const page = page_text(three_pages(), 2);
  EXPECT_EQ(page_text_from_json(to_json(page)).value(), page);
  EXPECT_EQ(page_text_from_json(to_json(PageText{})).value(), PageText{});
  EXPECT_FALSE(page_text_from_json("{"));
}

}  // namespace
}  // namespace tracuu::schema
