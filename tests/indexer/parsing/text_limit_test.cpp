// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/text_limit.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace tracuu::indexer {
namespace {

schema::Announcement announcement_of(std::string title, std::string abstract, std::string body) {
  schema::Announcement announcement;
  announcement.title = std::move(title);
  announcement.abstract = std::move(abstract);
  announcement.body = std::move(body);
  return announcement;
}

TEST(LimitText, KeepsWhatIsShort) {
  schema::Announcement announcement = announcement_of("Họp dân", "Tối nay", "Tại nhà văn hóa");
  schema::Announcement const before = announcement;
  EXPECT_EQ(limit_text(announcement, 1000), "");
  EXPECT_EQ(schema::to_json(announcement), schema::to_json(before));
}

TEST(LimitText, CutsTheEndOfAllText) {
  schema::Announcement announcement = announcement_of("một ", "hai ", "ba bốn năm");
  EXPECT_EQ(limit_text(announcement, 14), "13 of 23 bytes of its text are kept");
  EXPECT_EQ(announcement.title + "|" + announcement.abstract + "|" + announcement.body,
            "một |hai |ba ");
  announcement = announcement_of(std::string(100, 'x'), "hai", "ba");
  EXPECT_NE(limit_text(announcement, 10), "");
  EXPECT_EQ(announcement.title, std::string(10, 'x'));
  EXPECT_EQ(announcement.abstract + announcement.body, "");
}

TEST(LimitText, CutsATextOfTooManyWords) {
  std::string words;
  for (int i = 0; i < 10'000; ++i) words += fmt::format("w{} ", i);
  schema::Announcement announcement = announcement_of("", "", words);
  EXPECT_NE(limit_text(announcement, 1 << 20, 5'000), "");
  auto const kept = static_cast<double>(std::ranges::count(announcement.body, ' '));
  EXPECT_NEAR(kept, 2'500, 50) << "each is a word and a pair";
  std::string same;
  for (int i = 0; i < 10'000; ++i) same += fmt::format("w{} ", i % 100);
  announcement = announcement_of("", "", same);
  EXPECT_EQ(limit_text(announcement, 1 << 20, 5'000), "") << "few words, often";
}

TEST(LimitText, PagesEndWithTheText) {
  schema::Announcement announcement = announcement_of("", "", "một hai ba");
  announcement.pages = {{1, 0, {}}, {2, 5, {}}, {3, 9, {}}};
  EXPECT_NE(limit_text(announcement, 8), "");
  EXPECT_EQ(announcement.pages.size(), 2U);
  announcement.pages.clear();
  for (std::size_t page = 1; page <= 10'001; ++page) announcement.pages.push_back({page, 1, {}});
  EXPECT_EQ(limit_text(announcement, 1000), "");
  EXPECT_EQ(announcement.pages.size(), 10'000U);
  EXPECT_EQ(announcement.pages.back().page, 0U) << "what follows is of no page that is known";
}

TEST(LimitText, CutsNamesAndLists) {
  schema::Announcement announcement = announcement_of("Họp", "", "");
  announcement.unit = std::string(1 << 20, 'x');
  announcement.numbers = std::vector<std::string>(50'000, "1/QĐ-UBND");
  announcement.attachments.resize(50'000);
  EXPECT_EQ(limit_text(announcement, 1000), "") << "nothing of the text";
  EXPECT_EQ(announcement.unit.size(), 64u << 10);
  EXPECT_EQ(announcement.numbers.size(), 10'000u);
  EXPECT_EQ(announcement.attachments.size(), 10'000u);
}

}  // namespace
}  // namespace tracuu::indexer
