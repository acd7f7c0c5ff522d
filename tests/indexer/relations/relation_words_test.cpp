// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/relations/relation_words.hpp"

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

namespace tracuu::indexer {
namespace {

TEST(CitedNumbersOf, HaveTheDayBesideThem) {
  std::string_view const text =
      "Quyết định số 0170 / QĐ-UBND ngày 3 tháng 2 năm 2011, 15/2020/NĐ-CP; 11/7/2023, (9/QĐ-TTg)";
  LineWords const words(text);
  std::vector<CitedNumber> const numbers = cited_numbers_of(text, words);
  ASSERT_EQ(numbers.size(), 3u);
  EXPECT_EQ(numbers[0].written, "0170/QĐ-UBND");
  EXPECT_EQ(numbers[0].normalized, "170/QD-UBND");
  ASSERT_TRUE(numbers[0].date);
  EXPECT_EQ(schema::format_iso_date(*numbers[0].date), "2011-02-03");
  EXPECT_EQ(words[numbers[0].begin].folded, "0170");
  EXPECT_EQ(words[numbers[0].end].folded, "15") << "the day belongs to the number";
  EXPECT_EQ(numbers[1].written, "15/2020/NĐ-CP");
  EXPECT_FALSE(numbers[1].date);
  EXPECT_EQ(numbers[2].written, "9/QĐ-TTg");
}

TEST(RelationVerbAt, TakesVerbsSideBySideAsTheFirst) {
  LineWords const words("sửa đổi, bổ sung và thay thế Điều 5; bãi bỏ");
  auto const verb = relation_verb_at(words, 0);
  ASSERT_TRUE(verb);
  EXPECT_EQ(verb->kind, schema::RelationKind::Amends);
  EXPECT_EQ(verb->words, 7u);
  EXPECT_FALSE(relation_verb_at(words, 7));
  ASSERT_TRUE(relation_verb_at(words, 9));
  EXPECT_EQ(relation_verb_at(words, 9)->kind, schema::RelationKind::Repeals);
}

TEST(TypeWords, StandOrEndAtAWord) {
  LineWords const words("theo Thông tư liên tịch này");
  EXPECT_EQ(type_words_at(words, 1), 4u);
  EXPECT_EQ(type_words_at(words, 0), 0u);
  EXPECT_TRUE(type_ends_at(words, 5));
  EXPECT_FALSE(type_ends_at(words, 1));
}

TEST(ReadLead, TellsPartsFromTheWhole) {
  struct LeadCase {
    std::string_view text;
    bool is_plain;
    bool has_part;
    bool is_issued_with;
  };
  for (LeadCase const& row : std::vector<LeadCase>{
           {"Quyết định số", true, false, false},
           {"các Quyết định của Ủy ban nhân dân tỉnh số", true, false, false},
           {"khoản 2 Điều 5 Quyết định số", true, true, false},
           {"điểm a mục IV Thông tư số", true, true, false},
           {"một số điều của Nghị định số", true, true, false},
           {"Quy chế miễn phí ban hành kèm theo Quyết định số", false, false, true},
           {"về việc thực hiện Nghị quyết số", false, false, false},
           {"điều này Quyết định số", false, false, false},
       }) {
    LineWords const words(row.text);
    NumberLead const lead = read_lead(words, 0, words.size());
    EXPECT_EQ(lead.is_plain, row.is_plain) << row.text;
    EXPECT_EQ(lead.has_part, row.has_part) << row.text;
    EXPECT_EQ(lead.is_issued_with, row.is_issued_with) << row.text;
  }
}

}  // namespace
}  // namespace tracuu::indexer
