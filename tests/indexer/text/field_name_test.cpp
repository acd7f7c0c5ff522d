// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/field_name.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tracuu::indexer {
namespace {

using enum NamedField;

TEST(FieldName, KnowsNamesInEverySpelling) {
  struct Row {
    char const* name;
    NamedField expected;
    char const* why;
  };
  Row const rows[] = {
      {"title", Title, "our own key"},
      {"Tiêu đề", Title, "with marks"},
      {"Tie\xCC\x82u đe\xCC\x82\xCC\x80", Title, "NFD"},
      {"tieu_de", Title, "without marks"},
      {"tieuDe", Title, "words joined by capitals"},
      {"TIEU-DE", Title, "capitals and a hyphen"},
      {"Số/Ký hiệu", Number, "a slash"},
      {"Số, ký hiệu văn bản", Number, "Decree 30/2020, register of documents sent"},
      {"Ngày tháng văn bản", Date, "of the same"},
      {"Tên loại và trích yếu nội dung văn bản", Title, "of the same"},
      {"Người ký", Line, "of the same"},
      {"Nơi nhận văn bản", Line, "of the same"},
      {"Đơn vị, người nhận bản lưu", Line, "of the same"},
      {"Số lượng bản", Line, "of the same"},
      {"Ghi chú", Line, "of the same"},
      {"Ngày đến", Line, "Decree 30/2020, register of documents received"},
      {"Số đến", Line, "of the same"},
      {"Đơn vị hoặc người nhận", Line, "of the same"},
      {"Tên loại và trích yếu nội dung", Title, "Circular 05/2025, list of documents in a file"},
      {"Tác giả văn bản", Unit, "of the same: the agency that issued it"},
      {"Ngày, tháng, năm văn bản", Date, "of the same"},
      {"CodeNotation", SymbolPart, "Circular 02/2019"},
      {"Trích yếu (nội dung)", Abstract, "brackets that belong to it"},
      {"Ngày ban hành (dd/mm/yyyy)", Date, "brackets that explain it"},
      {"Số văn bản đi", NumberPart, "an ending that says no more"},
      {"STT", Nothing, "the number of a row"},
  };
  for (Row const& row : rows) {
    auto const found = find_field_name(row.name);
    ASSERT_TRUE(found.has_value()) << row.name << ": " << row.why;
    EXPECT_EQ(found->field, row.expected) << row.name << ": " << row.why;
  }
}

TEST(FieldName, LinesHaveALabelAndNamesARank) {
  EXPECT_EQ(find_field_name("nguoi_ky")->label, "Người ký");
  EXPECT_LT(find_field_name("Ngày ban hành")->rank, find_field_name("Ngày đăng")->rank);
  EXPECT_LT(find_field_name("body")->rank, find_field_name("content")->rank);
}

TEST(FieldName, KnowsNoOthers) {
  for (std::string const& name :
       {std::string("lượt xem"), std::string(""), std::string("()"), std::string("văn bản"),
        std::string("titles of all"), std::string("\xFF\xFE"), std::string(10'000, 'a')}) {
    EXPECT_FALSE(find_field_name(name).has_value()) << name.substr(0, 20);
  }
}

}  // namespace
}  // namespace tracuu::indexer
