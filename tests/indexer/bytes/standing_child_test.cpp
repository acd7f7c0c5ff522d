// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bytes/standing_child.hpp"

#include <gtest/gtest.h>

#include <chrono>

#include "indexer/bytes/reader_program.hpp"
#include "indexer/office/child_reader.hpp"
#include "tests/indexer/office_files.hpp"

namespace tracuu::indexer {
namespace {

using namespace std::chrono_literals;

std::unique_ptr<StandingChild> started_reader() {
  auto started = StandingChild::start(find_reader_program().value(), {});
  return started ? std::move(*started) : nullptr;
}

TEST(StandingChild, AnswersOneRequestAfterAnother) {
  auto const reader = started_reader();
  ASSERT_NE(reader, nullptr);
  for (char const* const word : {"Một", "Hai", "Ba"}) {
    auto const answer = reader->run("pdf 100000 512", test::make_pdf({word}), {});
    ASSERT_TRUE(answer.has_value()) << to_string(answer.error());
    EXPECT_NE(answer->find(word), std::string::npos) << *answer;
    EXPECT_TRUE(reader->is_usable());
  }
}

TEST(StandingChild, AWrongRequestLeavesItUsable) {
  auto const reader = started_reader();
  ASSERT_NE(reader, nullptr);
  auto const answer = reader->run("no-format 1 1", "x", {});
  ASSERT_FALSE(answer.has_value());
  EXPECT_NE(answer.error().message.find("can't read it"), std::string::npos);
  EXPECT_TRUE(reader->is_usable());
  EXPECT_TRUE(reader->run("pdf 100000 512", test::make_pdf({"Một"}), {}).has_value());
}

TEST(StandingChild, ARequestThatIsTooLongIsRefused) {
  auto const reader = started_reader();
  ASSERT_NE(reader, nullptr);
  EXPECT_FALSE(reader->run(std::string(5'000, 'x'), "", {}).has_value());
  EXPECT_FALSE(reader->is_usable());
}

TEST(StandingChild, WhatRunsIntoALimitHasToBeLeft) {
  auto const reader = started_reader();
  ASSERT_NE(reader, nullptr);
  auto const no_time = reader->run("pdf 100000 512", test::make_pdf({"Một"}), {.time = 0ms});
  ASSERT_FALSE(no_time.has_value());
  EXPECT_NE(no_time.error().message.find("longer than the limit"), std::string::npos);
  EXPECT_FALSE(reader->is_usable());
}

TEST(StandingChild, AProgramThatHasEndedSaysSo) {
  auto const gone = StandingChild::start("/bin/true", {});
  ASSERT_TRUE(gone.has_value());
  auto const answer = (*gone)->run("pdf 1 1", "x", {});
  ASSERT_FALSE(answer.has_value());
  EXPECT_EQ(answer.error().code, base::ErrorCode::Io) << answer.error().message;
  EXPECT_FALSE((*gone)->is_usable());
  EXPECT_FALSE(StandingChild::start("/no/such/program", {}).has_value());
}

}  // namespace
}  // namespace tracuu::indexer
