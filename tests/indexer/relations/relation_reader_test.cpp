// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/relations/relation_reader.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/indexer/unicode_forms.hpp"

namespace tracuu::indexer {
namespace {

using schema::Announcement;
using schema::Relation;

/// "amends 1/QĐ-UBND@2011-02-03; …": kinds, numbers and days.
std::string relations_text(std::vector<Relation> const& relations) {
  std::string text;
  for (Relation const& relation : relations) {
    if (!text.empty()) text += "; ";
    text += fmt::format("{} {}", schema::relation_row(relation.kind).name, relation.number);
    if (relation.date) text += "@" + schema::format_iso_date(*relation.date);
  }
  return text;
}

Announcement decision_with(std::string title, std::string body) {
  Announcement announcement;
  announcement.number = "30/2023/QĐ-UBND";
  announcement.issued = schema::parse_iso_date("2023-07-11");
  announcement.title = std::move(title);
  announcement.body = std::move(body);
  return announcement;
}

struct RelationCase {
  char const* text;
  char const* expected;
  char const* why;
};

TEST(ReadRelations, OfTitles) {
  for (RelationCase const& row : std::vector<RelationCase>{
           {"Quyết định số 30/2023/QĐ-UBND sửa đổi, bổ sung một số điều của Quy chế ban hành kèm "
            "theo "
            "Quyết định số 12/2019/QĐ-UBND ngày 3 tháng 2 năm 2019",
            "amends 12/2019/QĐ-UBND@2019-02-03", "what was issued with a decision is the decision"},
           {"Quyết định sửa đổi Điều 5 Quyết định số 12/2019/QĐ-UBND", "amends 12/2019/QĐ-UBND",
            "the own type in front is no name of another"},
           {"Về việc bãi bỏ Quyết định số 12/2019/QĐ-UBND", "repeals 12/2019/QĐ-UBND", "whole"},
           {"Về việc bãi bỏ khoản 2 Điều 5 Quyết định số 12/2019/QĐ-UBND", "amends 12/2019/QĐ-UBND",
            "in part"},
           {"Quyết định thay thế Quyết định số 170/QĐ-UBND ngày 26/01/2011",
            "replaces 170/QĐ-UBND@2011-01-26", "a number without a year has that of its day"},
           {"Đính chính Quyết định số 12/2019/QĐ-UBND", "corrects 12/2019/QĐ-UBND", ""},
           {"Hướng dẫn quản lý kinh phí của Dự án được phê duyệt theo Quyết định số 170/QĐ-TTg",
            "guides 170/QĐ-TTg", "the ground of what is guided"},
           {"Hướng dẫn Luật Nhà vườn và Nghị định số 99/2015/NĐ-CP quy định chi tiết Luật Nhà vườn",
            "guides 99/2015/NĐ-CP", "what describes the decree governs nothing"},
           {"Sửa đổi Thông tư số 26/2011/TT-BXD hướng dẫn thực hiện Quyết định số 800/QĐ-TTg",
            "amends 26/2011/TT-BXD", "the decision is that of the circular"},
           {"Về việc thông báo đính chính khoản 3 Điều 13, Thông tư số 16/2012/TT-BYT",
            "corrects 16/2012/TT-BYT", "what gives notice is the document itself"},
           {"Quyết định số 30/2023/QĐ-UBND về việc sửa đổi Quyết định số 30/2023/QĐ-UBND", "",
            "never to itself"},
           {"Về việc thực hiện Nghị định số 15/2020/NĐ-CP", "", "no verb of the table"},
       }) {
    EXPECT_EQ(relations_text(read_relations(decision_with(row.text, ""))), row.expected)
        << row.text << ": " << row.why;
  }
}

TEST(ReadRelations, OfSentences) {
  for (
      RelationCase const& row : std::vector<RelationCase>{
          {"Căn cứ Luật Nhà vườn số 10/2019/QH14 ngày 20 tháng 6 năm 2019;\n"
           "Căn cứ Nghị định số 15/2020/NĐ-CP đã được sửa đổi theo Nghị định số 7/2022/NĐ-CP;\n"
           "Theo đề nghị của Giám đốc Sở tại Tờ trình số 9/TTr-SXD.",
           "based_on 10/2019/QH14@2019-06-20; based_on 15/2020/NĐ-CP; based_on 7/2022/NĐ-CP",
           "grounds, and no proposal"},
          {"Căn cứ Nghị định số 15/2020/NĐ-CP; Theo đề nghị tại Tờ trình số 9/TTr-SXD.",
           "based_on 15/2020/NĐ-CP", "on one line"},
          {"Điều 3. Quyết định này có hiệu lực từ ngày ký và thay thế Quyết định số 7/2011/QĐ-UBND "
           "ngày 3/2/2011 của Ủy ban nhân dân tỉnh về việc thực hiện Nghị quyết số 8/2010/NQ-HĐND.",
           "replaces 7/2011/QĐ-UBND@2011-02-03", "the resolution is that of the decision"},
          {"Quyết định số 7/2011/QĐ-UBND và Quyết định số 9/2012/QĐ-UBND hết hiệu lực kể từ ngày "
           "Quyết định này có hiệu lực.",
           "repeals 7/2011/QĐ-UBND; repeals 9/2012/QĐ-UBND", "the documents are the subject"},
          {"Kể từ ngày Nghị định này có hiệu lực, Luật Phòng, chống rác số 36/2018/QH14 hết hiệu "
           "lực.",
           "repeals 36/2018/QH14", "a comma in the name of a law"},
          {"Khoản 2 Điều 7 Quyết định số 7/2011/QĐ-UBND hết hiệu lực.", "amends 7/2011/QĐ-UBND",
           "in part"},
          {"Quyết định số 7/2011/QĐ-UBND hết hiệu lực, trừ Điều 5.", "amends 7/2011/QĐ-UBND",
           "the rest stays"},
          {"Thay thế Điều 3, Điều 4 Quyết định số 7/2011/QĐ-UBND.", "amends 7/2011/QĐ-UBND",
           "parts before a comma"},
          {"Bãi bỏ các văn bản sau đây:\n1. Quyết định số 7/2011/QĐ-UBND ngày 3/2/2011 về việc sửa "
           "đổi "
           "Quyết định số 6/2010/QĐ-UBND;\na) Điều 4 Quyết định số 9/2012/QĐ-UBND.\n"
           "Điều 2. Giao Sở Xây dựng thực hiện Nghị quyết số 8/2010/NQ-HĐND.",
           "repeals 7/2011/QĐ-UBND@2011-02-03; amends 9/2012/QĐ-UBND", "a list"},
          {"Quyết định số 7/2011/QĐ-UBND được thay thế bằng Quyết định này.",
           "replaces 7/2011/QĐ-UBND", "passive"},
          {"Quyết định số 7/2011/QĐ-UBND đã được thay thế bằng Quyết định số 9/2012/QĐ-UBND.", "",
           "of two others"},
          {"Nghị định số 15/2020/NĐ-CP sửa đổi Nghị định số 7/2012/NĐ-CP.", "", "of two others"},
          {"Thực hiện theo Luật sửa đổi, bổ sung một số điều của Luật Rác số 36/2018/QH14.", "",
           "the name of a law"},
          {"Quyết định này không thay thế Quyết định số 7/2011/QĐ-UBND.", "", "denied"},
          {"Bổ sung kinh phí thực hiện Nghị quyết số 8/2010/NQ-HĐND.", "", "money is added"},
          {"Điều 1. Sửa đổi Điều 5 Quyết định số 7/2011/QĐ-UBND như sau:\n“Điều 5. Hiệu lực\nQuyết "
           "định này thay thế Quyết định số 1/2001/QĐ-UBND.”",
           "amends 7/2011/QĐ-UBND", "what is quoted is said by the other"},
          {"Quyết định này thay thế Quyết định số 30/2023/QĐ-UBND ngày 1/2/2022.", "",
           "its number is its year's"},
          {"Tiếp tục Nghị quyết số 9/2003/NQ-CP bổ sung Nghị quyết số 16/2000/NQ-CP.", "",
           "of two others, the first not in front"},
          {"Ngày hết hiệu lực: Quyết định số 7/2011/QĐ-UBND", "", "a label of a portal"},
          {"Thông báo này gửi kèm Công văn số 12/UBND-VX.", "", "no verb"},
      }) {
    EXPECT_EQ(relations_text(read_relations(decision_with("Quyết định", row.text))), row.expected)
        << row.text << ": " << row.why;
  }
}

TEST(ReadRelations, KeepsTheSentence) {
  Announcement const announcement = decision_with(
      "Quyết định", "Điều 1. Bãi bỏ các văn bản sau:\n1. Quyết định số 7/2011/QĐ-UBND.");
  std::vector<Relation> const relations = read_relations(announcement);
  ASSERT_EQ(relations.size(), 1u);
  EXPECT_EQ(relations[0].evidence, "Bãi bỏ các văn bản sau: Quyết định số 7/2011/QĐ-UBND.");
  std::string many = "Thay thế Quyết định số 7/2011/QĐ-UBND về ";
  for (int i = 0; i < 300; ++i) many += "đường ";
  std::vector<Relation> const cut = read_relations(decision_with("Quyết định", many));
  ASSERT_EQ(cut.size(), 1u);
  EXPECT_LT(cut[0].evidence.size(), 500u);
}

TEST(ReadRelations, AnotherYearsDocumentOfTheNumberIsAnother) {
  Announcement announcement =
      decision_with("Nghị quyết", "Thay thế Nghị quyết số 1/NQ-HĐND ngày 2/1/2020.");
  announcement.number = "1/NQ-HĐND";
  EXPECT_EQ(relations_text(read_relations(announcement)), "replaces 1/NQ-HĐND@2020-01-02");
  announcement.issued = schema::parse_iso_date("2020-01-02");
  EXPECT_EQ(relations_text(read_relations(announcement)), "");
}

TEST(ReadRelations, OnlyOfDocumentsWithAnOwnNumber) {
  Announcement news = decision_with("Huyện công bố", "Thay thế Quyết định số 7/2011/QĐ-UBND.");
  news.number.clear();
  EXPECT_TRUE(read_relations(news).empty());
}

TEST(ReadRelations, InAnyUnicodeForm) {
  Announcement const announcement = decision_with(
      "Quyết định", test::to_form("Bãi bỏ Quyết định số 7/2011/QĐ-UBND.", test::UnicodeForm::Nfd));
  EXPECT_EQ(relations_text(read_relations(announcement)), "repeals 7/2011/QĐ-UBND");
}

TEST(ReadRelations, LongAndHostileTextEnds) {
  std::string numbers = "Bãi bỏ ";
  for (int i = 1; i < 20000; ++i) numbers += fmt::format("Quyết định số {}/QĐ-UBND; ", i % 900000);
  EXPECT_LE(read_relations(decision_with("Quyết định", numbers)).size(), 300u);
  std::string quotes;
  for (int i = 0; i < 50000; ++i) quotes += "“";
  EXPECT_TRUE(read_relations(decision_with("Quyết định", quotes)).empty());
  EXPECT_LE(read_relations(decision_with("\xC3", "Bãi bỏ \xE1\xBA 1/QĐ- \xFF")).size(), 1u);
}

}  // namespace
}  // namespace tracuu::indexer
