// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/office_charset.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tracuu::indexer {
namespace {

constexpr analyzers::FontHint kVnTime{analyzers::Charset::Tcvn3, false};
constexpr analyzers::FontHint kVnTimeH{analyzers::Charset::Tcvn3, true};

/// Parts of a text, each in a font or none.
struct Part {
  std::string text;
  std::optional<analyzers::FontHint> font = std::nullopt;
};

OfficeText office_of(std::vector<Part> const& parts) {
  OfficeText office;
  for (Part const& part : parts) {
    std::size_t const begin = office.text.size();
    office.text += part.text;
    if (part.font) office.fonts.push_back({begin, office.text.size(), *part.font});
  }
  return office;
}

TEST(OfficeCharset, FontsDecide) {
  struct Row {
    std::vector<Part> parts;
    std::string text;
    char const* why;
  };
  Row const rows[] = {
      {{{"Ghi chó:\n(1000 ®)\nSè: 12", kVnTime}}, "Ghi chú:\n(1000 đ)\nSố: 12", "short cells"},
      {{{"th\u00ABng b\u00B8o ", kVnTimeH}, {"cho xã Yên Lãng"}},
       "THÔNG BÁO cho xã Yên Lãng",
       "capitals, and a font of Unicode beside them"},
      {{{"c\u00F4c ", kVnTimeH}, {"ban hanh", kVnTimeH}}, "CỤC BAN HANH", "ASCII letters, too"},
      {{{"Thông báo về lịch tiêm phòng\nGhi chó", kVnTime}},
       "Thông báo về lịch tiêm phòng\nGhi chó",
       "the name of the font is left over"},
      {{{"Céng hßa X· héi Chñ nghÜa ViÖt Nam \u2192 trang 2\n"}},
       "Cộng hòa Xã hội Chủ nghĩa Việt Nam \u2192 trang 2\n",
       "no font, one symbol"},
      {{}, "", "nothing"},
  };
  for (Row const& row : rows) {
    OfficeText office = office_of(row.parts);
    (void)convert_office_text(office);
    EXPECT_EQ(office.text, row.text) << row.why;
    EXPECT_TRUE(office.fonts.empty());
  }
}

TEST(OfficeCharset, TitlesAreConvertedAndCounted) {
  OfficeText office = office_of({{"Céng hßa X· héi Chñ nghÜa ViÖt Nam\n", kVnTime}});
  office.metadata_title = "Th«ng b¸o lÞch tiªm phßng";
  OfficeCharsets const charsets = convert_office_text(office);
  EXPECT_EQ(office.metadata_title, "Thông báo lịch tiêm phòng");
  EXPECT_EQ(charsets.report.name(), "TCVN3");
  EXPECT_TRUE(charsets.report.is_clear());
}

TEST(OfficeCharset, UndecidedBytesAreNamed) {
  OfficeText office = office_of({{"abc\nFran\xE7ois a d\xE9j\xE0 \xE9t\xE9 re\xE7u\n"}});
  OfficeCharsets const charsets = convert_office_text(office);
  EXPECT_FALSE(charsets.report.is_clear());
  EXPECT_EQ(charsets.undecided_byte, 8U);
  EXPECT_EQ(office.text, "abc\nFrançois a déjà été reçu\n");
}

TEST(OfficeCharset, PagesBeginWhereTheyBegan) {
  OfficeText office = office_of(
      {{"Trang một.\n"}, {"Céng hßa X· héi Chñ nghÜa ViÖt Nam\n", kVnTime}, {"Sè: 12", kVnTime}});
  for (char const* const word : {"Trang", "Céng", "héi", "12"}) {
    office.pages.push_back({office.pages.size() + 1, office.text.find(word), {}});
  }
  office.pages.push_back({5, office.text.size(), {}});
  ASSERT_TRUE(convert_office_text(office).report.is_clear());
  std::vector<std::string> begins;
  for (schema::PageStart const& start : office.pages) {
    begins.push_back(office.text.substr(start.offset, 4));
  }
  EXPECT_EQ(begins, (std::vector<std::string>{"Tran", "C\u1ED9", "h\u1ED9", "12", ""}));
}

}  // namespace
}  // namespace tracuu::indexer
