// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/redirects/title_match.hpp"

#include <gtest/gtest.h>

#include "search/redirects/old_address.hpp"

namespace tracuu::search {
namespace {

double fit(std::string_view slug, std::string_view title) {
  return title_fit(slug_words(slug), slug_words(title));
}

TEST(TitleFit, IsFullForWhatAPortalMakesOfATitle) {
  char const* const title = "Hội nghị sơ kết công tác cải cách hành chính 6 tháng đầu năm 2023";
  EXPECT_EQ(fit("hoi-nghi-so-ket-cong-tac-cai-cach-hanh-chinh-6-thang-dau-nam-2023", title), 1);
  EXPECT_EQ(fit("hoinghisoketcongtaccaicachhanhchinh6thangdaunam2023", title), 1) << "glued";
  EXPECT_EQ(fit("ho-i-nghi-so-ke-t-cong-tac-cai-cach-hanh-chi-nh-6-thang-dau-nam-2023", title), 1)
      << "torn";
  EXPECT_GT(fit("hoi-nghi-so-ket-cong-tac-cai-cach-hanh-chi", title), 0.9) << "cut in a word";
  EXPECT_GT(fit("hoi-nghi-so-ket-cong-tac-cai-cach", title), 0.9) << "cut";
  EXPECT_GT(fit("ky-hop-thu-6-hdnd-xa", "Kì họp thứ 6 HĐND xã"), 0.99) << "i and y";
}

TEST(TitleFit, IsLessForOtherTitles) {
  struct {
    char const* slug;
    char const* title;
    double least;
    double most;
    char const* why;
  } const rows[] = {
      {"hoi-nghi-so-ket-cai-cach-hanh-chinh", "Hội nghị về sơ kết cải cách của hành chính", 0.85, 1,
       "light words left out"},
      {"lich-tiep-cong-dan-thang-7-nam-2023", "Lịch tiếp công dân tháng 8 năm 2023", 0, 0.7,
       "another month"},
      {"lich-tiep-cong-dan-thang-7-nam-2023", "Lịch tiếp công dân tháng 7 năm 2023 của Chủ tịch xã",
       0.8, 0.99, "more in the title"},
      {"hoi-nghi", "Hội nghị sơ kết cải cách hành chính", 0, 0.7, "too little"},
      {"thong-bao-tuyen-dung", "Hội nghị sơ kết cải cách hành chính", 0, 0.01, "nothing"},
      {"", "Hội nghị", 0, 0, "no slug"},
  };
  for (auto const& row : rows) {
    double const found = fit(row.slug, row.title);
    EXPECT_GE(found, row.least) << row.why;
    EXPECT_LE(found, row.most) << row.why;
  }
}

TEST(TitleFit, KnowsPortalsThatDropStrokes) {
  auto const title = slug_words(without_stroke("Đại hội Đảng bộ xã"));
  EXPECT_EQ(title_fit(slug_words("ai-hoi-ang-bo-xa"), title), 1);
}

TEST(SlugWeight, CountsWordsThatSayMuch) {
  EXPECT_EQ(slug_weight(slug_words("hoi nghi ve so ket cua xa")), 5);
}

}  // namespace
}  // namespace tracuu::search
