// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/query_runner.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "schema/field.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

class QueryRunnerTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    index_ = std::make_unique<test::SmallIndex>(test::vankhe_announcements());
  }
  static void TearDownTestSuite() { index_.reset(); }

  static QueryOutcome run(SearchRequest const& request) {
    return run_query(index_->database(), request);
  }

  static std::string first_id(QueryOutcome const& outcome) {
    if (outcome.hits.empty()) return "";
    return index_->database().get_document(outcome.hits[0].document).get_value(schema::kIdSlot);
  }

  static inline std::unique_ptr<test::SmallIndex> index_;
};

TEST_F(QueryRunnerTest, PutsTheWordsBeforeTheirAbbreviationInPassing) {
  std::vector<schema::Announcement> all;
  auto const add = [&](char const* id, char const* body) {
    all.emplace_back().id = id;
    all.back().title = "Tin";
    all.back().body = body;
  };
  add("about", "Xã xây dựng nông thôn mới, dân hiến đất mở đường, làm nhà văn hóa");
  add("passing", "Quỹ NTM, vốn NTM, thu NTM, chi NTM, nợ NTM của ngân sách xã năm nay");
  for (int i = 0; i < 8; ++i) add(("x" + std::to_string(i)).c_str(), "Xã họp dân về đất đai");
  test::SmallIndex const index(all);
  SearchRequest request;
  request.text = "nông thôn mới";
  Xapian::Database const database = index.database();
  QueryOutcome const outcome = run_query(database, request);
  ASSERT_GE(outcome.hits.size(), 2u) << "the abbreviation is found, too";
  EXPECT_EQ(database.get_document(outcome.hits[0].document).get_value(schema::kIdSlot), "about");
}

TEST_F(QueryRunnerTest, TellsOfNoWordThatItIsUnknownAndKnownByAnotherName) {
  std::vector<schema::Announcement> all(1);
  all[0].id = "bus";
  all[0].title = "Tuyến xe buýt về huyện";
  test::SmallIndex const index(all);
  SearchRequest request;
  request.text = "xe bus";
  QueryOutcome const outcome = run_query(index.database(), request);
  EXPECT_EQ(outcome.hits.size(), 1u);
  for (Note const& note : outcome.notes) EXPECT_NE(note.code, NoteCode::UnknownWord) << note.detail;
}

TEST_F(QueryRunnerTest, RelaxesStepByStepAndSaysSo) {
  struct {
    char const* query;
    std::size_t total;
    char const* first;  ///< null: any, as the weights will have it
    char const* notes;
    char const* why;
  } const rows[] = {
      {"thủ tục khai", 2, nullptr, "", "short: all words"},
      {"thủ tục khai sinh", 2, "khai-sinh", "all_words_first(1)",
       "few have all words: filled up with what has most"},
      {"thu tuc khai sinh", 2, "khai-sinh", "marks_restored(thủ tục khai sinh) all_words_first(1)",
       "restored"},
      {"khai sinh", 1, "khai-sinh", "", "one of two words would be noise"},
      {"thủ tục khơi", 3, nullptr, "fewer_words()", "none holds all: those with one of the words"},
      {"thủ tục khai mương", 3, nullptr, "fewer_words()", "none holds all"},
      {"thủ tục khai xyz", 2, nullptr, "unknown_word(xyz) fewer_words()", "and unknown"},
      {"thù túc", 2, nullptr, "marks_restored(thủ tục) marks_ignored()", "other marks"},
      // The marks that were typed were ignored, and no note said so.
      {"đồng xyz", 3, nullptr, "unknown_word(xyz) fewer_words()",
       "one of two, with the marks typed"},
      {"đõng xyz", 4, nullptr, "unknown_word(xyz) marks_ignored() fewer_words()",
       "then without them; no neighbour tells which marks"},
      {"xyz", 0, "", "unknown_word(xyz)", "nothing to relax"},
      {"xyz zyx", 0, "", "unknown_word(xyz) unknown_word(zyx)", "nothing known"},
      {"thủ tục cấp giấy khai sinh", 2, "khai-sinh", "all_words_first(1)",
       "long: ranked by weight"},
      {"thu tuc cap giay khai sinh", 2, "khai-sinh",
       "marks_restored(thủ tục cấp giấy khai sinh) all_words_first(1)", "long, without marks"},
      {"thủ tục cấp giấy khai xyz", 2, "khai-sinh", "unknown_word(xyz) fewer_words()",
       "long, one unknown"},
      {"thủ tục khai \"không đâu có\"", 0, "", "", "a phrase is never relaxed"},
      // Queries without plain words never ended.
      {"\"khai sinh\"", 1, "khai-sinh", "", "no plain words"},
      {"\"khái sinh\"", 1, "khai-sinh", "marks_restored(\"khai sinh\") marks_ignored()",
       "no plain words, other marks"},
      {"title:đê", 1, "de-dieu", "", "a field alone"},
      {"", 0, "", "", "nothing"},
      {"\"", 0, "", "syntax_as_text(\")", "a lone quote"},
      {"đê OR", 1, "de-dieu", "syntax_as_text(OR)", "a lone operator"},
      {"-khai", 10, "de-dieu", "", "all but some"},
  };
  for (auto const& row : rows) {
    QueryOutcome const outcome = run(test::request_for(row.query));
    EXPECT_EQ(outcome.total.lower, row.total) << row.query << ": " << row.why;
    EXPECT_TRUE(outcome.total.is_exact()) << row.query;
    std::string const first = first_id(outcome);
    EXPECT_EQ(first, row.first == nullptr ? first : row.first) << row.query << ": " << row.why;
    EXPECT_EQ(test::notes_text(outcome.notes), row.notes) << row.query << ": " << row.why;
  }
}

TEST_F(QueryRunnerTest, ExactSwitchesAllOfItOff) {
  struct {
    char const* query;
    std::size_t total;
    char const* notes;
  } const rows[] = {
      {"thủ tục", 2, ""},
      {"thu tuc", 0, "unknown_word(tuc)"},
      {"thủ tục mương", 0, ""},
      {"thủ tục cấp giấy khai sinh", 1, ""},
      {"thủ tục cấp giấy khai tử", 0, ""},
      {"public hearing", 1, ""},
      {"\"khai sinh\"", 1, ""},
  };
  for (auto const& row : rows) {
    SearchRequest request = test::request_for(row.query);
    request.exact = true;
    QueryOutcome const outcome = run(request);
    EXPECT_EQ(outcome.total.lower, row.total) << row.query;
    EXPECT_EQ(test::notes_text(outcome.notes), row.notes) << row.query;
  }
}

TEST_F(QueryRunnerTest, OffersWhatWasTyped) {
  for (char const* const query : {"thu tuc", "thù túc", "đồng xyz"}) {
    QueryOutcome const outcome = run(test::request_for(query));
    auto const offers = [&](Note const& note) { return note.exact_query == query; };
    EXPECT_TRUE(std::ranges::any_of(outcome.notes, offers)) << query;
  }
}

/// All hits of `request`, by pages of `size`, as sorted document ids.
std::vector<Xapian::docid> all_pages(Xapian::Database const& database, SearchRequest request,
                                     std::size_t size) {
  std::vector<Xapian::docid> documents;
  request.size = size;
  for (request.page = 1;; ++request.page) {
    QueryOutcome const outcome = run_query(database, request);
    for (ScoredDocument const& hit : outcome.hits) documents.push_back(hit.document);
    if (!outcome.has_next) break;
  }
  std::ranges::sort(documents);
  return documents;
}

// A query of many words found thousands by weight and three by date; its facets counted the
// thousands.
TEST_F(QueryRunnerTest, HasOneResultSetInEveryOrderOnEveryPageAndInFacets) {
  for (char const* const query :
       {"thủ tục cấp giấy khai sinh", "thủ tục khai", "quyết định bổ nhiệm", "đê xyz", "-khai",
        "huyện mương lúa thóc tiêu úng dân", "tháng 3 năm 2023", "\"khai sinh\"", "xã"}) {
    SearchRequest request = test::request_for(query);
    std::vector<Xapian::docid> const ranked = all_pages(index_->database(), request, 100);
    EXPECT_EQ(all_pages(index_->database(), request, 1), ranked) << query;
    EXPECT_EQ(all_pages(index_->database(), request, 3), ranked) << query;
    EXPECT_TRUE(std::ranges::adjacent_find(ranked) == ranked.end()) << query << ": one twice";
    request.facets = {Facet::Site};
    request.facet_size = kMaxFacetSize;
    for (SortOrder const order : {SortOrder::Relevance, SortOrder::Newest, SortOrder::Oldest}) {
      request.sort = order;
      QueryOutcome const outcome = run(request);
      EXPECT_EQ(outcome.total.lower, ranked.size()) << query;
      EXPECT_TRUE(outcome.total.is_exact()) << query;
      EXPECT_EQ(outcome.facets->counted.lower, ranked.size()) << query;
      EXPECT_LE(outcome.with_all_words.lower, ranked.size()) << query;
      EXPECT_EQ(all_pages(index_->database(), request, 2), ranked) << query;
    }
  }
}

TEST_F(QueryRunnerTest, TellsIfThereIsANextPage) {
  SearchRequest request = test::request_for("quyết định", 2);
  EXPECT_EQ(run(request).hits.size(), 2u);
  EXPECT_TRUE(run(request).has_next);
  request.page = 2;
  EXPECT_EQ(run(request).hits.size(), 1u);
  EXPECT_FALSE(run(request).has_next);
  request.page = 3;
  EXPECT_EQ(run(request).hits.size(), 0u);
}

/// An answer that is cut and one that is not, of the same request.
struct CutAndWhole {
  QueryOutcome cut;
  QueryOutcome whole;
};

CutAndWhole cut_and_whole(test::SmallIndex const& index, SearchRequest request,
                          std::uint64_t postings) {
  request.budget = SearchBudget::unlimited();
  QueryOutcome whole = run_query(index.database(), request);
  request.budget.postings = postings;
  return {run_query(index.database(), request), std::move(whole)};
}

TEST_F(QueryRunnerTest, SaysThatItsBudgetWasSpentAndCountsNoMoreThanItSaw) {
  test::SmallIndex const index(test::tiny_announcements(400));
  for (char const* const text :
       {"xã họp", "xã", "x*", "họp OR xã", "lúa NEAR/9 xã", "\"xã họp\""}) {
    for (std::uint64_t const postings : {1U, 30U, 120U}) {
      SearchRequest request;
      request.text = text;
      auto const [cut, whole] = cut_and_whole(index, request, postings);
      EXPECT_FALSE(whole.is_cut) << text;
      ASSERT_TRUE(cut.is_cut || cut.total.is_exact()) << text;
      EXPECT_LE(cut.total.lower, whole.total.lower) << text << ' ' << postings;
      EXPECT_GE(cut.total.upper, whole.total.lower) << text << ' ' << postings;
      EXPECT_LE(cut.with_all_words.lower, whole.with_all_words.lower) << text << ' ' << postings;
      EXPECT_GE(cut.with_all_words.upper, whole.with_all_words.lower) << text << ' ' << postings;
      if (!cut.is_cut) continue;
      ASSERT_FALSE(cut.notes.empty()) << text;
      EXPECT_EQ(cut.notes.front().code, NoteCode::CutShort) << text;
      for (Note const& note : cut.notes) EXPECT_NE(note.code, NoteCode::AllWordsFirst) << text;
    }
  }
}

TEST_F(QueryRunnerTest, ACutAnswerHasHitsThough) {
  test::SmallIndex const index(test::tiny_announcements(400));
  for (SortOrder const order : {SortOrder::Relevance, SortOrder::Newest}) {
    SearchRequest request;
    request.text = "xã họp";
    request.sort = order;
    auto const [cut, whole] = cut_and_whole(index, request, 200);
    EXPECT_TRUE(cut.is_cut);
    EXPECT_EQ(cut.hits.size(), whole.hits.size());
  }
}

TEST_F(QueryRunnerTest, CountsOfACutAnswerAreBounds) {
  test::SmallIndex const index(test::tiny_announcements(400));
  SearchRequest request;
  request.text = "xã";
  request.timeline = TimelineStep::Year;
  auto const [cut, whole] = cut_and_whole(index, request, 300);
  ASSERT_TRUE(cut.is_cut && cut.facets && whole.facets);
  EXPECT_FALSE(cut.facets->counted.is_exact());
  EXPECT_LE(cut.facets->counted.lower, whole.facets->counted.lower);
  EXPECT_GE(cut.facets->counted.upper, whole.facets->counted.lower);
}

TEST_F(QueryRunnerTest, EndsAtOnceWhenItsClientHasGone) {
  test::SmallIndex const index(test::tiny_announcements(60));
  std::stop_source client;
  SearchRequest request;
  request.text = "xã họp";
  request.budget = SearchBudget::within(std::chrono::hours(1), client.get_token());
  EXPECT_FALSE(run_query(index.database(), request).is_cut);
  client.request_stop();
  QueryOutcome const outcome = run_query(index.database(), request);
  EXPECT_TRUE(outcome.is_cut);
  EXPECT_TRUE(outcome.hits.empty());
}

}  // namespace
}  // namespace tracuu::search
