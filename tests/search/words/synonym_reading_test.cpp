// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/synonym_reading.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "search/tables/everyday_words.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

schema::Announcement announcement_saying(std::string id, std::string text,
                                         std::string number = "") {
  schema::Announcement announcement;
  announcement.id = std::move(id);
  announcement.title = "Tin";
  announcement.body = std::move(text);
  if (!number.empty()) announcement.numbers = {std::move(number)};
  return announcement;
}

class SynonymReadingTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    index_ = std::make_unique<test::SmallIndex>(std::vector<schema::Announcement>{
        announcement_saying("a", "UBND xã họp. Chủ tịch UBND xã nói."),
        announcement_saying("b", "Ủy ban nhân dân xã họp với Ban Thường vụ Huyện ủy."),
        announcement_saying("c", "Phòng GD-ĐT huyện báo cáo. Ban Thường vụ Đảng ủy dự."),
        announcement_saying("d", "Ngành giáo dục và đào tạo tổng kết."),
        announcement_saying("e", "Đê điều tỉnh Hà Nam và tỉnh Ninh Bình."),
        announcement_saying("f", "Quyết định số 119/QĐ-UBND của huyện.", "119/QĐ-UBND"),
        announcement_saying("g", "Nghị định số 30/2020/NĐ-CP của Chính phủ.", "30/2020/NĐ-CP"),
        announcement_saying("h", "Đại biểu Quốc hội khóa XIII. Báo cáo quý 2. Khối lớp 9."),
        announcement_saying("i", "Văn bản của huyện.", "77/TB-UBND"),
        announcement_saying("j", "Đường liên xã Gia Hòa. Chợ xã Yên Trị, huyện Ý Yên."),
    });
  }
  static void TearDownTestSuite() { index_.reset(); }

  static TextReading read(std::string const& text, schema::FieldId field = schema::FieldId::Text) {
    Xapian::Database const database = index_->database();
    TextReading reading = read_words(database, text, field, MarkRule::AsTyped);
    reading.text = text;
    SynonymReading found = find_synonyms(database, field, reading);
    reading.synonyms = std::move(found.synonyms);
    reading.ambiguous = std::move(found.ambiguous);
    return reading;
  }

  /// "UBND=Ủy ban nhân dân; …".
  static std::string synonyms_of(std::string const& text) {
    std::string listed;
    for (Synonym const& synonym : read(text).synonyms) {
      listed += fmt::format("{}{}={}", listed.empty() ? "" : "; ", synonym.typed, synonym.text);
    }
    return listed;
  }

  static inline std::unique_ptr<test::SmallIndex> index_;
};

TEST_F(SynonymReadingTest, FindsOtherWaysToSayIt) {
  test::SmallIndex const index(std::vector<schema::Announcement>{
      announcement_saying("a", "Cấp giấy chứng nhận quyền sử dụng đất cho hộ"),
      announcement_saying("b", "Tuyến xe buýt qua cửa hàng xăng dầu"),
      announcement_saying("c", "Kế hoạch dạy học trực tuyến (DHTT) của trường, xe bus đưa đón")});
  Xapian::Database const database = index.database();
  EverydayWords more;
  ASSERT_TRUE(
      more.add_table("words\talso\tdirection\tsource\n"
                     "cây xăng\tcửa hàng xăng dầu\tone\tusage\n"));
  struct {
    char const* text;
    char const* expected;
    char const* why;
  } const rows[] = {
      {"làm sổ đỏ", "làm sổ đỏ=cấp giấy chứng nhận quyền sử dụng đất", "the longest words"},
      {"so do", "", "open words that the index does not know"},
      {"xe bus", "xe bus=xe buýt", "both ways"},
      {"xe buýt", "xe buýt=xe bus", "both ways"},
      {"cây xăng", "cây xăng=cửa hàng xăng dầu", "a webmaster's row"},
      {"DHTT là gì", "DHTT=dạy học trực tuyến", "learned from the announcements"},
  };
  for (auto const& row : rows) {
    TextReading reading = read_words(database, row.text, schema::FieldId::Text, MarkRule::AsTyped);
    SynonymReading const found = find_synonyms(database, schema::FieldId::Text, reading, &more);
    std::string listed;
    for (Synonym const& synonym : found.synonyms) {
      listed += fmt::format("{}{}={}", listed.empty() ? "" : "; ", synonym.typed, synonym.text);
    }
    EXPECT_EQ(listed, row.expected) << row.text << ": " << row.why;
  }
}

TEST_F(SynonymReadingTest, FindsWhatTheIndexHolds) {
  struct {
    char const* query;
    char const* expected;
    char const* why;
  } const rows[] = {
      {"UBND xã", "UBND=Ủy ban nhân dân", "an abbreviation"},
      {"ubnd xã", "ubnd=Ủy ban nhân dân", "that no syllable looks like: in any case"},
      {"U.B.N.D xã", "U.B.N.D=Ủy ban nhân dân", "dotted"},
      {"ủy ban nhân dân xã", "ủy ban nhân dân=UBND", "the full form"},
      {"uy ban nhan dan xa", "uy ban nhan dan=UBND", "without marks"},
      {"úy ban nhân dân", "", "with other marks it is something else"},
      {"giáo dục và đào tạo", "giáo dục và đào tạo=GD&ĐT", "of an abbreviation of two parts"},
      {"HĐND xã", "", "the index holds neither"},
      {"họp xã", "", "no abbreviation"},
      {"Quyết định 119", "Quyết định 119=119/QĐ-UBND", "a document that is spoken of"},
      {"quyết định số 119 của UBND", "quyết định số 119 của UBND=119/QĐ-UBND", "with its issuer"},
      {"nghị định 119", "", "of another type"},
      {"30/NĐ-CP", "30/NĐ-CP=30/2020/NĐ-CP", "a number without its year"},
      {"30/2021/NĐ-CP", "", "of another year"},
      {"119/QĐ-UBND", "", "the number as it is in the index needs no synonym"},
      {"77/TB-UBND", "77/TB-UBND=77/TB-UBND", "one that no text holds is found beside the text"},
      {"thông báo 77 của UBND", "thông báo 77 của UBND=77/TB-UBND", "and spoken of"},
      {"Quốc hội khóa 13", "khóa 13=khóa XIII", "figures for Roman numerals"},
      {"quoc hoi khoa 13", "khoa 13=khóa XIII", "without marks"},
      {"báo cáo quý II", "quý II=quý 2", "Roman numerals for figures"},
      {"khối lớp ix", "", "no such noun"},
      {"Quốc hội khóa 14", "", "that the index does not hold"},
  };
  for (auto const& row : rows) EXPECT_EQ(synonyms_of(row.query), row.expected) << row.why;
}

TEST_F(SynonymReadingTest, AllSpellingsOfAnAbbreviationAreOne) {
  for (char const* query : {"GDĐT", "GD&ĐT", "GD-ĐT", "GD ĐT"}) {
    std::string const synonyms = synonyms_of(query);
    EXPECT_NE(synonyms.find("áo dục và "), std::string::npos) << query << ": " << synonyms;
  }
}

TEST_F(SynonymReadingTest, AmbiguousAbbreviationsAreReadByTheirNeighbours) {
  EXPECT_EQ(synonyms_of("BTV Huyện ủy"), "BTV=Ban Thường vụ") << "thường vụ huyện is in the index";
  EXPECT_EQ(synonyms_of("BTV"), "") << "nothing says which";
  ASSERT_EQ(read("BTV").ambiguous.size(), 1u);
  EXPECT_TRUE(read("BTV").ambiguous[0].starts_with("BTV: Ban Thường vụ, "));
  EXPECT_TRUE(read("btv").ambiguous.empty()) << "in small letters it is no abbreviation";
}

TEST_F(SynonymReadingTest, NewNamesStandForOldOnes) {
  TextReading const reading = read("đê điều Ninh Bình");
  ASSERT_EQ(reading.synonyms.size(), 1u);
  EXPECT_EQ(reading.synonyms[0].kind, SynonymKind::OldName);
  EXPECT_EQ(reading.synonyms[0].text, "Hà Nam");
  EXPECT_EQ(synonyms_of("đê điều Hà Nam"), "") << "not the other way round";
}

TEST_F(SynonymReadingTest, CommunesStandForTheUnitsThatTheyWereMadeOf) {
  EXPECT_EQ(synonyms_of("chợ xã Gia Viễn"), "xã Gia Viễn=xã Gia Hòa");
  EXPECT_EQ(synonyms_of("chợ huyện Gia Viễn"), "") << "the district";
  EXPECT_EQ(synonyms_of("chợ xã Gia Hòa"), "") << "not the other way round";
  TextReading const reading = read("xã Yên Đồng");
  ASSERT_EQ(reading.synonyms.size(), 1u);
  EXPECT_EQ(reading.synonyms[0].text, "xã Yên Trị") << "the index lacks Yên Khang";
  EXPECT_EQ(reading.synonyms[0].beside.size(), 1u) << "only in Ý Yên, others have a Yên Trị too";
  EXPECT_EQ(synonyms_of("phường Vĩnh Tế"), "") << "the index has none of its units";
}

TEST_F(SynonymReadingTest, TheLongestWordsWin) {
  for (Synonym const& synonym : read("quyết định số 119 của UBND").synonyms) {
    EXPECT_EQ(synonym.count, 6u) << synonym.typed;
  }
}

}  // namespace
}  // namespace tracuu::search
