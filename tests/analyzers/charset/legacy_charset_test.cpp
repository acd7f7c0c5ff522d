// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/charset/legacy_charset.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "analyzers/charset/charset_table.hpp"
#include "tests/indexer/unicode_forms.hpp"
#include "tests/support/legacy_encoder.hpp"

namespace tracuu::analyzers {
namespace {

std::string bytes_of(std::string_view text, Charset charset) {
  return test::LegacyEncoder(charset).encode(text).bytes;
}

constexpr std::string_view kFirst = "Trạm y tế xã Đông Khê tiêm phòng cho trẻ em dưới sáu tuổi.";
constexpr std::string_view kSecond = "Lò gạch cũ ở thôn Đoài ngừng đốt từ ngày mồng một.";

TEST(ReadAsUnicode, GoodTextComesBackAsItWas) {
  struct Row {
    std::string text;
    char const* charset;
    char const* why;
  };
  std::string const nfc = "Xã Đông Khê\r\n\r\nHọp dân · 5 m²\nend";
  std::vector<Row> const rows{
      {nfc, "UTF-8", "line ends too"},
      {test::to_form(nfc, test::UnicodeForm::Nfd), "UTF-8 (NFD)", "decomposed"},
      {test::to_form(nfc, test::UnicodeForm::Mixed), "UTF-8 (NFD)", "Unicode to hop"},
      {"plain ASCII\n", "UTF-8", "ASCII"},
      {"", "UTF-8", "nothing"},
      {"Où, à l'été\nné", "UTF-8", "French"},
  };
  for (Row const& row : rows) {
    auto const read = read_as_unicode(row.text);
    ASSERT_TRUE(read.has_value()) << row.why;
    EXPECT_EQ(read->text, row.text) << row.why;
    EXPECT_EQ(read->report.name(), row.charset) << row.why;
    EXPECT_EQ(read->report.confidence(), 1) << row.why;
    EXPECT_FALSE(read->report.has_conversions()) << row.why;
  }
}

TEST(ReadAsUnicode, EachCharsetAsBytesAndPasted) {
  std::string const text = std::string(kFirst) + "\r\n\r\n" + std::string(kSecond) + "\n";
  for (Charset const charset : kLegacyCharsets) {
    std::string const bytes = bytes_of(text, charset);
    for (std::string const& stored : {bytes, from_windows_1252(bytes)}) {
      auto const read = read_as_unicode(stored);
      ASSERT_TRUE(read.has_value()) << charset_name(charset);
      EXPECT_EQ(read->text, text);
      EXPECT_EQ(read->report.name(), charset_name(charset));
      EXPECT_EQ(read->report.count(charset).paragraphs, 2U);
      EXPECT_EQ(read->report.undecided_paragraphs(), 0U);
      EXPECT_GT(read->report.confidence(), 0.9);
    }
  }
}

TEST(ReadAsUnicode, MixedLineByLine) {
  std::string const file = bytes_of(kFirst, Charset::Tcvn3) + "\n" + std::string(kSecond) + "\n" +
                           bytes_of(kSecond, Charset::VniWindows) + "\n" +
                           bytes_of("xã Đoài", Charset::Tcvn3);
  auto const read = read_as_unicode(file);
  ASSERT_TRUE(read.has_value()) << to_string(read.error());
  EXPECT_EQ(read->text, std::string(kFirst) + "\n" + std::string(kSecond) + "\n" +
                            std::string(kSecond) + "\nxã Đoài");
  EXPECT_EQ(read->report.charset(), Charset::Tcvn3);
  EXPECT_EQ(read->report.count(Charset::Tcvn3).paragraphs, 2U);
  EXPECT_EQ(read->report.count(Charset::VniWindows).paragraphs, 1U);
  EXPECT_EQ(read->report.count(Charset::Utf8).paragraphs, 1U);
}

TEST(ReadAsUnicode, ANameInAFileThatIsKnownIsNoReasonToRefuseIt) {
  std::string const file = bytes_of(kFirst, Charset::Tcvn3) + "\n" +
                           bytes_of(kSecond, Charset::Tcvn3) + "\nFran\xE7ois M\xFCller";
  auto const read = read_as_unicode(file);
  ASSERT_TRUE(read.has_value());
  EXPECT_TRUE(read->text.ends_with("\nFrançois Müller")) << read->text;
  EXPECT_EQ(read->report.undecided_paragraphs(), 1U);
  EXPECT_LT(read->report.confidence(), 0.97);
}

TEST(ReadAsUnicode, RefusesWhatNoCharsetExplains) {
  for (std::string const bytes : {"Fran\xE7ois M\xFCller",
                                  "\n\nStra\xDF"
                                  "e",
                                  "\x80\x81\x82"}) {
    auto const read = read_as_unicode(bytes);
    ASSERT_FALSE(read.has_value()) << bytes;
    EXPECT_EQ(read.error().code, base::ErrorCode::InvalidArgument);
    EXPECT_FALSE(read.error().hint.empty());
  }
  EXPECT_TRUE(read_as_unicode("a\nb Fran\xE7ois").error().message.starts_with("byte 8 is not"));
}

TEST(ReadAsUnicode, Utf16WithAByteOrderMark) {
  std::string const little("\xFF\xFEx\0\xE3\0\n\0\xC7\x1E\x3D\xD8\x00\xDE", 14);
  std::string const big("\xFE\xFF\0x\0\xE3\0\n\x1E\xC7\xD8\x3D\xDE\x00", 14);
  for (std::string const& bytes : {little, big}) {
    auto const read = read_as_unicode(bytes);
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->text, "xã\nệ\U0001F600");
    EXPECT_EQ(read->report.name(), "UTF-16");
  }
  EXPECT_EQ(examine_text(std::string("\xFF\xFE\x00\xD8", 4)).text, "\uFFFD") << "lone surrogate";
  EXPECT_FALSE(read_as_unicode("\xFF\xFE"
                               "a")
                   .has_value())
      << "half a unit";
}

TEST(ReadAsUnicode, TheDeclaredCharsetIsAHint) {
  std::string const line = "n\xE3";  // nó in TCVN3, nã in others
  EXPECT_EQ(examine_text(line, Charset::Tcvn3).text, "nó");
  EXPECT_EQ(examine_text(line, Charset::Tcvn3).report.hinted_paragraphs(), 1U);
  EXPECT_EQ(examine_text(line, Charset::Viscii).text, "nã");
}

TEST(MayBePasted, LooksAtLettersOnly) {
  EXPECT_TRUE(may_be_pasted("Céng hßa"));
  EXPECT_TRUE(may_be_pasted("Hà Nam"));
  EXPECT_TRUE(may_be_pasted("nghŠ “ƒ”"));
  EXPECT_FALSE(may_be_pasted("Xã Đông Khê")) << "Đ";
  EXPECT_FALSE(may_be_pasted("huyện")) << "ệ";
  EXPECT_FALSE(may_be_pasted("ASCII"));
}

TEST(CharsetReport, AddsUp) {
  auto const first = examine_text(bytes_of(kFirst, Charset::Vps));
  auto const second = examine_text(bytes_of(kSecond, Charset::Vps));
  CharsetReport both = first.report;
  both.add(second.report);
  EXPECT_EQ(both.charset(), Charset::Vps);
  EXPECT_EQ(both.count(Charset::Vps).marked_words,
            first.report.count(Charset::Vps).marked_words +
                second.report.count(Charset::Vps).marked_words);
  EXPECT_GT(both.confidence(), 0.9);
  EXPECT_TRUE(both.is_clear());
}

}  // namespace
}  // namespace tracuu::analyzers
