// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/charset_survey.hpp"

#include <gtest/gtest.h>

#include <string>

#include "tests/indexer/test_folder.hpp"

namespace tracuu::indexer {
namespace {

TEST(CharsetSurvey, SumsUpEachFile) {
  test::TestFolder const folder;
  folder.write("a.jsonl",
               "{\"title\":\"Céng hßa X· héi\"}\n{\"title\":\"Xã Đông\"}\n"
               "{\"title\":\"Fran\xE7ois\"}\n");
  folder.write("b.txt", test::fixture("mixed_charsets.txt"));
  folder.write("c.txt", "Ba\u0300 con");
  folder.write("d.jpg", "x");
  std::string converted;
  std::size_t refused = 0;
  CharsetSurvey survey;
  survey.sources = {folder.path()};
  survey.on_text = [&](std::string_view text) { converted += text; };
  survey.on_refused = [&](base::Error const&) { ++refused; };
  auto const files = survey_charsets(survey);
  EXPECT_EQ(refused, 1U) << "the ending of d.jpg; a text named d.doc is read";
  ASSERT_EQ(files.size(), 3U);
  EXPECT_TRUE(files[0].name.ends_with("a.jsonl")) << files[0].name;
  EXPECT_EQ(files[0].charset, "TCVN3");
  EXPECT_EQ(files[0].undecided_paragraphs, 1U);
  EXPECT_TRUE(files[0].undecided_at.ends_with("a.jsonl:3, byte 14")) << files[0].undecided_at;
  EXPECT_FALSE(files[0].is_clear) << "its third line would be refused";
  ASSERT_EQ(files[1].charsets.size(), 3U);
  EXPECT_EQ(files[1].charsets[1].name, "TCVN3");
  EXPECT_EQ(files[1].charsets[1].paragraphs, 2U);
  EXPECT_EQ(files[1].charsets[1].syllables, files[1].charsets[1].words_judged);
  EXPECT_TRUE(files[1].is_clear);
  EXPECT_EQ(files[2].charset, "UTF-8 (NFD)");
  EXPECT_TRUE(converted.starts_with("{\"title\":\"Cộng hòa Xã hội\"}\n{\"title\":\"Xã Đông\"}\n"))
      << converted;
}

}  // namespace
}  // namespace tracuu::indexer
