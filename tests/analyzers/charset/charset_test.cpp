// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/charset/charset.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tracuu::analyzers {
namespace {

TEST(Charset, NamesAreThoseStoredInIndexes) {
  EXPECT_EQ(charset_name(Charset::Utf8), "UTF-8");
  EXPECT_EQ(charset_name(Charset::Utf16), "UTF-16");
  EXPECT_EQ(charset_name(Charset::Tcvn3), "TCVN3");
  EXPECT_EQ(charset_name(Charset::VniWindows), "VNI-Windows");
  EXPECT_EQ(charset_name(Charset::Vps), "VPS");
  EXPECT_EQ(charset_name(Charset::Viscii), "VISCII");
  EXPECT_EQ(charset_name(Charset::Windows1258), "windows-1258");
}

TEST(Charset, OwnNamesAreLabels) {
  for (Charset const charset : kLegacyCharsets) {
    EXPECT_EQ(charset_of_label(charset_name(charset)), charset);
  }
}

TEST(Charset, Labels) {
  EXPECT_EQ(charset_of_label("WINDOWS-1258"), Charset::Windows1258);
  EXPECT_EQ(charset_of_label(" \"x-viet-tcvn5712\" "), Charset::Tcvn3);
  EXPECT_EQ(charset_of_label("x-viet-vps"), Charset::Vps);
  EXPECT_EQ(charset_of_label("utf-8"), std::nullopt) << "not a legacy one";
  EXPECT_EQ(charset_of_label("iso-8859-1"), std::nullopt) << "says nothing: pages lie";
  EXPECT_EQ(charset_of_label(""), std::nullopt);
}

TEST(Charset, Fonts) {
  struct Row {
    char const* font;
    char const* expected;
    char const* why;
  };
  constexpr Row kRows[] = {
      {".VnTime", "TCVN3", "the font of state offices"},
      {".VnTimeH", "TCVN3 capitals", "its capitals"},
      {"'.vnarialh'", "TCVN3 capitals", "case and quotes do not matter"},
      {" \".VnHelvetInsH\"", "TCVN3 capitals", "blanks and double quotes"},
      {".Vn3DH", "TCVN3 capitals", "a digit in the name"},
      {"ABCDEF+.VnTime,BoldItalic", "TCVN3", "as PDFs write it"},
      {"FBHPFN+VnTimeHBold", "TCVN3 capitals", "PostScript's names have no dot"},
      {"VnArial-BoldItalic", "TCVN3", "its styles"},
      {"VNI-Times,Bold", "VNI-Windows", "a style"},
      {"VNI-Times", "VNI-Windows", "the font of the south"},
      {"VNI Helve", "VNI-Windows", "written with a blank"},
      {"VPS Times", "VPS", "VPS"},
      {"Times New Roman", "-", "any other"},
      {"Vn", "-", "no dot"},
      {"VNIExpress", "-", "no hyphen"},
      {"", "-", "nothing"},
  };
  for (Row const& row : kRows) {
    auto const hint = charset_of_font(row.font);
    std::string const text =
        hint ? std::string(charset_name(hint->charset)) + (hint->capitals ? " capitals" : "") : "-";
    EXPECT_EQ(text, row.expected) << row.why;
  }
}

}  // namespace
}  // namespace tracuu::analyzers
