// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/author_names.hpp"

#include <gtest/gtest.h>

namespace tracuu::formats {
namespace {

using Names = std::vector<AuthorName>;

TEST(AuthorNames, PersonsBeginWithTheirFamilyName) {
  struct Row {
    char const* line;
    Names names;
    char const* why;
  };
  Row const rows[] = {
      {"Nguyễn Thị Thuỳ", {{"Nguyễn", "Thị Thuỳ"}}, "three words"},
      {"Lê Hà", {{"Lê", "Hà"}}, "two words"},
      {"NGUYỄN VĂN AN", {{"NGUYỄN", "VĂN AN"}}, "all in capitals"},
      {"Nguye\u0302\u0303n Va\u0306n An", {{"Nguyễn", "Văn An"}}, "decomposed"},
      {"Nguyễn Văn A", {{"Nguyễn", "Văn A"}}, "a letter for a name"},
      {"Lí Công Hoà", {{"Lí", "Công Hoà"}}, "i for y"},
      {"Đoàn Thị Mai", {{"Đoàn", "Thị Mai"}}, "a family name that is an office's word"},
      {"Âu Dương Minh", {{"Âu Dương", "Minh"}}, "a family name of two words"},
      {"Âu Dương", {{"Âu", "Dương"}}, "or of one"},
      {"Trần Văn A, Lê Thị B", {{"Trần", "Văn A"}, {"Lê", "Thị B"}}, "two persons"},
      {"Trần Văn A - Lê Thị B", {{"Trần", "Văn A"}, {"Lê", "Thị B"}}, "with a dash"},
      {"Trần Văn A và Lê Thị B", {{"Trần", "Văn A"}, {"Lê", "Thị B"}}, "with và"},
      {"  Trần\n Văn  A ", {{"Trần", "Văn A"}}, "blanks"},
  };
  for (Row const& row : rows) EXPECT_EQ(author_names(row.line), row.names) << row.why;
}

TEST(AuthorNames, AnythingElseIsABody) {
  for (char const* const line :
       {"UBND xã An Khê", "Văn phòng UBND huyện", "Văn Phòng Huyện Ủy", "Đoàn Thanh Niên Xã",
        "Ban biên tập", "Sở Văn hóa, Thể thao và Du lịch", "Admin", "Trần", "Trần văn an",
        "Trần Văn A, Ban biên tập", "Trần Văn A,, Lê B", "Trần 2 Văn", "Quản Trị Viên",
        "Trần Một Hai Ba Bốn Năm Sáu"}) {
    EXPECT_EQ(author_names(line), (Names{{line, ""}}));
  }
}

TEST(AuthorNames, NobodyIsNobody) {
  EXPECT_TRUE(author_names("").empty());
  EXPECT_TRUE(author_names(" \n").empty());
}

// A row of names has an end, and so has the work.
TEST(AuthorNames, LongLinesAreBodies) {
  std::string line = "Trần Văn A";
  for (int n = 0; n < 5'000; ++n) line += ", Trần Văn A";
  EXPECT_EQ(author_names(line), (Names{{line, ""}}));
}

}  // namespace
}  // namespace tracuu::formats
