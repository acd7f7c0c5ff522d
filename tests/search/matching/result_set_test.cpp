// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/result_set.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "search/searcher.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

schema::Announcement announcement(std::string id, std::string body) {
  schema::Announcement one;
  one.id = std::move(id);
  one.title = "Tin";
  one.body = std::move(body);
  return one;
}

/// 40 announcements of other matters, so that names are rare.
std::vector<schema::Announcement> with_others(std::vector<schema::Announcement> announcements) {
  for (int i = 0; i < 40; ++i) {
    announcements.push_back(announcement(fmt::format("other-{}", i),
                                         i % 2 == 0 ? "Hội nghị bàn về việc lúa và đường làng"
                                                    : "Họp bàn việc trồng cây, xin lỗi dân làng"));
  }
  return announcements;
}

SearchAnswer answer_to(test::SmallIndex const& index, std::string_view text,
                       SortOrder order = SortOrder::Relevance) {
  SearchRequest request = test::request_for(text);
  request.sort = order;
  request.fold = false;
  return index.searcher().search(request).value();
}

TEST(ResultSet, NamesOutweighAVerb) {
  test::SmallIndex const index(with_others({
      announcement("both", "Đội Arpent gặp đội Belcour trên sân làng"),
      announcement("first", "Đội Arpent nghỉ"),
      announcement("second", "Đội Belcour nghỉ"),
  }));
  SearchAnswer const answer = answer_to(index, "Arpent xin lỗi Belcour");
  ASSERT_FALSE(answer.hits.empty());
  EXPECT_EQ(answer.hits[0].announcement.id, "both");
  EXPECT_EQ(answer.with_all_words.upper, 0u) << "none holds the verb and both names";
  EXPECT_LE(answer.total.upper, 10u) << "those with the verb alone are filled up to ten at most";
}

TEST(ResultSet, NeverTheTail) {
  test::SmallIndex const index(with_others({
      announcement("about", "Cấp giấy khai sinh cho con"),
      announcement("passing", "Giấy mời; khai hội; sinh hoạt hè; cho thuê; con đường"),
      announcement("some", "Khai sinh cho trẻ"),
  }));
  SearchAnswer const answer = answer_to(index, "giấy khai sinh cho con");
  EXPECT_EQ(answer.with_all_words.lower, 2u);
  EXPECT_EQ(test::ids(answer)[0], "about");
  EXPECT_LE(answer.total.upper, 10u);
  EXPECT_EQ(test::id_set(answer),
            test::id_set(answer_to(index, "giấy khai sinh cho con", SortOrder::Newest)));
}

TEST(ResultSet, AllWordsInPassingDoNotBeatThePageAboutThem) {
  std::string passing = "Bảo vệ rừng, hiểm họa cháy, y sĩ, tế lễ, hộ khẩu, nghèo nàn.";
  for (int i = 0; i < 60; ++i) passing += " Việc làng việc xã việc huyện bàn trong hội nghị.";
  test::SmallIndex const index(with_others({
      announcement("passing", passing),
      announcement("about", "Bảo hiểm y tế cho người nghèo. Bảo hiểm y tế của người nghèo."),
  }));
  EXPECT_EQ(test::ids(answer_to(index, "bảo hiểm y tế hộ nghèo"))[0], "about");
}

TEST(ResultSet, HalfOfAWordOfTwoSyllablesIsNoHit) {
  test::SmallIndex const index(with_others({
      announcement("birth", "Đăng ký khai sinh tại xã"),
      announcement("opening", "Khai trương cửa hàng"),
  }));
  EXPECT_EQ(test::id_set(answer_to(index, "khai sinh")), "birth");
}

TEST(ResultSet, IsFilledUpByWhatHoldsOneWord) {
  // Only names were enough: what holds the verb alone was left out, with two hits in all.
  std::vector<schema::Announcement> all{announcement("both", "Arpent gặp Belcour"),
                                        announcement("first", "Arpent nghỉ")};
  for (int i = 0; i < 12; ++i) {
    all.push_back(announcement(fmt::format("verb-{}", i), "Xin lỗi bà con"));
    all.push_back(announcement(fmt::format("half-{}", i), "Lỗi chính tả"));
  }
  for (int i = 0; i < 400; ++i) all.push_back(announcement(fmt::format("o-{}", i), "Hội nghị"));
  test::SmallIndex const index(all);
  std::vector<std::string> const found = test::ids(answer_to(index, "Arpent xin lỗi Belcour"));
  EXPECT_EQ(found.size(), 10u);
  for (std::string const& id : found) EXPECT_FALSE(id.starts_with("half")) << id;
}

TEST(ResultSet, IsTheSameForTheStreamAndTheTimeline) {
  test::SmallIndex const index(test::tiny_announcements(60));
  SearchRequest request = test::request_for("xã họp lúa bão", 10);
  request.timeline = TimelineStep::Year;
  request.fold = false;
  SearchAnswer const answer = index.searcher().search(request).value();
  EXPECT_EQ(index.searcher().stream(request).value().count(), answer.total.lower);
  EXPECT_EQ(answer.counted->lower, answer.total.lower);
}

}  // namespace
}  // namespace tracuu::search
