// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/relations/relation_sentence.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace tracuu::indexer {
namespace {

using schema::RelationKind;

std::string relations_in(std::string_view text, SentencePlace place,
                         RelationKind kind = RelationKind::BasedOn) {
  std::string all;
  for (FoundRelation const& found : read_sentence(text, place, kind).relations) {
    all += std::string(schema::relation_row(found.kind).name) + " " + found.number.normalized + ";";
  }
  return all;
}

TEST(ReadSentence, ItsPlaceDecides) {
  std::string_view const text = "Hướng dẫn Nghị định số 15/2020/NĐ-CP";
  EXPECT_EQ(relations_in(text, SentencePlace::Title), "guides 15/2020/ND-CP;");
  EXPECT_EQ(relations_in(text, SentencePlace::Body), "") << "texts guide in many a sentence";
  EXPECT_EQ(relations_in(text, SentencePlace::Grounds), "based_on 15/2020/ND-CP;");
  std::string_view const item = "Điều 3 Nghị định số 15/2020/NĐ-CP";
  EXPECT_EQ(relations_in(item, SentencePlace::Item, RelationKind::Repeals),
            "amends 15/2020/ND-CP;");
  EXPECT_EQ(relations_in(item, SentencePlace::Body), "");
}

TEST(ReadSentence, ASemicolonEndsADescription) {
  EXPECT_EQ(relations_in(
                "Bãi bỏ Quyết định số 1/QĐ-UBND về việc thực hiện Nghị quyết số 2/NQ-HĐND và Nghị "
                "quyết số 3/NQ-HĐND; Quyết định số 4/QĐ-UBND",
                SentencePlace::Body),
            "repeals 1/QD-UBND;repeals 4/QD-UBND;");
}

TEST(ReadSentence, TellsTheHeadingOfAList) {
  EXPECT_EQ(read_sentence("Các văn bản sau hết hiệu lực:", SentencePlace::Body).heads_list,
            RelationKind::Repeals);
  EXPECT_EQ(
      read_sentence("Sửa đổi Quyết định số 1/QĐ-UBND như sau:", SentencePlace::Body).heads_list,
      std::nullopt)
      << "the document is named already";
  EXPECT_EQ(read_sentence("Quyết định này hết hiệu lực:", SentencePlace::Body).heads_list,
            std::nullopt);
}

}  // namespace
}  // namespace tracuu::indexer
