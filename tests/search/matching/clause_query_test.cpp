// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/clause_query.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <string>

#include "search/searcher.hpp"
#include "search/syntax/query_parser.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

class ClauseQueryTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    index_ = std::make_unique<test::SmallIndex>(test::vankhe_announcements());
  }
  static void TearDownTestSuite() { index_.reset(); }

  /// The first clause of `query`.
  ReadClause read(std::string const& query) {
    query_text_ = query;
    return reader_.read(parse_query(query).root.children.front());
  }

  static inline std::unique_ptr<test::SmallIndex> index_;
  WordReader words_{index_->database()};
  std::string query_text_;
  ClauseReader reader_{words_, query_text_, MarkRule::AsTyped,
                       MatchBudget(SearchBudget::unlimited())};
};

TEST_F(ClauseQueryTest, TellsHowAClauseWasReadAndWhatIsShownOfIt) {
  struct {
    char const* query;
    char const* read_as;
    std::size_t shown;
  } const rows[] = {
      {"title:\"khai sinh\"", "title:\"khai sinh\"", 1},
      {"title:\"thu tuc\"", "title:\"thủ tục\"", 1},
      {"đắp NEAR/2 \"chống lụt\"", "đắp NEAR/2 \"chống lụt\"", 2},
      {"kho*", "kho*", 1},
      {"xyz*", "xyz*", 0},
      {"-\"khai sinh\"", "-\"khai sinh\"", 0},
      {"(mương OR -\"khai sinh\")", "(mương OR -\"khai sinh\")", 1},
      {"number:119", "number:119", 0},
      {"date:2009", "date:2009-01-01..2009-12-31", 0},
  };
  for (auto const& row : rows) {
    ReadClause const clause = read(row.query);
    EXPECT_EQ(clause.read_as, row.read_as);
    EXPECT_EQ(clause.shown.size(), row.shown) << row.query;
    EXPECT_TRUE(clause.notes.empty()) << row.query;
  }
}

TEST_F(ClauseQueryTest, AClauseThatIsNotShownIsReadAlike) {
  QueryNode const phrase = parse_query("\"thu tuc khai\"").root.children.front();
  ReadClause const shown = reader_.read(phrase);
  ReadClause const unshown = reader_.read_unshown(phrase);
  EXPECT_EQ(shown.shown.size(), 1u);
  EXPECT_TRUE(unshown.shown.empty());
  EXPECT_EQ(unshown.read_as, "\"thủ tục khai\"");
  EXPECT_TRUE(unshown.restored_marks);
  EXPECT_EQ(unshown.query.to_xapian().get_description(), shown.query.to_xapian().get_description());
}

TEST_F(ClauseQueryTest, PlainWordsHaveNoQueryOfTheirOwn) {
  ReadClause const words = reader_.read_plain("thu tuc");
  EXPECT_TRUE(words.query.empty());
  EXPECT_EQ(words.read_as, "thủ tục");
  ASSERT_EQ(words.shown.size(), 1u);
  EXPECT_EQ(words.shown[0].words.size(), 2u);
  EXPECT_TRUE(reader_.read_plain(" – ").shown.empty());
}

TEST_F(ClauseQueryTest, CountsPrefixesAndNearsOfTheWholeQuery) {
  for (int i = 0; i < 8; ++i) {
    EXPECT_TRUE(read("kho*").notes.empty());
    EXPECT_TRUE(read("đê NEAR/3 lụt").notes.empty());
  }
  EXPECT_EQ(test::notes_text(read("kho*").notes), "limit_reached(kho*)");
  EXPECT_EQ(test::notes_text(read("đê NEAR/3 lụt").notes), "limit_reached(NEAR/3)");
  EXPECT_TRUE(read("kho*").notes.empty()) << "a note for the first one that is too much";
}

TEST(ClauseQuery, APlaceInQuotesIsFoundByItsOldNamesToo) {
  std::vector<schema::Announcement> all;
  for (char const* const place : {"Hà Nội", "Hà Tây", "Nội Hà"}) {
    schema::Announcement& announcement = all.emplace_back();
    announcement.id = announcement.place = place;
    announcement.title = "Họp dân";
    announcement.date =
        schema::Date{std::chrono::year{2005}, std::chrono::May, std::chrono::day{2}};
  }
  test::SmallIndex const index(all);
  search::Searcher searcher = index.searcher();
  SearchAnswer const found = searcher.search(test::request_for("place:\"Hà Nội\"")).value();
  EXPECT_EQ(test::ids(found), (std::vector<std::string>{"Hà Nội", "Hà Tây"}));
  SearchRequest exact = test::request_for("place:\"Hà Nội\"");
  exact.exact = true;
  EXPECT_EQ(test::id_set(searcher.search(exact).value()), "Hà Nội");
}

}  // namespace
}  // namespace tracuu::search
