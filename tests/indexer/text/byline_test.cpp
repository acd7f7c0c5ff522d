// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/byline.hpp"

#include <gtest/gtest.h>

#include "tests/indexer/unicode_forms.hpp"

namespace tracuu::indexer {
namespace {

using test::to_form;
using test::UnicodeForm;

struct BylineRow {
  char const* line;
  char const* author;
  char const* unit;
};

constexpr BylineRow kBylines[] = {
    {"Hồng Hạ (Trung tâm VHTT&TT)", "Hồng Hạ", "Trung tâm VHTT&TT"},
    {"Tin, ảnh: Hồng Hạ (Trung tâm VHTT&TT)", "Hồng Hạ", "Trung tâm VHTT&TT"},
    {"Tin và ảnh: Hồng Hạ - Đài Truyền thanh huyện", "Hồng Hạ", "Đài Truyền thanh huyện"},
    {"Nguồn: Cổng TTĐT tỉnh Ninh Bình", "", "Cổng TTĐT tỉnh Ninh Bình"},
    {"Nguồn: https://vankhe.example/tin", "", "https://vankhe.example/tin"},
    {"Hồng Hạ", "Hồng Hạ", ""},
    {"Nguyễn Thị Hồng Hạ.", "Nguyễn Thị Hồng Hạ", ""},
    {"Đoàn Thị Hà", "Đoàn Thị Hà", ""},
    {"Bảo Anh", "Bảo Anh", ""},
    {"Báo Ninh Bình", "", "Báo Ninh Bình"},
    {"Hồng Hạ - Minh Đức", "Hồng Hạ - Minh Đức", ""},
    {"Hồng Hạ, Minh Đức (Phòng GD&ĐT)", "Hồng Hạ, Minh Đức", "Phòng GD&ĐT"},
    {"Tin: Hồng Hạ; Ảnh: Minh Đức", "Hồng Hạ; Ảnh: Minh Đức", ""},
    {"Tác giả: HỒNG HẠ", "HỒNG HẠ", ""},
    {"Bài, ảnh: Hạ", "Hạ", ""},
    {"Người đăng: Trung tâm VHTT&TT", "", "Trung tâm VHTT&TT"},
    {"(Theo Báo Ninh Bình)", "", "Báo Ninh Bình"},
    {"Theo baoninhbinh.example", "", "baoninhbinh.example"},
    {"Hồng Hạ (tổng hợp)", "Hồng Hạ", ""},
    {"Hồng Hạ (Theo Báo Ninh Bình)", "Hồng Hạ", "Báo Ninh Bình"},
    {"Trung tâm VHTT&TT", "", "Trung tâm VHTT&TT"},
    {"UBND xã Đông Khê", "", "UBND xã Đông Khê"},
    {"BBT", "BBT", ""},
    {"Ban Biên tập", "Ban Biên tập", ""},
};

TEST(ParseByline, BylinesInEveryUnicodeForm) {
  for (BylineRow const& row : kBylines) {
    auto const found = parse_byline(row.line);
    ASSERT_TRUE(found) << row.line;
    EXPECT_EQ(found->author, row.author) << row.line;
    EXPECT_EQ(found->unit, row.unit) << row.line;
    for (UnicodeForm const form : {UnicodeForm::Nfd, UnicodeForm::Mixed}) {
      auto const other = parse_byline(to_form(row.line, form));
      ASSERT_TRUE(other) << row.line;
      EXPECT_EQ(other->author, to_form(row.author, form)) << row.line;
      EXPECT_EQ(other->unit, to_form(row.unit, form)) << row.line;
    }
  }
}

TEST(ParseByline, OtherLines) {
  constexpr char const* kLines[] = {
      "",
      "()",
      ":",
      "Nguồn:",
      "Hội nghị kết thúc tốt đẹp",
      "Báo cáo sơ kết 6 tháng",
      "Ban hành kèm theo Quyết định này",
      "Phòng chống bệnh dại",
      "Hội nghị (ảnh)",
      "TRÂN TRỌNG CẢM ƠN",
      "Thực hiện Chỉ thị 05-CT/TW",
      "Thực hiện: 25 hộ nghèo",
      "Tổng hợp: xã Đông Khê 14/3, xã Tây Khê 15/3",
      "Ngày đăng: 11/07/2023",
      "Năm 2023, huyện phấn đấu mỗi xã có ít nhất hai tuyến đường hoa.",
      "Nguyễn Văn A (sinh năm 1980) trú tại thôn Bến",
      "Công an huyện đề nghị nhân dân nâng cao cảnh giác, báo ngay cho cơ quan chức năng.",
      "Theo kế hoạch",
  };
  for (char const* const line : kLines) EXPECT_FALSE(parse_byline(line)) << line;
}

TEST(TakeByline, TakesUpToThreeLinesFromTheEnd) {
  struct TakeRow {
    std::vector<std::string> paragraphs;
    std::size_t kept;
    char const* author;
    char const* unit;
  };
  std::vector<TakeRow> const rows{
      {{"Văn bản.", "Hồng Hạ (Trung tâm VHTT&TT)"}, 1, "Hồng Hạ", "Trung tâm VHTT&TT"},
      {{"Văn bản.", "Hồng Hạ", "(Trung tâm VHTT&TT)"}, 1, "Hồng Hạ", "Trung tâm VHTT&TT"},
      {{"Văn bản.", "Tin: Hồng Hạ", "Ảnh: Minh Đức"}, 1, "Hồng Hạ, Minh Đức", ""},
      {{"Văn bản.", "Hồng Hạ", "Nguồn: Báo Ninh Bình"}, 1, "Hồng Hạ", "Báo Ninh Bình"},
      {{"Văn bản.", "Minh Đức", "Hồng Hạ"}, 2, "Hồng Hạ", ""},
      {{"Hồng Hạ"}, 0, "Hồng Hạ", ""},
  };
  for (TakeRow const& row : rows) {
    std::vector<std::string> paragraphs = row.paragraphs;
    auto const found = take_byline(paragraphs);
    ASSERT_TRUE(found);
    EXPECT_EQ(paragraphs.size(), row.kept);
    EXPECT_EQ(found->author, row.author);
    EXPECT_EQ(found->unit, row.unit);
  }
  std::vector<std::string> none{"Văn bản không có tên người viết."};
  EXPECT_FALSE(take_byline(none));
  EXPECT_EQ(none.size(), 1U);
}

}  // namespace
}  // namespace tracuu::indexer
