// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/page_words.hpp"

#include <gtest/gtest.h>

namespace tracuu::schema {
namespace {

PageWords sample_page() {
  PageWords page{3, 595.25, 841.5, 90, "tesseract 5.3.0 vie", "1", {}};
  page.words.push_back({"bổ", "bỗ", 0.75, 72, 100.5, 90.25, 112, 0});
  page.words.push_back({"\"sung\"", "", 0.5, 95, 100, 120, 112, 1});
  return page;
}

TEST(PageWordsJson, ComesBackAsItWas) {
  auto const read = page_words_from_json(to_json(sample_page()));
  ASSERT_TRUE(read);
  EXPECT_EQ(*read, sample_page());
}

TEST(PageWordsJson, AnEmptyPageHasNoWords) {
  auto const read = page_words_from_json(to_json(PageWords{1, 10, 20, 0, "e", "", {}}));
  ASSERT_TRUE(read);
  EXPECT_TRUE(read->words.empty());
}

TEST(PageWordsJson, RefusesWhatIsMissingOrOfAWrongType) {
  for (
      char const* const json :
      {"", "[]", "{}", R"({"page":1,"width":1,"height":1,"turned":0,"engine":"e","words":[]})",
       R"({"page":-1,"width":1,"height":1,"turned":0,"engine":"e","repaired_by":"","words":[]})",
       R"({"page":1,"width":1,"height":1,"turned":0,"engine":"e","repaired_by":"","words":[["a"]]})",
       R"({"page":1,"width":1,"height":1,"turned":0,"engine":"e","repaired_by":"",)"
       R"("words":[["","",1,1,1,1,1,1]]})"}) {
    EXPECT_FALSE(page_words_from_json(json)) << json;
  }
}

}  // namespace
}  // namespace tracuu::schema
