// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/page_line.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "tests/indexer/unicode_forms.hpp"

namespace tracuu::indexer {
namespace {

using test::to_form;
using test::UnicodeForm;

/// `line` and its other Unicode forms: all must be read alike.
std::vector<std::string> all_forms(std::string const& line) {
  return {line, to_form(line, UnicodeForm::Nfd), to_form(line, UnicodeForm::Mixed)};
}

struct YesNoRow {
  char const* line;
  bool expected;
};

void check(std::vector<YesNoRow> const& rows, std::function<bool(std::string_view)> const& is) {
  for (YesNoRow const& row : rows) {
    for (std::string const& line : all_forms(row.line)) EXPECT_EQ(is(line), row.expected) << line;
  }
}

TEST(PageLine, TailHeading) {
  check({{"Bài viết khác", true},
         {"CÁC TIN KHÁC:", true},
         {"» Tin liên quan", true},
         {"Tin, bài khác", true},
         {"Bài viết khác biệt nhất năm", false},
         {"Tin khác với dự báo, mưa chỉ kéo dài một ngày", false},
         {"", false}},
        is_tail_heading);
}

TEST(PageLine, WelcomeBanner) {
  check({{"CHÀO MỪNG ĐẾN TRANG THÔNG TIN ĐIỆN TỬ UBND HUYỆN VÂN KHÊ", true},
         {"Chào mừng bạn đến với website của xã Đông Khê", true},
         {"Chào mừng kỷ niệm 78 năm Cách mạng tháng Tám", false},
         {"Nhiệt liệt chào mừng Đại hội", false}},
        is_welcome_banner);
}

TEST(PageLine, SiteName) {
  check({{"Trang thông tin điện tử huyện vân khê", true},
         {"CỔNG THÔNG TIN ĐIỆN TỬ XÃ ĐÔNG KHÊ - HUYỆN VÂN KHÊ", true},
         {"Cổng TTĐT tỉnh Ninh Bình", true},
         {"Cổng Thông tin điện tử Chính phủ", true},
         {".:: Trang tin huyện Vân Khê ::.", true},
         {"Trang tin mới nhất về bão số 3 tại huyện Vân Khê", false},
         {"Cổng thông tin điện tử huyện Vân Khê chính thức hoạt động từ tháng 5", false},
         {"Cổng chào huyện Vân Khê", false}},
        is_site_name);
}

TEST(PageLine, PageControl) {
  check({{"In bài viết", true},
         {"Lượt xem: 1.306", true},
         {"Chia sẻ", true},
         {"Từ khóa: OCOP, kinh tế số", true},
         {"Đánh giá: ★★★★☆ (37 lượt)", true},
         {"Đánh giá kết quả 6 tháng", false},
         {"Lượt xem phim lưu động tăng 20", false},
         {"12", false}},
        is_page_control);
}

TEST(PageLine, PostingStamp) {
  struct Row {
    char const* line;
    char const* expected;
  };
  constexpr Row kRows[] = {
      {"Thứ ba, 11/07/2023", "2023-07-11"},
      {"Thứ ba, 11/07/2023 - 08:30", "2023-07-11"},
      {"Chủ nhật, ngày 02 tháng 7 năm 2023", "2023-07-02"},
      {"Ngày đăng: 11/07/2023", "2023-07-11"},
      {"11/07/2023", "2023-07-11"},
      {"(11-07-2023)", "2023-07-11"},
      {"11/07/2023 8:30 SA", "2023-07-11"},
      {"Cập nhật lúc: 08h30' ngày 11/07/2023 (GMT+7)", "2023-07-11"},
      {"Ngày đăng: 09/03/2022 | Lượt xem: 841", "2022-03-09"},
      {"2023-07-11T08:30:00", ""},  // a machine's stamp has letters of its own
      {"Vân Khê, ngày 11 tháng 7 năm 2023", ""},
      {"Số: 15 ngày 11/07/2023", ""},
      {"Từ ngày 11/07/2023 đến ngày 12/07/2023", ""},
      {"Thứ ba, 11/07", ""},
      {"Sáng ngày 11/7/2023, UBND huyện họp", ""},
  };
  for (Row const& row : kRows) {
    for (std::string const& line : all_forms(row.line)) {
      auto const date = posting_stamp(line);
      EXPECT_EQ(date ? schema::format_iso_date(*date) : "", row.expected) << line;
    }
  }
}

TEST(PageLine, PlaceOfSite) {
  struct Row {
    char const* site_name;
    char const* expected;
  };
  constexpr Row kRows[] = {
      {"Trang thông tin điện tử huyện vân khê", "huyện Vân Khê"},
      {"CỔNG THÔNG TIN ĐIỆN TỬ THỊ TRẤN BẾN ĐỎ", "thị trấn Bến Đỏ"},
      {"Cổng TTĐT xã Đông Khê - huyện Vân Khê", "xã Đông Khê"},
      {"Trang thông tin điện tử UBND thị xã Xuân Quan", "thị xã Xuân Quan"},
      {"Cổng TTĐT thành phố Huế", "thành phố Huế"},
      {"Cổng Thông tin điện tử Chính phủ", ""},
      {"Trang thông tin điện tử huyện", ""},
      {"", ""},
  };
  for (Row const& row : kRows) {
    for (std::string const& name : all_forms(row.site_name)) {
      EXPECT_EQ(place_of_site(name), row.expected) << name;
    }
  }
}

TEST(PageLine, RunningTextIsNothing) {
  std::string const text = "Tin khác " + std::string(1'000'000, 'a') + " 11/07/2023";
  EXPECT_FALSE(is_tail_heading(text));
  EXPECT_FALSE(is_site_name(text));
  EXPECT_FALSE(posting_stamp(text));
  EXPECT_EQ(place_of_site(text), "");
}

}  // namespace
}  // namespace tracuu::indexer
