// SPDX-License-Identifier: GPL-3.0-or-later
//
// A server of two shards, of which one goes, hangs and comes back.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "tests/server/live_service.hpp"
#include "tests/server/test_index.hpp"
#include "tests/support/comes_true.hpp"
#include "tests/support/served_shard.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::server {
namespace {

using namespace std::chrono_literals;

constexpr char const* kAll = "/api/v1/search?q=x%C3%A3";

class ShardService : public LiveService {
 protected:
  ShardService() {
    auto const all = test::tiny_announcements(8);
    there_ = make_test_index({all.begin() + 4, all.end()});
    served_.emplace(there_);
    std::filesystem::path const here = make_test_index({all.begin(), all.begin() + 4});
    config_.index = store::ShardList::parse({here.string(), served_->address()}).value();
    config_.shard_times = {.connect = 500ms, .answer = 500ms, .look = 50ms};
    config_.revision_check = 0ms;
    start();
  }

  Reply get_reply(char const* target) { return ask(port(), get(target)); }

  /// Waits until answers are made with, or without, the shard.
  bool is_whole(bool whole) {
    return test::comes_true(
        [&] { return get_reply(kAll).headers["tracuu-missing"].empty() == whole; });
  }

  bool has_logged(std::string const& text) {
    auto const lines = log_lines();
    return std::ranges::any_of(
        lines, [&](std::string const& line) { return line.find(text) != std::string::npos; });
  }

  std::filesystem::path there_;
  std::optional<test::ServedShard> served_;
};

TEST_F(ShardService, AnswersOfAllShards) {
  Reply reply = get_reply(kAll);
  EXPECT_EQ(reply.status, 200);
  EXPECT_NE(reply.body.find(R"("missing":null)"), std::string::npos) << reply.body;
  EXPECT_NE(reply.body.find(R"("total":{"value":8,"relation":"eq"})"), std::string::npos)
      << reply.body;
  EXPECT_FALSE(reply.headers["etag"].empty());
  EXPECT_EQ(get_reply("/api/v1/announcements/t-0007").status, 200);
  std::string const ready = get_reply("/readyz").body;
  EXPECT_NE(ready.find(R"("status":"ready")"), std::string::npos) << ready;
  EXPECT_NE(ready.find(R"("shards":{"count":2,"missing":[]})"), std::string::npos) << ready;
  EXPECT_EQ(measured("tracuu_shard_up{shard=\"" + served_->address() + "\"}"), 1);
  EXPECT_EQ(measured("tracuu_shard_announcements{shard=\"" + served_->address() + "\"}"), 4);
}

TEST_F(ShardService, SaysWhatIsMissing) {
  EXPECT_TRUE(is_whole(true));
  served_->kill();
  EXPECT_TRUE(is_whole(false));
  Reply reply = get_reply(kAll);
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.headers["tracuu-missing"], "2/2");
  EXPECT_EQ(reply.headers["cache-control"], "no-store");
  EXPECT_TRUE(reply.headers["etag"].empty());
  EXPECT_NE(reply.body.find(R"("missing":{"shards":[2],"of":2})"), std::string::npos) << reply.body;
  EXPECT_NE(reply.body.find(R"("total":{"value":4,"relation":"gte"})"), std::string::npos)
      << reply.body;
  for (char const* const page : {"/search?q=x%C3%A3", "/kho", "/announcements/t-0001"}) {
    Reply const html = get_reply(page);
    EXPECT_EQ(html.status, 200) << page;
    EXPECT_NE(html.body.find(R"(<p class="missing" role="status">Phần 2/2)"), std::string::npos)
        << page;
  }
  EXPECT_NE(get_reply("/search?q=x%C3%A3&lang=en").body.find("Part 2/2"), std::string::npos);
}

TEST_F(ShardService, KeepsNothingThatIsNotWhole) {
  EXPECT_TRUE(is_whole(true));
  served_->kill();
  EXPECT_TRUE(is_whole(false));
  int const hits = measured("tracuu_cache_requests_total{result=\"hit\"}");
  for (int i = 0; i < 3; ++i) EXPECT_EQ(get_reply(kAll).headers["tracuu-missing"], "2/2");
  EXPECT_EQ(measured("tracuu_cache_requests_total{result=\"hit\"}"), hits);
  EXPECT_GE(measured("tracuu_incomplete_answers_total"), 3);
}

TEST_F(ShardService, RefusesWhatNeedsAllShards) {
  served_->kill();
  EXPECT_TRUE(is_whole(false));
  EXPECT_EQ(get_reply("/api/v1/announcements/t-0007").status, 503);
  EXPECT_EQ(get_reply("/announcements/t-0007").status, 503);
  Reply exported = get_reply("/api/v1/export?q=x%C3%A3&format=jsonl");
  EXPECT_EQ(exported.status, 503);
  EXPECT_NE(exported.body.find("Unavailable"), std::string::npos) << exported.body;
  EXPECT_EQ(get_reply("/oai?verb=ListIdentifiers&metadataPrefix=oai_dc").status, 503);
}

TEST_F(ShardService, TellsThoseWhoRunIt) {
  EXPECT_TRUE(is_whole(true));
  served_->kill();
  EXPECT_TRUE(is_whole(false));
  std::string const ready = get_reply("/readyz").body;
  EXPECT_NE(ready.find(R"("status":"degraded")"), std::string::npos) << ready;
  EXPECT_NE(ready.find(R"("missing":[2])"), std::string::npos) << ready;
  EXPECT_EQ(ready.find("127.0.0.1"), std::string::npos) << "addresses are not for everybody";
  EXPECT_EQ(measured("tracuu_shard_up{shard=\"" + served_->address() + "\"}"), 0);
  EXPECT_GE(measured("tracuu_shard_failures{shard=\"" + served_->address() + "\"}"), 1);
  EXPECT_TRUE(test::comes_true(
      [&] { return has_logged("shard " + served_->address() + ": not searched: "); }));
}

TEST_F(ShardService, AShardComesBackWithoutARestart) {
  Reply before = get_reply(kAll);
  served_->kill();
  EXPECT_TRUE(is_whole(false));
  served_->restart();
  EXPECT_TRUE(is_whole(true));
  Reply after = get_reply(kAll);
  EXPECT_EQ(after.headers["etag"], before.headers["etag"]);
  EXPECT_TRUE(test::comes_true([&] { return has_logged(served_->address() + ": back after"); }));
}

TEST_F(ShardService, OnlyOneSearchWaitsForAShardThatHangs) {
  EXPECT_TRUE(is_whole(true));
  served_->pause();
  auto const begin = std::chrono::steady_clock::now();
  EXPECT_TRUE(is_whole(false));
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 4 * config_.shard_times.answer);
  auto const again = std::chrono::steady_clock::now();
  for (int i = 0; i < 5; ++i) EXPECT_EQ(get_reply(kAll).status, 200);
  EXPECT_LT(std::chrono::steady_clock::now() - again, config_.shard_times.answer);
  served_->resume();
  EXPECT_TRUE(is_whole(true));
}

TEST_F(ShardService, SeesANewGenerationOfAShard) {
  EXPECT_TRUE(is_whole(true));
  add_to_test_index(there_, test::tiny_announcements(9)[8]);
  EXPECT_TRUE(test::comes_true([&] {
    return get_reply(kAll).body.find(R"("value":9,)") != std::string::npos;
  })) << "a commit";
  rebuild_test_index(there_, test::tiny_announcements(12));
  EXPECT_TRUE(test::comes_true([&] {
    return get_reply("/api/v1/announcements/t-0011").status == 200;
  })) << "a rebuild";
}

}  // namespace
}  // namespace tracuu::server
