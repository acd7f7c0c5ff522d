// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/crawl/host_pace.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tracuu::indexer {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr PaceLimits kPace{.delay = milliseconds(1000),
                           .max_delay = seconds(30),
                           .first_backoff = seconds(5),
                           .max_backoff = seconds(60),
                           .max_retry_after = seconds(3600),
                           .max_failures = 4};
HostPace::Time const kStart{std::chrono::hours(1)};

/// How long after `now` the host may be asked; -1 s if never, or if it is asked now.
milliseconds wait_of(HostPace const& pace, std::string const& host, HostPace::Time now) {
  auto const ready = pace.ready_at(host);
  if (!ready) return seconds(-1);
  return std::max(std::chrono::duration_cast<milliseconds>(*ready - now), milliseconds(0));
}

/// One request that is answered at `now`.
void ask(HostPace& pace, HostPace::Answer const& answer, HostPace::Time now) {
  pace.begin("a");
  pace.answered("a", answer, now);
}

TEST(HostPace, AsksOneAtATimeWithAPause) {
  HostPace pace(kPace);
  EXPECT_TRUE(pace.may_ask("a", kStart));
  pace.begin("a");
  EXPECT_FALSE(pace.may_ask("a", kStart + seconds(100)));
  EXPECT_TRUE(pace.may_ask("b", kStart));
  pace.answered("a", {.status = 200}, kStart);
  EXPECT_FALSE(pace.may_ask("a", kStart + milliseconds(999)));
  EXPECT_TRUE(pace.may_ask("a", kStart + milliseconds(1000)));
}

TEST(HostPace, AsksASlowHostLess) {
  HostPace pace(kPace);
  ask(pace, {.status = 200, .took = seconds(7)}, kStart);
  EXPECT_EQ(wait_of(pace, "a", kStart), seconds(7));
  ask(pace, {.status = 200, .took = seconds(100)}, kStart);
  EXPECT_EQ(wait_of(pace, "a", kStart), seconds(30));
}

TEST(HostPace, KeepsTheLongerDelay) {
  HostPace pace(kPace);
  pace.set_crawl_delay("a", milliseconds(200));
  EXPECT_EQ(pace.standing("a").delay, milliseconds(1000));
  pace.set_crawl_delay("a", seconds(10));
  ask(pace, {.status = 404}, kStart);
  EXPECT_EQ(wait_of(pace, "a", kStart), seconds(10));
  pace.set_crawl_delay("a", seconds(600));
  EXPECT_EQ(pace.standing("a").delay, seconds(30));
}

TEST(HostPace, BacksOff) {
  struct Row {
    std::vector<HostPace::Answer> answers;
    milliseconds wait;
    char const* why;
  };
  std::vector<Row> const rows{
      {{{.status = 503}}, seconds(5), "the first one"},
      {{{.status = 503}, {.status = 503}}, seconds(10), "the second one"},
      {{{.status = 503}, {.status = 200}, {.status = 503}}, seconds(5), "not one after the other"},
      {{{.status = 503, .retry_after = seconds(120)}}, seconds(120), "as it asks"},
      {{{.status = 503, .retry_after = seconds(0)}}, seconds(5), "no less than we would"},
      {{{.status = 429}, {.status = 200}}, seconds(2), "and slower after that"},
      {{{.status = 503}, {.status = 200}}, seconds(1), "not for a host that was down"},
      {{{.status = 502}}, seconds(5), "the proxy alone answers"},
      {{{.status = 500}}, seconds(1), "one page is broken, not the host"},
      {{{.status = 429, .retry_after = seconds(3601)}}, seconds(-1), "more than we wait for"},
      {{{.status = 503}, {.status = 503}, {.status = 503}, {.status = 503}},
       seconds(-1),
       "given up"},
  };
  for (Row const& row : rows) {
    HostPace pace(kPace);
    for (auto const& answer : row.answers) ask(pace, answer, kStart);
    EXPECT_EQ(wait_of(pace, "a", kStart), row.wait) << row.why;
  }
}

TEST(HostPace, NeverWaitsLongerThanItsLimit) {
  PaceLimits limits = kPace;
  limits.max_failures = 1000;
  HostPace pace(limits);
  for (int times = 0; times < 100; ++times) ask(pace, {.status = 429}, kStart);
  EXPECT_EQ(wait_of(pace, "a", kStart), seconds(60));
  EXPECT_EQ(pace.standing("a").delay, seconds(30));
}

TEST(HostPace, GivesUpWhatDoesNotAnswer) {
  HostPace pace(kPace);
  for (int times = 0; times < 4; ++times) {
    EXPECT_FALSE(pace.is_given_up("a"));
    pace.begin("a");
    pace.failed("a", kStart);
  }
  EXPECT_TRUE(pace.is_given_up("a"));
  EXPECT_FALSE(pace.may_ask("a", kStart + std::chrono::hours(1000)));
  HostStanding const standing = pace.standing("a");
  EXPECT_EQ(standing.asked, 4u);
  EXPECT_EQ(standing.failed, 4u);
  EXPECT_EQ(standing.given_up,
            "4 requests one after the other came to nothing, the last one with: no answer");
  EXPECT_FALSE(pace.is_given_up("b"));
}

TEST(HostPace, ForgetsWhatWasNotAsked) {
  HostPace pace(kPace);
  pace.begin("a");
  pace.not_asked("a");
  EXPECT_TRUE(pace.may_ask("a", kStart));
  EXPECT_EQ(pace.standing("a").asked, 0u);
}

TEST(HostPace, ReadsRetryAfter) {
  // Sun, 06 Nov 1994 08:49:37 GMT, the example of RFC 9110, 5.6.7.
  auto const now = std::chrono::system_clock::from_time_t(784'111'777 - 90);
  struct Row {
    char const* value;
    std::optional<milliseconds> pause;
  };
  std::vector<Row> const rows{
      {"120", seconds(120)},
      {" 0 ", seconds(0)},
      {"99999999999999999999999", std::chrono::hours(366 * 24)},
      {"Sun, 06 Nov 1994 08:49:37 GMT", seconds(90)},
      {"Sunday, 06-Nov-94 08:49:37 GMT", seconds(90)},
      {"Sun Nov  6 08:49:37 1994", seconds(90)},
      {"Sun, 06 Nov 1994 08:00:00 GMT", seconds(0)},
      {"", std::nullopt},
      {"-5", std::nullopt},
      {"soon", std::nullopt},
      {"1.5", std::nullopt},
      {"Sun, 06 Nov 1994 08:49:37 GMT+7", std::nullopt},
  };
  for (Row const& row : rows) EXPECT_EQ(parse_retry_after(row.value, now), row.pause) << row.value;
}

// A portal that was busy for a moment must not make each night that follows take weeks.
TEST(HostPace, IsAsFastAgainAfterManyGoodAnswers) {
  HostPace pace({.delay = milliseconds(1'000), .good_answers = 3});
  for (int times = 0; times < 2; ++times) ask(pace, {.status = 429}, kStart);
  EXPECT_EQ(pace.standing("a").delay, milliseconds(4'000));
  for (int times = 0; times < 3; ++times) ask(pace, {.status = 200}, kStart);
  EXPECT_EQ(pace.standing("a").delay, milliseconds(2'000));
  for (int times = 0; times < 9; ++times) ask(pace, {.status = 200}, kStart);
  EXPECT_EQ(pace.standing("a").delay, milliseconds(1'000));
}

}  // namespace
}  // namespace tracuu::indexer
