// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/notify/notify_run.hpp"

#include <gtest/gtest.h>

#include "tests/support/small_index.hpp"

namespace tracuu::cli {
namespace {

constexpr char const* kSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

class NotifyRunTest : public ::testing::Test {
 protected:
  NotifySettings settings(std::string const& query, std::string const& address) {
    NotifySettings made;
    made.state = index_.folder().path() / "state.sqlite";
    NotifiedSearch search;
    search.name = "a";
    search.request = test::request_for(query);
    search.key = query;
    search.address = address;
    search.secret = read_webhook_secret(kSecret).value();
    made.searches.push_back(search);
    return made;
  }

  NotifyReport run(NotifySettings const& with, std::int64_t now, bool is_dry = false) {
    search::Searcher searcher = index_.searcher();
    NotifyStore store = NotifyStore::open(with.state).value();
    SenderLimits limits;
    limits.allow_http = true;
    WebhookSender sender = WebhookSender::make(limits).value();
    return run_notify(with, searcher, store, sender, now, is_dry).value();
  }

  test::SmallIndex index_{test::tiny_announcements(30)};
};

// Nobody listens on port 1 of this machine, and it is a private address anyway.
constexpr char const* kNowhere = "http://127.0.0.1:1/hook";

TEST_F(NotifyRunTest, TellsEachNewMatchOnce) {
  NotifySettings const with = settings("họp", kNowhere);
  EXPECT_EQ(run(with, 1'000).begun, 1u) << "what is there already is no news";
  NotifyReport const quiet = run(with, 1'001);
  EXPECT_EQ(quiet.news, 0u);
  EXPECT_TRUE(quiet.failures.empty());
  std::vector<schema::Announcement> more = test::tiny_announcements(33);
  index_.add(more);
  EXPECT_EQ(run(with, 1'002, true).news, 1u) << "t-0030";
  NotifyReport const told = run(with, 1'003);
  EXPECT_EQ(told.news, 1u) << "the dry run noted nothing";
  ASSERT_EQ(told.failures.size(), 1u);
  EXPECT_NE(told.failures[0].find("private network"), std::string::npos) << told.failures[0];
  EXPECT_EQ(told.left.waiting, 1u);
  EXPECT_EQ(run(with, 1'004).news, 0u) << "once";
}

TEST_F(NotifyRunTest, TriesAgainLaterAndThenGivesUp) {
  NotifySettings const with = settings("họp", kNowhere);
  std::int64_t now = 1'000;
  run(with, now);
  index_.add(test::tiny_announcements(33));
  EXPECT_EQ(run(with, now).failures.size(), 1u);
  EXPECT_TRUE(run(with, now + 4).failures.empty()) << "not due yet";
  std::size_t tries = 1;
  while (auto const wait = seconds_until_next_try(tries - 1)) {
    now += *wait;
    ASSERT_EQ(run(with, now).failures.size(), 1u) << tries;
    ++tries;
  }
  EXPECT_EQ(tries, 9u);
  NotifyReport const end = run(with, now + 1'000'000);
  EXPECT_TRUE(end.failures.empty());
  EXPECT_EQ(end.left.given_up, 1u) << "kept, and told";
}

TEST_F(NotifyRunTest, AnotherQueryBeginsAnew) {
  run(settings("họp", kNowhere), 1'000);
  NotifyReport const other = run(settings("lúa", kNowhere), 1'001);
  EXPECT_EQ(other.begun, 1u);
  EXPECT_EQ(other.news, 0u);
}

}  // namespace
}  // namespace tracuu::cli
