// SPDX-License-Identifier: GPL-3.0-or-later
//
// Several shards, here and on other machines, answer as one index of the same announcements: the
// same hits in the same order with the same scores, the same counts, facets and readings.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/fnv.hpp"
#include "schema/field.hpp"
#include "search/matching/query_runner.hpp"
#include "store/document_lookup.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/served_shard.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

using Announcements = std::vector<schema::Announcement>;
using ShardOf = std::function<std::size_t(schema::Announcement const&)>;

/// What data/sample has, and copies of a text: hits that weigh the same.
Announcements sample_announcements() {
  test::SmallIndex const index(test::sample_folder());
  Xapian::Database const database = index.database();
  Announcements all;
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    all.push_back(store::stored_announcement(database.get_document(*at)).value());
  }
  test::add_copies(all, "Thông báo họp dân bàn việc cấy lúa vụ mùa ở thôn Đông.", 40);
  return all;
}

/// Shards of `announcements` as one database.
class Shards {
 public:
  Shards(Announcements const& announcements, std::size_t count, ShardOf const& shard_of,
         bool are_remote) {
    std::vector<Announcements> parts(count);
    for (schema::Announcement const& announcement : announcements) {
      parts[shard_of(announcement) % count].push_back(announcement);
    }
    for (Announcements const& part : parts) {
      auto const& index = indexes_.emplace_back(std::make_unique<test::SmallIndex>(part));
      if (!are_remote) {
        database_.add_database(index->database());
        continue;
      }
      auto const& server =
          servers_.emplace_back(std::make_unique<test::ServedShard>(index->generation_path()));
      database_.add_database(Xapian::Remote::open("127.0.0.1", server->port()));
    }
    memory_.columns = Columns(std::make_shared<ColumnStore>());
    memory_.follow(database_, "shards", are_remote);
  }

  [[nodiscard]] Xapian::Database const& database() const { return database_; }
  [[nodiscard]] MatchMemory& memory() { return memory_; }

 private:
  std::vector<std::unique_ptr<test::SmallIndex>> indexes_;
  std::vector<std::unique_ptr<test::ServedShard>> servers_;
  Xapian::Database database_;
  MatchMemory memory_;
};

std::size_t by_hash(schema::Announcement const& announcement) {
  return base::fnv1a(announcement.id);
}

std::size_t by_site(schema::Announcement const& announcement) {
  return base::fnv1a(announcement.site);
}

std::string text_of(MatchCount const& count) {
  return fmt::format("{}..{}", count.lower, count.upper);
}

/// All that can be seen of an answer.
std::string text_of(Xapian::Database const& database, QueryOutcome const& outcome) {
  std::string text = fmt::format("{} of which {} have all words; read as '{}'; notes {}",
                                 text_of(outcome.total), text_of(outcome.with_all_words),
                                 outcome.built.read_as, test::notes_text(outcome.notes));
  auto const id = [&](Xapian::docid document) {
    return database.get_document(document).get_value(schema::kIdSlot);
  };
  for (ScoredDocument const& hit : outcome.hits) {
    text += fmt::format("\n{} {}", id(hit.document), hit.score);
  }
  for (AttachedHits const& attached : outcome.attached) {
    text += "\nunder " + id(attached.page) + ":";
    for (Xapian::docid const file : attached.files) text += " " + id(file);
  }
  if (!outcome.facets) return text;
  for (FacetCounts const& facet : outcome.facets->facets) {
    text += fmt::format("\n{}:", facet.distinct);
    for (FacetValue const& value : facet.values) {
      text += fmt::format(" {} ({}) {},", value.value, value.label, value.count);
    }
  }
  for (auto const& [period, count] : outcome.facets->timeline) {
    text += fmt::format(" {} {},", period, count);
  }
  return text;
}

std::vector<std::string> asked_queries() {
  std::vector<std::string> queries{
      "\"ủy ban nhân dân\"",
      "thông báo -họp",
      "nghị quyết date:2020",
      "ủy ban NEAR/5 nhân dân",
      "tiêu đề:thông báo",
      "khai* sinh",
      "(khai sinh OR khai tử) xã",
      "còn hiệu lực:yes nghị",
      "thông báo \"họp dân\" tháng 5",
      "năm 2021 quyết định",
      "không có chữ nào xyzzy",
      "-xã",
      "họp dân cấy lúa",
      "thôn Đông",
      "",
  };
  test::expect_golden_columns("queries.tsv", 5, {}, [&](test::GoldenRows const& rows) {
    for (std::vector<std::string> const& row : rows) queries.push_back(row.front());
    return test::GoldenRows(rows.size());
  });
  return queries;
}

/// Each query once, in different ways.
std::vector<SearchRequest> asked_requests() {
  std::vector<SearchRequest> requests;
  for (std::string const& query : asked_queries()) {
    SearchRequest request = test::request_for(query, 10);
    request.budget = SearchBudget::unlimited();
    std::size_t const way = requests.size() % 5;
    if (way == 1) request.sort = SortOrder::Newest;
    if (way == 2) request.sort = SortOrder::Oldest;
    if (way == 3) request.page = 3;
    if (way == 4) request.fold = true;
    for (FacetRow const& row : kFacets) request.facets.push_back(row.facet);
    request.timeline = TimelineStep::Month;
    requests.push_back(std::move(request));
  }
  return requests;
}

struct Layout {
  char const* name;
  std::size_t shards;
  ShardOf shard_of;
  bool are_remote;
};

class ShardsTest : public testing::TestWithParam<Layout> {
 protected:
  static void SetUpTestSuite() {
    announcements_ = sample_announcements();
    one_ = std::make_unique<Shards>(announcements_, 1, by_hash, false);
  }
  static void TearDownTestSuite() {
    one_.reset();
    announcements_.clear();
  }

  static inline Announcements announcements_;
  static inline std::unique_ptr<Shards> one_;
};

TEST_P(ShardsTest, AnswerAsOneIndex) {
  Layout const& layout = GetParam();
  Shards several(announcements_, layout.shards, layout.shard_of, layout.are_remote);
  int differing = 0;
  for (SearchRequest const& request : asked_requests()) {
    QueryOutcome const expected = run_query(one_->database(), request, 0, &one_->memory());
    QueryOutcome const found = run_query(several.database(), request, 0, &several.memory());
    std::string const told = text_of(several.database(), found);
    std::string const wanted = text_of(one_->database(), expected);
    if (told != wanted && ++differing > 5) continue;
    EXPECT_EQ(told, wanted) << request.text;
  }
  EXPECT_EQ(differing, 0);
}

INSTANTIATE_TEST_SUITE_P(Layouts, ShardsTest,
                         testing::Values(Layout{"two", 2, by_hash, false},
                                         Layout{"four", 4, by_hash, false},
                                         Layout{"bySite", 3, by_site, false},
                                         Layout{"oneRemote", 1, by_hash, true},
                                         Layout{"twoRemote", 2, by_hash, true}),
                         [](auto const& layout) { return std::string(layout.param.name); });

}  // namespace
}  // namespace tracuu::search
