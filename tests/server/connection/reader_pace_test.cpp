// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/connection/reader_pace.hpp"

#include <gtest/gtest.h>

namespace tracuu::server {
namespace {

using namespace std::chrono_literals;

TEST(ReaderPace, JudgesFullWindowsOnly) {
  ReaderPace pace(10s);
  pace.took(50, 9s);
  EXPECT_FALSE(pace.is_below(100)) << "the window is not full";
  pace.took(40, 1s);
  EXPECT_TRUE(pace.is_below(10)) << "90 bytes in 10 s";
  pace.took(100, 10s);
  EXPECT_FALSE(pace.is_below(10)) << "a window of its own";
}

TEST(ReaderPace, WithoutALimitNobodyIsSlow) {
  ReaderPace pace(1s);
  pace.took(0, 5s);
  EXPECT_FALSE(pace.is_below(0));
}

}  // namespace
}  // namespace tracuu::server
