// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/facets.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "schema/field.hpp"
#include "search/api/search_answer.hpp"
#include "search/searcher.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

using test::request_for;

std::string text_of(FacetCounts const& counts) {
  std::string text;
  for (FacetValue const& value : counts.values) {
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", value.value, value.count);
  }
  return text;
}

std::string text_of(std::vector<TimelinePeriod> const& timeline) {
  std::string text;
  for (TimelinePeriod const& period : timeline) {
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", period.period, period.count);
  }
  return text;
}

SearchRequest all_announcements() {
  SearchRequest request = request_for("");
  request.filters.dates.to = schema::parse_iso_date("2099-12-31");
  return request;
}

class FacetsTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    vankhe_ = std::make_unique<test::SmallIndex>(test::vankhe_announcements());
    tiny_ = std::make_unique<test::SmallIndex>(test::tiny_announcements(700));
  }
  static void TearDownTestSuite() {
    vankhe_.reset();
    tiny_.reset();
  }

  static inline std::unique_ptr<test::SmallIndex> vankhe_;
  static inline std::unique_ptr<test::SmallIndex> tiny_;
};

TEST_F(FacetsTest, AreCountedOnlyIfAskedFor) {
  auto searcher = vankhe_->searcher();
  SearchAnswer const answer = searcher.search(request_for("thu tuc")).value();
  EXPECT_FALSE(answer.counted);
  EXPECT_TRUE(answer.facets.empty());
  EXPECT_TRUE(answer.timeline.empty());
}

TEST_F(FacetsTest, CountAllThatMatch) {
  struct {
    Facet facet;
    char const* expected;
  } const rows[] = {
      {Facet::Site, "vankhe.example 8, donglac.vankhe.example 2, ankhe.vankhe.example 1"},
      {Facet::Place, "huyện Vân Khê 7, xã An Khê 2, xã Đồng Lạc 2"},
      {Facet::Category, "Tin tức 7, Thông báo 4"},
      {Facet::Author, "Hồng Hạ 2, Lê Thị Hòa 2, Trần Văn Đường 2"},
      {Facet::Type, "QD 3, TB 1"},
      {Facet::Year, "2023 3, 2020 3, 2009 2, 2024 1, 2022 1, 2021 1"},
      {Facet::Unit,
       "UBND huyện Vân Khê 3, Phòng Tư pháp 2, Hội Nông dân huyện 1, Phòng GD&ĐT 1, Phòng Nội vụ 1"
       ", Trung tâm VHTT&TT 1, Trung tâm Y tế 1, UBND xã Đồng Lạc 1"},
  };
  auto searcher = vankhe_->searcher();
  SearchRequest request = all_announcements();
  request.size = 1;  // the page does not matter
  request.filters[Facet::Place].text = "";
  request.text = "-hearing";
  for (auto const& row : rows) {
    request.facets = {row.facet};
    SearchAnswer const answer = searcher.search(request).value();
    ASSERT_EQ(answer.facets.size(), 1u);
    EXPECT_EQ(text_of(answer.facets[0]), row.expected);
    ASSERT_TRUE(answer.counted);
    EXPECT_TRUE(answer.counted->is_exact());
    EXPECT_EQ(answer.counted->lower, 11u);
    EXPECT_EQ(answer.total.lower, 11u);
  }
}

TEST_F(FacetsTest, HaveTheMostFrequentValuesAndSayHowManyThereAre) {
  auto searcher = vankhe_->searcher();
  SearchRequest request = all_announcements();
  request.facets = {Facet::Unit, Facet::Type};
  request.facet_size = 2;
  SearchAnswer const answer = searcher.search(request).value();
  EXPECT_EQ(text_of(answer.facets.at(0)), "UBND huyện Vân Khê 3, Phòng Tư pháp 2");
  EXPECT_EQ(answer.facets[0].distinct, 8u);
  EXPECT_EQ(answer.facets.at(1).values.at(0).label, "quyết định");
}

// Clicking on a value must show as many announcements as it says.
TEST_F(FacetsTest, CountWhatTheirFiltersFind) {
  auto searcher = vankhe_->searcher();
  SearchRequest request = all_announcements();
  for (FacetRow const& row : kFacets) request.facets.push_back(row.facet);
  SearchAnswer const answer = searcher.search(request).value();
  std::size_t checked = 0;
  for (FacetCounts const& counts : answer.facets) {
    for (FacetValue const& value : counts.values) {
      SearchRequest narrowed = all_announcements();
      narrowed.filters[counts.facet] = filter_for_value(counts.facet, value.value);
      EXPECT_EQ(searcher.search(narrowed).value().total.lower, value.count) << value.value;
      ++checked;
    }
  }
  EXPECT_GT(checked, 20u);
}

TEST_F(FacetsTest, NameFiltersTakeWordsOrAWholeName) {
  struct {
    char const* unit;
    char const* place;
    char const* type;
    std::size_t expected;
    char const* why;
  } const rows[] = {
      {"ubnd", "", "", 4, "words of the name, any case"},
      {"\"UBND huyện Vân Khê\"", "", "", 3, "the whole name"},
      {"\"UBND\"", "", "", 0, "no unit has just this name"},
      {"\"UBND huyện  Va\u0302n Khe\u0302\"", "", "", 3, "NFD and blanks"},
      {"", "xa", "", 5, "marks left out"},
      {"", "xã an", "", 2, "words in a row"},
      {"", "\"xã An Khê\"", "", 2, "the whole name"},
      {"", "an xã", "", 0, "not in a row"},
      {"", "", "quyết định", 3, "the name of a type"},
      {"", "", "qđ", 3, "its symbol"},
      {"", "", "TB", 1, "its folded symbol"},
      {"", "", "SY", 0, "a symbol without a name"},
      {"", "", "bánh mì", 0, "no type"},
      {"", "huyện Vân Khê", "QD", 3, "both"},
  };
  auto searcher = vankhe_->searcher();
  for (auto const& row : rows) {
    SearchRequest request = request_for("");
    request.filters[Facet::Unit] = read_filter(Facet::Unit, row.unit);
    request.filters[Facet::Place] = read_filter(Facet::Place, row.place);
    request.filters[Facet::Type] = read_filter(Facet::Type, row.type);
    EXPECT_EQ(searcher.search(request).value().total.lower, row.expected) << row.why;
  }
}

TEST_F(FacetsTest, SpellingsOfOneSiteOrCategoryAreOneValue) {
  auto announcements = test::vankhe_announcements();
  announcements.resize(5);
  for (std::size_t i = 0; i < announcements.size(); ++i) {
    announcements[i].category = i < 2 ? "TIN TỨC" : " Tin  tức ";
  }
  test::SmallIndex const index(announcements);
  auto searcher = index.searcher();
  SearchRequest request = all_announcements();
  request.facets = {Facet::Category};
  SearchAnswer const answer = searcher.search(request).value();
  EXPECT_EQ(text_of(answer.facets.at(0)), "Tin tức 5");
  request.filters[Facet::Category].text = "tin tức";
  EXPECT_EQ(searcher.search(request).value().total.lower, 5u);
}

TEST_F(FacetsTest, FileTypesAreCountedAndFoundInAnyCase) {
  test::TestFolder const folder;
  folder.write("source/a.html", "<title>Họp dân</title><p>Bàn mở đường.");
  folder.write("source/b.txt", "Họp dân lần hai\nBàn mở đường.");
  folder.write("source/c.csv", "title,body\nHọp dân lần ba,Bàn mở chợ.\nHọp dân lần bốn,Bàn đê.\n");
  test::SmallIndex const index(folder.path() / "source");
  auto searcher = index.searcher();
  SearchRequest request = request_for("họp dân");
  request.facets = {Facet::FileType};
  EXPECT_EQ(text_of(searcher.search(request).value().facets.at(0)), "CSV 2, HTML 1, TXT 1");
  request.filters[Facet::FileType].text = "html";
  EXPECT_EQ(searcher.search(request).value().total.lower, 1u);
  EXPECT_EQ(searcher.search(request_for("filetype:csv")).value().total.lower, 2u);
}

TEST_F(FacetsTest, CharsetsAreCountedAndFoundInAnyCase) {
  auto announcements = test::vankhe_announcements();
  announcements.resize(6);
  for (std::size_t i = 0; i < announcements.size(); ++i) {
    announcements[i].charset = i < 3 ? "UTF-8" : i < 5 ? "TCVN3" : "tcvn3";
  }
  test::SmallIndex const index(announcements);
  auto searcher = index.searcher();
  SearchRequest request = all_announcements();
  request.facets = {Facet::Charset};
  EXPECT_EQ(text_of(searcher.search(request).value().facets.at(0)), "TCVN3 3, UTF-8 3");
  request.filters[Facet::Charset].text = "Tcvn3";
  EXPECT_EQ(searcher.search(request).value().total.lower, 3u);
  EXPECT_EQ(searcher.search(request_for("bảng_mã:tcvn3")).value().total.lower, 3u);
}

TEST_F(FacetsTest, TimelinesCountByYearAndMonth) {
  auto searcher = vankhe_->searcher();
  SearchRequest request = request_for("");
  request.filters[Facet::Unit].text = "Phòng";
  request.timeline = TimelineStep::Year;
  EXPECT_EQ(text_of(searcher.search(request).value().timeline), "2022 1, 2023 2, 2024 1");
  request.timeline = TimelineStep::Month;
  EXPECT_EQ(text_of(searcher.search(request).value().timeline),
            "2022-06 1, 2023-03 1, 2023-05 1, 2024-01 1");
}

TEST_F(FacetsTest, UndatedAnnouncementsAreInNoPeriod) {
  auto searcher = tiny_->searcher();
  SearchRequest request = request_for("xã", 1);
  request.timeline = TimelineStep::Month;
  request.facets = {Facet::Year};
  SearchAnswer const answer = searcher.search(request).value();
  EXPECT_EQ(answer.counted->lower, 700u);
  std::size_t dated = 0;
  for (TimelinePeriod const& period : answer.timeline) dated += period.count;
  EXPECT_EQ(answer.timeline.size(), 12u);
  EXPECT_EQ(dated, 560u);
  EXPECT_EQ(text_of(answer.facets.at(0)), "2010 560");
}

// A query ranked by weight stops counting early, unless facets are asked for.
TEST_F(FacetsTest, AreExactWhereTheTotalIsABoundWithoutThem) {
  auto searcher = tiny_->searcher();
  SearchRequest request = request_for("họp dân bàn việc cấy lúa ở làng xã", 5);
  SearchAnswer const plain = searcher.search(request).value();
  request.facets = {Facet::Year};
  SearchAnswer const counted = searcher.search(request).value();
  EXPECT_EQ(test::ids(plain), test::ids(counted));
  ASSERT_TRUE(counted.counted);
  EXPECT_TRUE(counted.counted->is_exact());
  EXPECT_TRUE(counted.total.is_exact());
  EXPECT_GE(counted.total.lower, plain.total.lower);
  EXPECT_EQ(counted.counted->lower, counted.total.lower);
}

TEST_F(FacetsTest, NeverClaimToHaveSeenAllIfTheyHaveNot) {
  auto searcher = tiny_->searcher();
  for (char const* const text : {"xã", "họp", "lúa", "không có gì", "tin"}) {
    SearchRequest request = request_for(text, 3);
    request.timeline = TimelineStep::Year;
    SearchAnswer const answer = searcher.search(request).value();
    if (answer.counted->is_exact()) {
      EXPECT_EQ(answer.counted->lower, answer.total.lower) << text;
    }
    EXPECT_LE(answer.counted->lower, answer.total.upper) << text;
  }
}

// Counting must work where the index lies on other machines (stub files that name shards).
TEST_F(FacetsTest, CountOverRemoteDatabases) {
  FacetCounts const local = [] {
    auto searcher = vankhe_->searcher();
    SearchRequest request = all_announcements();
    request.facets = {Facet::Site};
    return searcher.search(request).value().facets.at(0);
  }();
  Xapian::Database const remote =
      Xapian::Remote::open("xapian-progsrv", vankhe_->generation_path().string());
  Xapian::Enquire enquire(remote);
  SearchRequest request;
  request.facets = {Facet::Site};
  auto counters = FacetCounters::make(request, enquire);
  enquire.set_query(Xapian::Query(Xapian::Query::OP_VALUE_GE, schema::kDateSlot, "1"));
  Xapian::MSet const found = enquire.get_mset(0, 1, remote.get_doccount());
  MatchCount const total{found.get_matches_lower_bound(), found.get_matches_estimated(),
                         found.get_matches_upper_bound()};
  FacetOutcome const outcome = counters->outcome(request, total);
  EXPECT_TRUE(outcome.counted.is_exact());
  EXPECT_EQ(text_of(outcome.facets.at(0)), text_of(local));
}

}  // namespace
}  // namespace tracuu::search
