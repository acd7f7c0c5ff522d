// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/field_title.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tracuu::indexer {
namespace {

TEST(FieldTitle, TakesTheAbstractThenTheNumberThenTheText) {
  schema::Announcement of_abstract;
  of_abstract.abstract = " Về việc tiêm phòng đàn lợn ";
  of_abstract.numbers = {"912/QĐ-UBND"};
  complete_title(of_abstract, false);
  EXPECT_EQ(of_abstract.title, "Về việc tiêm phòng đàn lợn");
  EXPECT_EQ(of_abstract.abstract, "") << "it is the title now";

  schema::Announcement of_number;
  of_number.numbers = {"912/QĐ-UBND"};
  of_number.body = "Một.";
  complete_title(of_number, true);
  EXPECT_EQ(of_number.title, "912/QĐ-UBND");

  schema::Announcement of_text;
  of_text.body = "Họp thôn.\nHai.";
  complete_title(of_text, false);
  EXPECT_EQ(of_text.title, "") << "not of lines of JSON";
  complete_title(of_text, true);
  EXPECT_EQ(of_text.title, "Họp thôn.");
  EXPECT_EQ(of_text.body, "Họp thôn.\nHai.");
}

TEST(FieldTitle, KeepsATitleAndCutsALongOne) {
  schema::Announcement announcement;
  announcement.title = "Một";
  announcement.abstract = "Hai";
  complete_title(announcement, true);
  EXPECT_EQ(announcement.title, "Một");
  EXPECT_EQ(announcement.abstract, "Hai");

  schema::Announcement sentences;
  for (int i = 0; i < 100; ++i) sentences.abstract += "Một câu dài. ";
  complete_title(sentences, false);
  EXPECT_LE(sentences.title.size(), 500U);
  EXPECT_TRUE(sentences.title.ends_with("câu dài")) << sentences.title;
  EXPECT_FALSE(sentences.abstract.empty());

  schema::Announcement letters;
  letters.abstract = "x";
  for (int i = 0; i < 1000; ++i) letters.abstract += "ạ";
  complete_title(letters, false);
  EXPECT_TRUE(letters.title.ends_with("ạ…"));
}

}  // namespace
}  // namespace tracuu::indexer
