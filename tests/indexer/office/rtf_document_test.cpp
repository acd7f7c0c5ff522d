// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <string>

#include "indexer/office/office_text.hpp"

namespace tracuu::indexer {
namespace {

constexpr std::uint64_t kMaxRtfBytes = 1 << 20;

std::string const kFonts =
    "{\\fonttbl{\\f0\\froman\\fcharset0 Times New Roman;}{\\f1\\fcharset163{\\*\\panose 0202}"
    "Times New Roman (Vietnamese);}{\\f2\\fcharset163 .VnTime;}{\\f3\\fcharset204 Arial;}}";

TEST(RtfDocument, ReadsText) {
  struct Row {
    char const* rtf;  ///< after the fonts
    char const* text;
    char const* why;
  };
  Row const rows[] = {
      {"M\\u7897?t h\\u7897 \\'3f.\\par Hai.", "Một hộ.\nHai.\n", "\\u and its stand-in"},
      {"\\uc2 h\\u7897\\'3f\\'3f\\uc0 p\\u7897", "hộpộ\n", "\\uc"},
      {"\\u-10179 ?\\u-8704 ?", "😀\n", "a pair of surrogates"},
      {"\\f1 x\\'e3 H\\'f2a",
       "xă H\xCC\xA3"
       "a\n",
       "windows-1258 by its font"},
      {"\\f2 x\\'b7 n\\'ad\\'edc {\\f0 \\'e3}", "x· n\xC2\xADíc ã\n",
       "TCVN3, whatever the charset"},
      {"\\f2 n\\-\\'edc {\\f0 n\\-a}", "n\xC2\xADíc na\n", "the soft hyphen of TCVN3 is a letter"},
      {"\\f3 \\'cc", "М\n", "Cyrillic"},
      {"{\\f1 a}\\'e3", "aã\n", "a group gives its font back"},
      {"a\\line b\\tab c\\~d\\_e\\{\\\\\\}", "a\nb c d-e{\\}\n", "breaks and signs"},
      {"\\ldblquote a\\rdblquote\\endash b", "“a”–b\n", "signs by name"},
      {"a\r\nb\\\nc", "ab\nc\n", "line ends are nothing, with a backslash they are"},
      {"{\\*\\unknown x}{\\pict 0102}{\\field{\\*\\fldinst HYPERLINK}{\\fldrslt b}}c", "bc\n",
       "what is no text"},
      {"a{\\v b}{\\deleted c}\\v d\\v0 e", "ae\n", "hidden and deleted"},
      {"a{\\bin4 }}}}b}", "ab\n", "binary data"},
      {"a{\\footnote \\pard b\\par c}d\\par e", "ad\ne\nb\nc\n", "notes after the text"},
      {"{\\header h\\par}a\\par{\\header h\\par}b", "a\nb\nh\n", "a header once"},
      {"a{\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv 1}}{\\shptxt b\\par}}{\\shprslt b}}c", "ac\nb\n",
       "a text box once"},
      {"}}a", "a\n", "groups that were never begun"},
      {"\\'", "", "cut off"},
      {"\\u", "", "cut off"},
      {"{{{", "", "cut off"},
  };
  for (Row const& row : rows) {
    auto const read =
        read_rtf("{\\rtf1\\ansi\\ansicpg1252\\deff0" + kFonts + row.rtf, kMaxRtfBytes);
    ASSERT_TRUE(read.has_value()) << row.why << ": " << to_string(read.error());
    EXPECT_EQ(read->text, row.text) << row.why;
  }
}

TEST(RtfDocument, ReadsTablesTitlesAndTheFilesOwnTitle) {
  auto const read = read_rtf(
      "{\\rtf1" + kFonts +
          "{\\stylesheet{\\s0 Normal;}{\\s15\\qc Title;}}{\\info{\\title T\\'ean}}"
          "\\pard\\s15 QUY\\u7870?T \\u272?\\u7882?NH\\par V\\u7873? vi\\u7879?c\\par\\pard x\\par"
          "\\trowd\\pard\\intbl a\\cell b c\\cell\\row\\trowd\\pard\\intbl "
          "d\\cell\\cell\\row\\pard y\\par}",
      kMaxRtfBytes);
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->styled_title, "QUYẾT ĐỊNH Về việc");
  EXPECT_EQ(read->metadata_title, "Tên");
  std::string text = read->text;
  for (char& c : text) c = c == '\t' ? ' ' : c;
  EXPECT_EQ(text, "QUYẾT ĐỊNH\nVề việc\nx\na b c\nd\ny\n");
}

TEST(RtfDocument, RefusesWithAReason) {
  EXPECT_NE(read_rtf("x", 10).error().message.find("not a document in Rich"), std::string::npos);
  std::string const long_text = "{\\rtf1 " + std::string(1000, 'x') + "\\par}";
  EXPECT_NE(read_rtf(long_text, 100).error().message.find("limit of 100 bytes"), std::string::npos);
  std::string const deep = "{\\rtf1 " + std::string(100'000, '{');
  EXPECT_NE(read_rtf(deep, kMaxRtfBytes).error().message.find("without end"), std::string::npos);
}

}  // namespace
}  // namespace tracuu::indexer
