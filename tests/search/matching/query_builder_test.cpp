// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/query_builder.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "schema/field.hpp"
#include "search/syntax/query_parser.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

class QueryBuilderTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    index_ = std::make_unique<test::SmallIndex>(test::vankhe_announcements());
  }
  static void TearDownTestSuite() { index_.reset(); }

  static BuiltQuery build(SearchRequest const& request) {
    WordReader reader(index_->database());
    return build_query(reader, parse_query(request.text), request, MarkRule::AsTyped,
                       MatchBudget(request.budget));
  }

  /// The ids that match all words, sorted and joined by blanks.
  static std::string found(SearchRequest const& request) {
    return ids_of(build(request).all_words);
  }

  static std::string ids_of(Plan const& plan) {
    Xapian::Database const database = index_->database();
    Xapian::Enquire enquire(database);
    enquire.set_query(plan.to_xapian());
    Xapian::MSet const matches = enquire.get_mset(0, database.get_doccount());
    std::vector<std::string> ids;
    for (auto match = matches.begin(); match != matches.end(); ++match) {
      ids.push_back(match.get_document().get_value(schema::kIdSlot));
    }
    std::ranges::sort(ids);
    return fmt::format("{}", fmt::join(ids, " "));
  }

  static inline std::unique_ptr<test::SmallIndex> index_;
};

TEST_F(QueryBuilderTest, MatchesWhatTheSyntaxSays) {
  struct {
    char const* query;
    char const* expected;
    char const* why;
  } const rows[] = {
      {"thủ tục", "khai-sinh khai-tu", "all words"},
      {"thủ tục sinh", "khai-sinh", "all words"},
      {"thu tuc", "khai-sinh khai-tu", "without marks"},
      {"thủ tuc", "khai-sinh khai-tu", "with half of them"},
      {"thú tục", "", "with other marks"},
      {"huyện ủy", "dan-van", "the tone in the old place"},
      {"huyện uỷ", "dan-van", "and in the new one"},
      {"huye\u0323\u0302n u\u0309y", "dan-van", "NFD"},
      {"xóa đăng ký", "khai-tu", "kí and ký, xóa and xoá"},
      {"xoá đăng kí", "khai-tu", ""},
      {"", "", "nothing"},
      {"không có từ này", "", "not there"},
      // Phrases.
      {"\"khai sinh\"", "khai-sinh", "two words"},
      {"\"sinh khai\"", "", "in their order"},
      {"\"mương\"", "de-dieu", "one word"},
      {"\"thủ tục khai\"", "khai-sinh khai-tu", "three words"},
      {"\"thu tuc khai\"", "khai-sinh khai-tu", "three words without marks"},
      {"\"thủ tuc khai\"", "khai-sinh khai-tu", "with half of them"},
      {"\"thủ tục sinh\"", "", "not in a row"},
      {"\"thủ tục khai tử làm cùng lúc\"", "khai-tu", "seven words"},
      {"\"đê chống lụt\"", "de-dieu", "across a comma"},
      {"\"đê, chống lụt\"", "de-dieu", "with the comma"},
      {"\"khơi mương tiêu úng\"", "", "not across the end of a sentence"},
      {"\"mương tiêu\"", "", "nor two words"},
      {"\"khơi mương. Tiêu úng\"", "de-dieu", "a phrase of two sentences asks for both"},
      {"\"khai sinh công dân\"", "", "not from the title into the body"},
      {"\"một cửa thủ tục\"", "", "not from one paragraph into the next"},
      {"\"119/QĐ-UBND\"", "qd-119", "a document number"},
      {"\"số 119/QĐ-UBND bổ nhiệm\"", "qd-119", "words around one"},
      {"\"\" khai sinh", "khai-sinh", "an empty phrase asks for nothing"},
      // Exclusions.
      {"thủ tục -sinh", "khai-tu", "a word"},
      {"thủ tục -\"khai sinh\"", "khai-tu", "a phrase"},
      {"thủ tục -(sinh OR mương)", "khai-tu", "brackets"},
      {"quyết định -title:bổ", "qd-119-nv qd-1190", "in a field"},
      {"thủ tục -xyz", "khai-sinh khai-tu", "nothing"},
      {"họp -dân", "", "nothing is left"},
      {"-huyện -xã -phòng", "hearing", "nothing but exclusions"},
      {"thủ tục (khai -tử)", "khai-sinh", "inside brackets"},
      {"mương OR (thủ -sinh)", "de-dieu khai-tu", "inside an alternative"},
      // Alternatives.
      {"mương OR thóc", "de-dieu lua-xuan", "either"},
      {"mương HOẶC thóc", "de-dieu lua-xuan", "in Vietnamese"},
      {"muong OR thoc", "de-dieu lua-xuan", "without marks"},
      {"mương OR xyz", "de-dieu", "one is not there"},
      {"khai sinh OR khai tử", "khai-sinh khai-tu", "words bind more than OR"},
      {"khai (sinh OR tử)", "khai-sinh khai-tu", "brackets"},
      {"khai (tử OR \"tờ khai\") lệ", "khai-sinh", "brackets among words"},
      {"(thủ tục)", "khai-sinh khai-tu", "brackets of no consequence"},
      // Nearness. "Nhân dân đắp đê, chống lụt từ tháng hai. Đã khơi mương. Tiêu úng xong …"
      {"đắp NEAR/1 đê", "de-dieu", "side by side"},
      {"đê NEAR/1 đắp", "de-dieu", "in either order"},
      {"dân NEAR/2 đê", "de-dieu", "one word between"},
      {"nhân NEAR/2 đê", "", "two words between"},
      {"dap NEAR/3 lut", "de-dieu", "without marks"},
      {"đắp GẦN/3 lụt", "de-dieu", "in Vietnamese"},
      {"đạp NEAR/3 lụt", "", "marks that are typed must match"},
      {"đắp NEAR úng", "", "over ten words apart"},
      {"đắp NEAR/50 úng", "de-dieu", "with a longer reach"},
      {"\"đắp đê\" NEAR/2 lụt", "de-dieu", "a phrase before"},
      {"lụt NEAR/2 \"đắp đê\"", "de-dieu", "and behind"},
      {"\"nhân dân\" NEAR/2 \"chống lụt\"", "", "too far"},
      {"\"nhân dân\" NEAR/3 \"chong lut\"", "de-dieu", "two phrases, from edge to edge"},
      {"\"dân nhân\" NEAR/9 lụt", "", "no such phrase"},
      {"title:(đê NEAR/3 mưa)", "", "in a field, too far"},
      {"title:đê NEAR/5 mưa", "de-dieu", "in a field: both words"},
      {"đắp NEAR/2 đê NEAR/2 chống mương", "de-dieu", "a row"},
      {"thủ tục -khai NEAR/1 sinh", "khai-tu", "excluded"},
      {"thóc OR đắp NEAR/1 đê", "de-dieu lua-xuan", "in an alternative"},
      {"119/QĐ-UBND NEAR/3 số", "qd-119", "a document number"},
      {"xyz NEAR/3 số", "", "a word that is nowhere"},
      // Prefixes.
      {"chốn*", "de-dieu", "a beginning"},
      {"chon*", "de-dieu", "without marks"},
      {"kho*", "dan-van de-dieu khai-sinh tuyen-sinh", "several words"},
      {"title:kh*", "khai-sinh khai-tu", "in a field"},
      {"xyz*", "", "nothing begins so"},
      // Fields.
      {"title:thủ", "khai-sinh khai-tu", "title"},
      {"title:công", "qd-119-nv", "title only"},
      {"tiêu_đề:\"khai sinh\"", "khai-sinh", "a phrase in Vietnamese"},
      {"title:\"đê sông Vân\"", "de-dieu", "three words"},
      {"title:(thu tuc)", "khai-sinh khai-tu", "brackets"},
      {"title:(mương OR lúa)", "lua-xuan", "alternatives"},
      {"title:đê sông", "de-dieu", "the field holds for one word"},
      {"author:hạ", "dan-van tiem-chung", "author"},
      {"author:\"hong ha\"", "dan-van tiem-chung", "without marks"},
      {"tac_gia:\"Trần Văn Đường\"", "de-dieu lua-xuan", "in Vietnamese"},
      {"unit:\"tư pháp\"", "khai-sinh khai-tu", "unit"},
      {"unit:VHTT&TT", "dan-van", "an abbreviation"},
      {"đơn_vị:vhtt", "dan-van", "its parts"},
      {"place:\"đồng lạc\"", "de-dieu hop-dan lua-xuan", "place"},
      {"nơi:\"an khê\"", "dan-van khai-tu", "in Vietnamese"},
      {"site:vankhe.example title:ban", "dan-van", "site"},
      {"site:VanKhe.Example title:ban", "dan-van", "in any case"},
      {"site:khe.example", "", "sites are whole"},
      {"trang:donglac.vankhe.example", "de-dieu hop-dan lua-xuan", "alone"},
      {"category:\"tin tức\" mương", "de-dieu", "category"},
      {"mục:(Thông báo) tổ", "qd-119-nv", "words in brackets are one value"},
      {"id:khai-tu", "khai-tu", "id"},
      {"id:\"khai-tu\"", "khai-tu", "quoted"},
      {"id:khai", "", "ids are whole"},
      {"language:vi mương", "de-dieu", "language"},
      {"unknown:mương", "", "no such field: words"},
      {"content_hash:0", "", "no field for queries"},
      // Document numbers.
      {"number:119/QĐ-UBND", "qd-119", "whole"},
      {"number:119/qd-ubnd", "qd-119", "in lower case, without marks"},
      {"số:\"119 / QĐ - UBND\"", "qd-119", "with blanks"},
      {"number:119/QĐ-UBND-NV", "qd-119-nv", "the longer one"},
      {"number:119", "qd-119 qd-119-nv", "a bare number, not 1190"},
      {"number:0119", "qd-119 qd-119-nv", "leading zeros"},
      {"number:11", "", "not a beginning of digits"},
      {"number:15", "khai-sinh", "known from the field alone"},
      {"number:xyz", "", "no number"},
      {"cites:119", "", "a document does not cite itself"},
      {"119/QĐ-UBND", "qd-119", "as a plain word"},
      {"119/qđ-ubnd", "qd-119", "in lower case"},
      {"119", "qd-119 qd-119-nv", "a part as a plain word"},
      // Dates.
      {"date:2009", "de-dieu lua-xuan", "a year"},
      {"date:2009-02", "de-dieu", "a month"},
      {"date:2009-06-02", "lua-xuan", "a day"},
      {"ngày:2009-03..2009-06", "lua-xuan", "a range"},
      {"date:2024..", "hearing tap-huan", "open at the end"},
      {"date:3/2009..6/2009", "lua-xuan", "a range of months as written in Vietnam"},
      {"ngày:2/6/2009", "lua-xuan", "a day"},
      {"date:..2009", "de-dieu lua-xuan", "open at the beginning, without the undated"},
      {"date:2009-07..2009-03", "", "the wrong way round"},
      {"mương date:2009", "de-dieu", "with words"},
      {"quyết định -date:2020-03", "qd-119 qd-1190", "excluded"},
  };
  for (auto const& row : rows) {
    EXPECT_EQ(found(test::request_for(row.query)), row.expected)
        << row.query << ": " << row.why << "\n"
        << build(test::request_for(row.query)).query.to_xapian().get_description();
  }
}

TEST_F(QueryBuilderTest, Filters) {
  struct {
    char const* text;
    char const* from;
    char const* to;
    char const* site;
    char const* unit;
    char const* expected;
    char const* why;
  } const rows[] = {
      {"quyết định", "2020-03-01", "", "", "", "qd-119-nv qd-1190", "from"},
      {"quyết định", "", "2020-03-12", "", "", "qd-119 qd-119-nv", "to, the day included"},
      {"quyết định", "2020-02-11", "2020-03-11", "", "", "", "between"},
      {"", "2024-01-01", "", "", "", "hearing tap-huan", "without words"},
      {"", "", "", "donglac.vankhe.example", "", "de-dieu hop-dan lua-xuan", "site"},
      {"mương", "", "", "vankhe.example", "", "", "another site"},
      // A filter that matched nothing was dropped: everything was found.
      {"", "", "", "nowhere.example", "", "", "no such site"},
      {"mương", "", "", "nowhere.example", "", "", "no such site"},
      {"khai", "", "", "", "không có đơn vị này", "", "no such unit"},
      {"", "", "", "", "Phòng Tư pháp", "khai-sinh khai-tu", "unit"},
      {"", "", "", "", "tu phap", "khai-sinh khai-tu", "some of its words, without marks"},
      {"", "", "", "", "pháp tư", "", "in a row"},
      {"", "", "", "", "Trung tâm VHTT&TT", "dan-van", "an abbreviation"},
      {"-khai", "", "", "", "Tư pháp", "", "with an exclusion"},
      {"-tử", "", "", "", "Tư pháp", "khai-sinh", "with an exclusion"},
      {"date:2023-03", "", "", "", "Tư pháp", "khai-sinh", "with a date"},
  };
  for (auto const& row : rows) {
    SearchRequest request = test::request_for(row.text);
    request.filters.dates = {schema::parse_iso_date(row.from), schema::parse_iso_date(row.to)};
    request.filters[Facet::Site] = read_filter(Facet::Site, row.site);
    request.filters[Facet::Unit] = read_filter(Facet::Unit, row.unit);
    EXPECT_EQ(found(request), row.expected) << row.text << ": " << row.why;
  }
}

TEST_F(QueryBuilderTest, TellsHowTheQueryWasRead) {
  struct {
    char const* query;
    char const* read_as;
    bool restored_marks;
    char const* why;
  } const rows[] = {
      {"thu tuc khai sinh", "thủ tục khai sinh", true, "restored"},
      {"thủ tục", "thủ tục", false, "as typed"},
      {"thu tuc \"khai sinh\" -muong", "thủ tục \"khai sinh\" -mương", true, "clauses"},
      {"mương OR (thủ -tử)", "(mương OR (thủ -tử))", false,
       "an exclusion in brackets keeps its sign"},
      {"mương OR thóc", "(mương OR thóc)", false, "alternatives of one word need no brackets"},
      {"khai sinh OR khai tử", "(khai sinh OR khai tử)", false, ""},
      {"unit:\"tu phap\" kh*", "unit:\"tư pháp\" kh*", true, "fields, prefixes"},
      {"site:a.example đê", "site:a.example đê", false, ""},
      {"number:119", "number:119", false, ""},
      {"dap NEAR/3 \"chong lut\"", "đắp NEAR/3 \"chống lụt\"", true, "nearness"},
      {"title:đê GẦN/5 mưa", "title:đê NEAR/5 mưa", false, "in a field"},
      {"đê date:2009", "đê date:2009-01-01..2009-12-31", false, ""},
      {"", "", false, "nothing"},
  };
  for (auto const& row : rows) {
    BuiltQuery const built = build(test::request_for(row.query));
    EXPECT_EQ(built.read_as, row.read_as) << row.query << ": " << row.why;
    EXPECT_EQ(built.restored_marks, row.restored_marks) << row.query;
  }
}

// The filter's own restored marks were reported as if the query had changed.
TEST_F(QueryBuilderTest, DoesNotReportTheMarksOfAFilter) {
  SearchRequest request = test::request_for("thủ tục");
  request.filters[Facet::Unit].text = "tu phap";
  BuiltQuery const built = build(request);
  EXPECT_FALSE(built.restored_marks);
  EXPECT_EQ(built.read_as, "thủ tục");
  EXPECT_EQ(built.readings.size(), 1u) << "nor are its words highlighted";
}

TEST_F(QueryBuilderTest, CountsPlainWordsAndNamesUnknownOnes) {
  struct {
    char const* query;
    std::size_t plain_groups;
    std::vector<std::string> unknown;
  } const rows[] = {
      {"thủ tục khai sinh", 4, {}}, {"thủ tục \"khai sinh\" -làng title:đê", 2, {}},
      {"thủ xyz tục", 3, {"xyz"}},  {"-xyz \"xyz\" title:xyz", 0, {}},
      {"119/QĐ-UBND", 1, {}},       {"", 0, {}},
  };
  for (auto const& row : rows) {
    BuiltQuery const built = build(test::request_for(row.query));
    EXPECT_EQ(built.plain_groups, row.plain_groups) << row.query;
    EXPECT_EQ(built.unknown_words, row.unknown) << row.query;
  }
}

TEST_F(QueryBuilderTest, KeepsExcludedWordsOutOfTheHighlights) {
  for (char const* const query : {"thủ -sinh", "thủ -\"khai sinh\"", "(thủ -sinh)"}) {
    EXPECT_EQ(build(test::request_for(query)).readings.size(), 1u) << query;
  }
}

TEST_F(QueryBuilderTest, RanksWhatHoldsAnyOfTheWords) {
  BuiltQuery const built = build(test::request_for("tử thóc mương"));
  EXPECT_EQ(ids_of(built.all_words), "");
  EXPECT_EQ(ids_of(built.query), "de-dieu khai-tu lua-xuan");
  EXPECT_EQ(ids_of(build(test::request_for("tử thóc \"đắp đê\"")).query), "")
      << "a phrase must match";
}

TEST_F(QueryBuilderTest, LeavesCommonWordsOfALongQueryToTheSecondStage) {
  BuiltQuery const built = build(test::request_for("huyện mương tiêu úng thóc"));
  ASSERT_EQ(built.left_out.size(), 1u);
  EXPECT_EQ(built.left_out[0].variants[0].term, "huyen|065");
  BuiltQuery const few_words = build(test::request_for("huyện mương"));
  EXPECT_TRUE(few_words.left_out.empty()) << "a short query ranks all";
}

TEST_F(QueryBuilderTest, NoWordWeighsMoreThanAllThatIsHeld) {
  for (char const* const query : {"thủ tục khai sinh", "tử thóc mương", "huyện mương xyz",
                                  "thủ tục \"khai sinh\" -làng", "quyết định số 119 của UBND"}) {
    BuiltQuery const built = build(test::request_for(query));
    Xapian::Enquire enquire(index_->database());
    enquire.set_query(built.held.to_xapian());
    enquire.set_weighting_scheme(Xapian::CoordWeight());
    Xapian::MSet const found = enquire.get_mset(0, 1);
    ASSERT_FALSE(found.empty()) << query;
    EXPECT_GT(found.get_max_attained(), 0) << query;
    EXPECT_LE(found.get_max_attained(), built.held_weight * 1.000001) << query;
  }
  EXPECT_EQ(build(test::request_for("\"khai sinh\"")).held_weight, 0) << "no plain words";
  EXPECT_EQ(build(test::request_for("xyz")).held_weight, 0) << "nothing holds it";
}

TEST_F(QueryBuilderTest, TellsOfLimits) {
  std::string words;
  for (std::size_t i = 0; i <= kMaxQueryWords; ++i) words += "đê ";
  EXPECT_EQ(test::notes_text(build(test::request_for(words)).notes), "limit_reached(100)");
  // One query of 600 prefixes kept a core busy for 39 seconds.
  BuiltQuery const prefixes =
      build(test::request_for("a* b* c* d* g* h* k* l* m* thủ* (n* OR o*)"));
  EXPECT_EQ(test::notes_text(prefixes.notes), "limit_reached(m*)");
  EXPECT_EQ(prefixes.read_as, "a* b* c* d* g* h* k* l* m thủ (n OR ở)");
  std::string row = "đắp";
  for (int i = 0; i < 10; ++i) row += " NEAR/1 đê NEAR/1 đắp";
  BuiltQuery const nears = build(test::request_for(row));
  EXPECT_EQ(test::notes_text(nears.notes), "limit_reached(NEAR/1)");
  EXPECT_EQ(build(test::request_for("\"" + words + "\"")).notes.front().detail, "100");
  std::string const phrase = "\"" + words.substr(0, words.size() / 2) + "\"";
  EXPECT_EQ(test::notes_text(build(test::request_for(phrase)).notes), "limit_reached(\"đê đê …\")");
}

}  // namespace
}  // namespace tracuu::search
