// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/searcher.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "analyzers/analyzer_registry.hpp"
#include "analyzers/syllable.hpp"
#include "formats/marked_html.hpp"
#include "indexer/parsing/announcement_reader.hpp"
#include "indexer/sources/source_reader.hpp"
#include "search/api/hit.hpp"
#include "search/columns/column_store.hpp"
#include "search/words/ranking.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

using base::ErrorCode;
using test::ids;
using test::request_for;

class SearcherTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    vankhe_ = std::make_unique<test::SmallIndex>(test::vankhe_announcements());
    tiny_ = std::make_unique<test::SmallIndex>(test::tiny_announcements(700));
    sample_ = std::make_unique<test::SmallIndex>(test::sample_folder());
  }
  static void TearDownTestSuite() {
    vankhe_.reset();
    tiny_.reset();
    sample_.reset();
  }

  static inline std::unique_ptr<test::SmallIndex> vankhe_;
  static inline std::unique_ptr<test::SmallIndex> tiny_;
  static inline std::unique_ptr<test::SmallIndex> sample_;
};

TEST_F(SearcherTest, AnswersWithHits) {
  auto searcher = vankhe_->searcher();
  SearchAnswer const answer = searcher.search(request_for("ban dan van", 10)).value();
  ASSERT_EQ(answer.hits.size(), 1u);
  Hit const& hit = answer.hits[0];
  EXPECT_EQ(hit.announcement.id, "dan-van");
  EXPECT_EQ(hit.announcement.unit, "Trung tâm VHTT&TT");
  EXPECT_EQ(hit.announcement.author, "Hồng Hạ");
  EXPECT_EQ(schema::format_iso_date(*hit.announcement.date), "2023-07-11");
  EXPECT_EQ(formats::marked_html(hit.title),
            "<mark>Ban Dân vận</mark> Huyện ủy giám sát quy chế dân chủ");
  std::string const snippet = formats::marked_html(hit.snippet);
  EXPECT_NE(snippet.find("<mark>Ban Dân vận</mark> Huyện uỷ"), std::string::npos) << snippet;
  EXPECT_TRUE(hit.announcement.body.empty());
  EXPECT_GT(hit.score, 0);
  EXPECT_EQ(answer.text, "ban dan van");
  EXPECT_EQ(answer.read_as, "Ban Dân vận") << "as the hits write it";
  EXPECT_EQ(answer.page, 1u);
  EXPECT_EQ(answer.size, 10u);
  EXPECT_FALSE(answer.has_next);
  EXPECT_EQ(answer.total.lower, 1u);
}

TEST_F(SearcherTest, ReadsAheadWhatSearchesShare) {
  auto searcher = vankhe_->searcher();
  ASSERT_TRUE(searcher.warm());
  std::string const state = searcher.revision().value();
  auto const colon = state.rfind(':');
  auto const read = [](std::size_t, Column const*, Xapian::rev) -> std::optional<Column> {
    ADD_FAILURE() << "was not there";
    return std::nullopt;
  };
  auto const store = shared_column_store(vankhe_->path().string());
  for (FacetRow const& row : kFacets) {
    EXPECT_NE(store->find({state.substr(0, colon), std::stoul(state.substr(colon + 1))},
                          facet_slot(row.facet), read),
              nullptr)
        << row.name;
  }
}

TEST_F(SearcherTest, ReadsAWebmastersEverydayWords) {
  auto const file = std::filesystem::temp_directory_path() / "tracuu-searcher-words.tsv";
  std::ofstream(file) << "words\talso\tdirection\tsource\n"
                         "qwzx zxqw\tdân vận\tone\tcommon usage\n";
  SearchRequest const request = request_for("qwzx zxqw", 10);
  auto plain = vankhe_->searcher();
  auto const without = ids(plain.search(request).value());
  auto told = Searcher::open(vankhe_->path(), {file, 0});
  ASSERT_TRUE(told);
  auto const with = ids(told->search(request).value());
  EXPECT_EQ(std::ranges::count(without, "dan-van"), 0);
  EXPECT_EQ(std::ranges::count(with, "dan-van"), 1);
  std::ofstream(file) << "no table\n";
  auto const refused = Searcher::open(vankhe_->path(), {file, 0});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::InvalidArgument);
  std::filesystem::remove(file);
}

TEST_F(SearcherTest, TitlesAreTextAndEscapedAsHtml) {
  SearchAnswer const answer = vankhe_->searcher().search(request_for("\"chữ ký số\"")).value();
  ASSERT_EQ(answer.hits.size(), 1u);
  EXPECT_EQ(answer.hits[0].title.text, answer.hits[0].announcement.title);
  EXPECT_EQ(formats::marked_html(answer.hits[0].title),
            "Tập huấn &quot;một cửa&quot; &lt;script&gt;alert(1)&lt;/script&gt; &amp; "
            "<mark>chữ ký số</mark>");
}

TEST_F(SearcherTest, LeavesOutSnippetsOnRequest) {
  SearchRequest request = request_for("ban dân vận");
  request.snippets = false;
  SearchAnswer const answer = vankhe_->searcher().search(request).value();
  EXPECT_EQ(answer.hits.at(0).snippet, MarkedText{});
  EXPECT_EQ(answer.hits.at(0).title, MarkedText{});
  EXPECT_EQ(answer.hits.at(0).announcement.title, "Ban Dân vận Huyện ủy giám sát quy chế dân chủ");
}

TEST_F(SearcherTest, RefusesWhatIsBeyondTheLimits) {
  struct {
    std::string text;
    std::size_t page;
    std::size_t size;
    char const* site;
    char const* unit;
    bool allowed;
    char const* why;
  } const rows[] = {
      {"đê", 1, 0, "", "", false, "no hits"},
      {"đê", 1, 1, "", "", true, "one hit"},
      {"đê", 1, 100, "", "", true, "a hundred"},
      {"đê", 1, 101, "", "", false, "too many"},
      {"đê", 0, 10, "", "", false, "pages count from 1"},
      {"đê", 100'000, 10, "", "", true, "the last page"},
      {"đê", 100'001, 10, "", "", false, "too deep"},
      {"đê", static_cast<std::size_t>(-1), 100, "", "", false, "absurdly deep"},
      {std::string(2'000, 'a'), 1, 10, "", "", true, "a long query"},
      {std::string(2'001, 'a'), 1, 10, "", "", false, "too long"},
      {std::string(3'000, ' '), 1, 10, "", "", false, "too long"},
      {"\xFF", 1, 10, "", "", false, "not UTF-8"},
      {"đê", 1, 10, "\xC3", "", false, "cut UTF-8 in the site"},
      {"đê", 1, 10, "", "\xED\xA0\x80", false, "a surrogate in the unit"},
      {std::string("\0đê\0", 5), 1, 10, "", "", true, "zero bytes are text"},
  };
  auto searcher = vankhe_->searcher();
  for (auto const& row : rows) {
    SearchRequest request = request_for(row.text, row.size);
    request.page = row.page;
    request.filters[Facet::Site] = read_filter(Facet::Site, row.site);
    request.filters[Facet::Unit] = read_filter(Facet::Unit, row.unit);
    auto const answer = searcher.search(request);
    EXPECT_EQ(answer.has_value(), row.allowed) << row.why;
    if (!answer) {
      EXPECT_EQ(answer.error().code, ErrorCode::InvalidArgument) << row.why;
    }
    EXPECT_EQ(searcher.explain(request).has_value(), row.allowed) << row.why;
  }
}

TEST_F(SearcherTest, FindsNothingForNothing) {
  auto searcher = vankhe_->searcher();
  for (char const* const query : {"", "  ", "\"\"", "()", "\"", "!", "-", "OR OR"}) {
    SearchAnswer const answer = searcher.search(request_for(query)).value();
    EXPECT_EQ(answer.hits.size(), 0u) << query;
    EXPECT_EQ(answer.total.upper, 0u) << query;
  }
}

TEST_F(SearcherTest, ListsAllThatPassTheFilters) {
  SearchRequest request = request_for("");
  request.filters.dates.from = schema::parse_iso_date("2020-01-01");
  request.filters.dates.to = schema::parse_iso_date("2020-12-31");
  SearchAnswer const answer = vankhe_->searcher().search(request).value();
  EXPECT_EQ(test::id_set(answer), "qd-119 qd-119-nv qd-1190");
  EXPECT_TRUE(answer.total.is_exact());
  EXPECT_TRUE(answer.notes.empty());
}

TEST_F(SearcherTest, SortsByDateWithTheUndatedLast) {
  struct {
    SortOrder sort;
    std::vector<std::string> expected;
  } const rows[] = {
      {SortOrder::Newest, {"lua-xuan", "de-dieu", "hop-dan"}},
      {SortOrder::Oldest, {"de-dieu", "lua-xuan", "hop-dan"}},
  };
  auto searcher = vankhe_->searcher();
  for (char const* const query : {"place:lạc", "lạc"}) {
    for (auto const& row : rows) {
      SearchRequest request = request_for(query);
      request.sort = row.sort;
      EXPECT_EQ(ids(searcher.search(request).value()), row.expected) << query;
    }
  }
}

TEST_F(SearcherTest, FindsAnAnnouncementWhole) {
  auto searcher = vankhe_->searcher();
  schema::Announcement const found = searcher.find("khai-sinh").value().announcement;
  EXPECT_EQ(found.title, "Hướng dẫn thủ tục cấp giấy khai sinh");
  EXPECT_NE(found.body.find("không thu lệ phí."), std::string::npos);
}

TEST_F(SearcherTest, KnowsNoHostileIds) {
  auto searcher = vankhe_->searcher();
  std::string const rows[] = {
      "",
      "khai",
      "KHAI-SINH",
      "khai-sinh ",
      "../../etc/passwd",
      "*",
      "%",
      std::string(1, '\0'),
      std::string(300, '\0'),
      std::string("khai-sinh\0", 10),
      std::string(1'000'000, 'x'),
      "\xFF\xFE",
      "Qkhai-sinh",
  };
  for (std::string const& id : rows) {
    auto const found = searcher.find(id);
    ASSERT_FALSE(found.has_value()) << id.substr(0, 40);
    EXPECT_EQ(found.error().code, ErrorCode::NotFound) << id.substr(0, 40);
  }
}

// Every announcement with all words is counted, and no other.
TEST_F(SearcherTest, CountsLikeBruteForce) {
  std::vector<std::set<std::string>> announcements;
  std::set<std::string> queries;
  indexer::SourceReader reader({test::sample_folder()}, {});
  while (true) {
    auto const item = reader.next().value();
    if (!item) break;
    schema::Announcement const announcement = indexer::read_announcement(*item).value();
    std::set<std::string> tokens;
    for (std::string const* const text :
         {&announcement.title, &announcement.abstract, &announcement.body, &announcement.unit,
          &announcement.author, &announcement.place}) {
      analyzers::TokenList list;
      analyzers::analyzer("vi").analyze(*text, list);
      std::vector<analyzers::Token> units;
      for (analyzers::Token const& token : list.tokens()) {
        if (!analyzers::is_simple(token.kind)) continue;
        tokens.insert(std::string(list.text(token)));
        units.push_back(token);
      }
      if (text != &announcement.title) continue;
      for (std::size_t i = 0; i + 2 < units.size(); i += 2) {
        queries.insert(text->substr(units[i].begin, units[i].end - units[i].begin) + " " +
                       text->substr(units[i + 2].begin, units[i + 2].end - units[i + 2].begin));
      }
    }
    announcements.push_back(std::move(tokens));
  }
  ASSERT_EQ(announcements.size(), 173u);
  ASSERT_GT(queries.size(), 300u);

  auto searcher = sample_->searcher();
  for (std::string const& query : queries) {
    analyzers::TokenList words;
    analyzers::analyzer("vi").analyze(query, words);
    auto const expected = std::ranges::count_if(announcements, [&](auto const& tokens) {
      return std::ranges::all_of(words.tokens(), [&](analyzers::Token const& word) {
        return !analyzers::is_simple(word.kind) || tokens.contains(std::string(words.text(word)));
      });
    });
    SearchRequest request = request_for(query, 1);
    request.exact = true;
    SearchAnswer const answer = searcher.search(request).value();
    EXPECT_TRUE(answer.total.is_exact()) << query;
    EXPECT_EQ(answer.total.lower, static_cast<std::size_t>(expected)) << query;
  }
}

std::vector<std::string> all_pages(Searcher& searcher, SearchRequest request) {
  std::vector<std::string> all;
  for (request.page = 1;; ++request.page) {
    SearchAnswer const answer = searcher.search(request).value();
    for (std::string& id : ids(answer)) all.push_back(std::move(id));
    if (!answer.has_next) return all;
    if (request.page > 1'000) return {};
  }
}

// Across the border of the hits that are scored again, too.
TEST_F(SearcherTest, PagesReachTheLastHitInOneOrder) {
  ASSERT_GT(700u, 2 * kRescoredHits);
  struct {
    char const* query;
    SortOrder sort;
    std::size_t hits;
    char const* why;
  } const rows[] = {
      {"xã", SortOrder::Relevance, 700, "all, one word"},
      {"xã họp cấy lúa làng", SortOrder::Relevance, 100, "long: what holds most of the weight"},
      {"xa hop dan ban viec", SortOrder::Relevance, 234, "long, without marks"},
      {"tin số 13 ở xã họp", SortOrder::Relevance, 10, "a rare word and common ones: two stages"},
      {"title:tin", SortOrder::Relevance, 700, "a field"},
      {"họp", SortOrder::Newest, 234, "newest"},
      {"họp", SortOrder::Oldest, 234, "oldest"},
      {"cấy lúa", SortOrder::Relevance, 100, "exactly full pages"},
      {"xyz", SortOrder::Relevance, 0, "none"},
  };
  auto searcher = tiny_->searcher();
  for (auto const& row : rows) {
    SearchRequest request = request_for(row.query, 100);
    request.sort = row.sort;
    std::vector<std::string> const hundreds = all_pages(searcher, request);
    EXPECT_EQ(hundreds.size(), row.hits) << row.why;
    EXPECT_EQ(std::set(hundreds.begin(), hundreds.end()).size(), row.hits) << row.why;
    for (std::size_t const size : {7u, 10u, 64u}) {
      request.size = size;
      EXPECT_EQ(all_pages(searcher, request), hundreds) << row.why << ", pages of " << size;
    }
  }
}

std::vector<std::string> all_by_cursor(Searcher& searcher, SearchRequest request) {
  std::vector<std::string> all;
  for (std::size_t pages = 0; pages < 1'000; ++pages) {
    SearchAnswer const answer = searcher.search(request).value();
    for (std::string& id : ids(answer)) all.push_back(std::move(id));
    EXPECT_EQ(answer.next_cursor.empty(), !answer.has_next);
    if (!answer.has_next) return all;
    request.cursor = answer.next_cursor;
    request.size = request.size % 90 + 5;  // sizes may differ on the way
  }
  return {};
}

TEST_F(SearcherTest, CursorsReachTheLastHitInTheOrderOfPages) {
  auto searcher = tiny_->searcher();
  for (char const* const query : {"xã", "xã họp cấy lúa làng", "cấy lúa", "xyz"}) {
    for (SortOrder const sort : {SortOrder::Relevance, SortOrder::Oldest}) {
      SearchRequest request = request_for(query, 100);
      request.sort = sort;
      std::vector<std::string> const pages = all_pages(searcher, request);
      request.page = 1;
      request.size = 3;
      EXPECT_EQ(all_by_cursor(searcher, request), pages) << query;
    }
  }
}

TEST_F(SearcherTest, CursorsEndWithTheIndexTheyAreOf) {
  test::SmallIndex const index(test::tiny_announcements(50));
  auto searcher = index.searcher();
  SearchRequest request = request_for("xã", 10);
  request.cursor = searcher.search(request).value().next_cursor;
  EXPECT_EQ(searcher.search(request).value().page, 2u);
  index.add(test::tiny_announcements(51));
  EXPECT_EQ(searcher.search(request).error().code, ErrorCode::Expired);
  request.cursor = "";
  request.cursor = searcher.search(request).value().next_cursor;
  index.add(test::tiny_announcements(51), true);
  EXPECT_EQ(searcher.search(request).error().code, ErrorCode::Expired) << "after a rebuild";
}

TEST_F(SearcherTest, CursorsAndPagesDoNotMix) {
  auto searcher = tiny_->searcher();
  SearchRequest request = request_for("xã", 10);
  request.cursor = searcher.search(request).value().next_cursor;
  request.page = 2;
  EXPECT_EQ(searcher.search(request).error().code, ErrorCode::InvalidArgument);
}

TEST_F(SearcherTest, SaysWhetherThereIsAnotherPage) {
  struct {
    std::size_t page;
    std::size_t size;
    std::size_t hits;
    bool has_next;
  } const rows[] = {
      {1, 100, 100, false}, {1, 99, 99, true}, {2, 99, 1, false},
      {10, 10, 10, false},  {9, 10, 10, true}, {11, 10, 0, false},
  };
  auto searcher = tiny_->searcher();
  for (auto const& row : rows) {
    SearchRequest request = request_for("cấy lúa", row.size);
    request.page = row.page;
    SearchAnswer const answer = searcher.search(request).value();
    EXPECT_EQ(answer.hits.size(), row.hits) << row.page << " × " << row.size;
    EXPECT_EQ(answer.has_next, row.has_next) << row.page << " × " << row.size;
    EXPECT_EQ(answer.total.lower, 100u);
    EXPECT_TRUE(answer.total.is_exact());
  }
}

// A query that is ranked by weight stops counting early: then it must not claim to be exact.
TEST_F(SearcherTest, CountsAreExactOrBounds) {
  SearchAnswer const answer =
      tiny_->searcher().search(request_for("xã họp cấy lúa làng", 10)).value();
  EXPECT_LE(answer.total.lower, 100u);
  EXPECT_GE(answer.total.upper, 100u);
  EXPECT_TRUE(!answer.total.is_exact() || answer.total.lower == 100u);
}

TEST_F(SearcherTest, RanksTitlesFirst) {
  auto searcher = sample_->searcher();
  EXPECT_EQ(ids(searcher.search(request_for("ban dan van huyen uy", 1)).value()),
            ids(searcher.search(request_for("Ban Dân vận Huyện ủy", 1)).value()));
}

TEST_F(SearcherTest, KnowsItsIndex) {
  IndexStats const stats = vankhe_->searcher().stats().value();
  EXPECT_EQ(stats.announcements, 13u);
  EXPECT_EQ(stats.first_date, "2009-02-16");
  EXPECT_EQ(stats.last_date, "2024-02-01");
  EXPECT_TRUE(stats.generation.starts_with("gen-000001-"));
  EXPECT_EQ(stats.schema_version, "8");
  EXPECT_GT(stats.terms, 100u);
  EXPECT_GT(stats.mean_terms, 10);
  EXPECT_GT(stats.bytes, 10'000u);
}

TEST_F(SearcherTest, RevisionsChangeWithTheIndex) {
  auto const all = test::vankhe_announcements();
  test::SmallIndex const index({all[0]});
  auto searcher = index.searcher();
  std::string const first = searcher.revision().value();
  EXPECT_EQ(searcher.revision().value(), first);
  index.add({all[1]});
  std::string const second = searcher.revision().value();
  EXPECT_NE(second, first);
  index.add(all, true);
  EXPECT_NE(searcher.revision().value(), second);
}

TEST_F(SearcherTest, RefusesAMissingIndex) {
  auto const opened = Searcher::open("/nowhere/at/all");
  ASSERT_FALSE(opened.has_value());
  EXPECT_EQ(opened.error().code, ErrorCode::IndexMissing);
  EXPECT_NE(opened.error().hint.find("tracuu index"), std::string::npos);
}

/// An index of one workbook and a PDF of two pages.
test::SmallIndex paged_index() {
  test::TestFolder const folder;
  folder.write(
      "source/a.jsonl",
      R"({"tracuu_export":1,"id":"qc","url":"https://vankhe.example/qc.pdf","title":"Quy chế họp",)"
      R"("filetype":"PDF","abstract":"Về giếng khoan.","body":"Điều một.\nNạo vét mương.",)"
      R"("pages":[{"page":1,"offset":0},{"page":2,"offset":14}]})"
      "\n"
      R"({"tracuu_export":1,"id":"bk","title":"Biểu","filetype":"XLSX","body":"Đê\nKè đá",)"
      R"("pages":[{"page":1,"offset":0,"name":"Xã"},{"page":3,"offset":5,"name":"Thôn 3"}]})"
      "\n");
  return test::SmallIndex(folder.path() / "source");
}

TEST_F(SearcherTest, SaysOnWhichPageAHitStands) {
  test::SmallIndex const index = paged_index();
  auto searcher = index.searcher();
  struct Row {
    char const* query;
    std::optional<PagePlace> place;
    char const* why;
  };
  Row const rows[] = {
      {"nạo vét", PagePlace{2, ""}, "the second page"},
      {"điều", PagePlace{1, ""}, "the first"},
      {"kè", PagePlace{3, "Thôn 3"}, "a sheet with its name"},
      {"quy chế họp", std::nullopt, "only the title"},
      {"giếng khoan", std::nullopt, "the abstract is on no page"},
  };
  for (Row const& row : rows) {
    SearchAnswer const answer = searcher.search(request_for(row.query)).value();
    ASSERT_FALSE(answer.hits.empty()) << row.why;
    EXPECT_EQ(answer.hits[0].found_on, row.place) << row.why;
    ASSERT_FALSE(answer.hits[0].fragments.empty()) << row.why;
    EXPECT_EQ(answer.hits[0].fragments[0].page, row.place) << row.why;
  }
}

TEST_F(SearcherTest, SearchesInOneDocument) {
  test::SmallIndex const index = paged_index();
  auto searcher = index.searcher();
  SearchedAnnouncement const searched = searcher.search_in("qc", request_for("mương")).value();
  EXPECT_EQ(searched.found.announcement.title, "Quy chế họp");
  EXPECT_EQ(searched.matches.count, 1U);
  ASSERT_EQ(searched.matches.pages.size(), 1U);
  EXPECT_EQ(searched.matches.pages[0].page, (PagePlace{2, ""}));
  EXPECT_EQ(formats::marked_html(searched.matches.pages[0].passage), "Nạo vét <mark>mương</mark>.");
  EXPECT_EQ(searcher.search_in("qc", request_for("kè")).value().matches.count, 0U);
  EXPECT_EQ(searcher.search_in("none", request_for("kè")).error().code, ErrorCode::NotFound);
  EXPECT_EQ(searcher.read("qc", request_for("mương"), 5).value().matches.count, 1U);
}

}  // namespace
}  // namespace tracuu::search
