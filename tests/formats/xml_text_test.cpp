// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/xml_text.hpp"

#include <gtest/gtest.h>

#include "base/utf8.hpp"

namespace tracuu::formats {
namespace {

using namespace std::string_literals;

TEST(XmlText, EscapesMarkup) {
  EXPECT_EQ(xml_text("<a b=\"c\">&amp; 'd' ]]></a>"),
            "&lt;a b=&quot;c&quot;&gt;&amp;amp; &#39;d&#39; ]]&gt;&lt;/a&gt;");
  EXPECT_EQ(xml_text("Hội nghị\n\tsơ kết\r"), "Hội nghị\n\tsơ kết&#13;");
}

TEST(XmlText, LeavesOutWhatXmlForbids) {
  EXPECT_EQ(xml_text("a\0b\x01\x08\x0B\x0C\x0E\x1F\x7F"s), "ab\x7F");
  EXPECT_EQ(xml_text("a\xEF\xBF\xBE\xEF\xBF\xBF"), "a") << "U+FFFE, U+FFFF";
  std::string const repaired = xml_text("a\xC0\x80\xED\xA0\x80");
  EXPECT_TRUE(repaired.starts_with("a\xEF\xBF\xBD")) << repaired;
  EXPECT_FALSE(base::find_invalid_utf8(repaired)) << "bytes that are not UTF-8";
  EXPECT_EQ(xml_text("\xF0\x9F\x98\x80"), "\xF0\x9F\x98\x80") << "beyond the first plane";
}

TEST(XmlText, EveryCharacterOfTheFirstPlane) {
  for (char32_t c = 0; c < 0x10000; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    base::append_utf8(text, c);
    bool const is_forbidden =
        (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0xFFFE || c == 0xFFFF;
    EXPECT_EQ(xml_text(text).empty(), is_forbidden) << static_cast<unsigned>(c);
  }
}

TEST(XmlElement, IsLeftOutWhenEmpty) {
  EXPECT_EQ(xml_element("a", "b & c"), "<a>b &amp; c</a>\n");
  EXPECT_EQ(xml_element("a type=\"x\"", "b"), "<a type=\"x\">b</a>\n");
  EXPECT_EQ(xml_element("a", ""), "");
}

}  // namespace
}  // namespace tracuu::formats
