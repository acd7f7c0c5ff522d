// SPDX-License-Identifier: GPL-3.0-or-later
//
// A searcher of several shards, of which one goes and comes back.
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "search/searcher.hpp"
#include "store/index_format.hpp"
#include "tests/support/comes_true.hpp"
#include "tests/support/served_shard.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

using namespace std::chrono_literals;
using base::ErrorCode;

constexpr store::ShardTimes kShortTimes{.connect = 500ms, .answer = 500ms, .look = 20ms};

class SearcherShards : public ::testing::Test {
 protected:
  static constexpr std::size_t kAll = 40;

  SearcherShards() {
    auto const all = test::tiny_announcements(kAll);
    auto const middle = all.begin() + kAll / 2;
    here_.emplace(std::vector(all.begin(), middle));
    there_.emplace(std::vector(middle, all.end()));
    served_.emplace(there_->path());
    list_ = store::ShardList::parse({here_->path().string(), served_->address()}).value();
    open(kShortTimes);
  }

  void open(store::ShardTimes const& times) {
    SearcherSettings settings;
    settings.shard_times = times;
    searcher_.emplace(Searcher::open(list_, settings).value());
  }

  SearchAnswer search() { return searcher_->search(test::request_for("xã", kAll)).value(); }

  bool finds(std::size_t count) {
    return test::comes_true([&] { return search().total.lower == count; });
  }

  std::optional<test::SmallIndex> here_;
  std::optional<test::SmallIndex> there_;
  std::optional<test::ServedShard> served_;
  store::ShardList list_;
  std::optional<Searcher> searcher_;
};

TEST_F(SearcherShards, FindWhatIsInAnyOfThem) {
  SearchAnswer const answer = search();
  EXPECT_EQ(answer.total.lower, kAll);
  EXPECT_TRUE(answer.total.is_exact());
  EXPECT_TRUE(answer.missing.empty());
  EXPECT_TRUE(searcher_->missing().empty());
  EXPECT_TRUE(searcher_->find("t-0039").has_value());
  EXPECT_EQ(searcher_->find("t-0040").error().code, ErrorCode::NotFound);
  EXPECT_EQ(searcher_->stream(test::request_for("xã"))->count(), kAll);
}

TEST_F(SearcherShards, SayWhatIsMissing) {
  SearchRequest request = test::request_for("xã", 10);
  request.facets = {Facet::Year};
  std::string const whole = searcher_->search(request)->revision;
  served_->kill();
  EXPECT_TRUE(finds(kAll / 2));
  SearchAnswer const answer = searcher_->search(request).value();
  EXPECT_EQ(answer.missing.numbers, std::vector<std::size_t>{2});
  EXPECT_EQ(answer.missing.of, 2u);
  EXPECT_EQ(answer.missing.text(), "2/2");
  EXPECT_FALSE(answer.is_cut) << "it had its time";
  EXPECT_EQ(answer.total.lower, kAll / 2);
  EXPECT_EQ(answer.total.upper, kAll) << "what the other one held may match";
  EXPECT_FALSE(answer.counted->is_exact());
  EXPECT_NE(answer.revision, whole);
  EXPECT_EQ(answer.hits.size(), 10u);
}

TEST_F(SearcherShards, DoNotSayThatSomethingIsNotThere) {
  served_->kill();
  EXPECT_TRUE(finds(kAll / 2));
  EXPECT_EQ(searcher_->find("t-0039").error().code, ErrorCode::Unavailable);
  EXPECT_EQ(searcher_->find("t-0001").value().announcement.id, "t-0001");
}

TEST_F(SearcherShards, HarvestAndExportAllOrNothing) {
  EXPECT_TRUE(searcher_->harvest({}).has_value());
  served_->kill();
  EXPECT_TRUE(finds(kAll / 2));
  EXPECT_EQ(searcher_->stream(test::request_for("xã")).error().code, ErrorCode::Unavailable);
  EXPECT_EQ(searcher_->harvest({}).error().code, ErrorCode::Unavailable);
  EXPECT_EQ(searcher_->harvest_deleted({}).error().code, ErrorCode::Unavailable);
  EXPECT_EQ(searcher_->harvest_scope().error().code, ErrorCode::Unavailable);
}

TEST_F(SearcherShards, ComeBack) {
  std::string const whole = search().revision;
  served_->kill();
  EXPECT_TRUE(finds(kAll / 2));
  served_->restart();
  EXPECT_TRUE(finds(kAll));
  EXPECT_EQ(search().revision, whole);
  EXPECT_FALSE(searcher_->missing().empty()) << "an answer since was without";
  searcher_->forget_missing();
  EXPECT_EQ(search().total.lower, kAll);
  EXPECT_TRUE(searcher_->missing().empty());
}

// With 400 ms the half that answers was cut on a machine that was busy.
TEST_F(SearcherShards, AnAnswerThatWaitedForOneHasItsTimeAllTheSame) {
  open({.connect = 500ms, .answer = 3s, .look = 20ms});
  EXPECT_EQ(search().total.lower, kAll);
  served_->pause();
  searcher_->limit(SearchBudget::within(2500ms));  // less than the wait
  SearchAnswer const answer = search();
  EXPECT_EQ(answer.total.lower, kAll / 2);
  EXPECT_FALSE(answer.is_cut);
  EXPECT_FALSE(answer.missing.empty());
}

TEST_F(SearcherShards, AreToldOneByOne) {
  IndexStats stats = searcher_->stats().value();
  ASSERT_EQ(stats.shards.size(), 2u);
  EXPECT_EQ(stats.announcements, kAll);
  EXPECT_EQ(stats.shards[1].address, served_->address());
  EXPECT_TRUE(stats.shards[1].is_up);
  EXPECT_EQ(stats.shards[1].announcements, kAll / 2);
  served_->kill();
  EXPECT_TRUE(finds(kAll / 2));
  stats = searcher_->stats().value();
  EXPECT_FALSE(stats.shards[1].is_up);
  EXPECT_EQ(stats.shards[1].announcements, kAll / 2) << "that it last had";
  EXPECT_FALSE(stats.shards[1].failure.empty());
}

TEST_F(SearcherShards, ANewSearcherGoesWithoutOneThatIsGone) {
  served_->kill();
  EXPECT_TRUE(finds(kAll / 2));
  auto other = Searcher::open(list_);
  ASSERT_TRUE(other.has_value());
  EXPECT_EQ(other->search(test::request_for("xã"))->total.lower, kAll / 2);
}

TEST(SearcherOpen, GoesWithoutAMachineThatDoesNotAnswer) {
  test::SmallIndex const here(test::tiny_announcements(5));
  test::ServedShard served(here.path());
  served.kill();
  auto const list = store::ShardList::parse({here.path().string(), served.address()}).value();
  auto searcher = Searcher::open(list);
  ASSERT_TRUE(searcher.has_value());
  SearchAnswer const answer = searcher->search(test::request_for("xã")).value();
  EXPECT_EQ(answer.total.lower, 5u);
  EXPECT_EQ(answer.missing.numbers, std::vector<std::size_t>{2});
  EXPECT_GE(answer.total.upper, kMostOfAShard) << "nobody knows what it holds";
}

TEST(SearcherOpen, RefusesAShardThatIsNoIndexOfThisProgram) {
  test::SmallIndex const here(test::tiny_announcements(2));
  test::SmallIndex const other(test::tiny_announcements(1));
  {
    Xapian::WritableDatabase database(other.generation_path().string());
    database.set_metadata(std::string(store::kSchemaVersionKey), "0");
    database.commit();
  }
  test::ServedShard const served(other.path());
  auto const of_another = store::ShardList::parse({here.path().string(), served.address()}).value();
  EXPECT_EQ(Searcher::open(of_another).error().code, ErrorCode::SchemaMismatch);
  auto const of_none = store::ShardList::parse({here.path().string(), "/nowhere"}).value();
  EXPECT_EQ(Searcher::open(of_none).error().code, ErrorCode::IndexMissing);
}

TEST(SearcherOpen, NeedsOneShardThatAnswers) {
  test::SmallIndex const index(test::tiny_announcements(1));
  test::ServedShard served(index.path());
  served.kill();
  auto const list = store::ShardList::parse({served.address()}).value();
  auto const opened = Searcher::open(list);
  ASSERT_FALSE(opened.has_value());
  EXPECT_EQ(opened.error().code, ErrorCode::Unavailable);
  EXPECT_NE(opened.error().message.find(served.address()), std::string::npos);
}

}  // namespace
}  // namespace tracuu::search
