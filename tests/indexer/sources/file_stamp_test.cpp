// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/file_stamp.hpp"

#include <gtest/gtest.h>

namespace tracuu::indexer {
namespace {

using namespace std::chrono_literals;

TEST(FileStamp, IsSettledOnceALaterChangeMustShow) {
  std::chrono::system_clock::time_point const seen(1'689'000'000s);
  struct {
    std::chrono::nanoseconds modified;
    bool expected;
    char const* why;
  } const rows[] = {
      {1'688'000'000s, true, "days ago"},
      {1'688'999'997s, true, "three seconds ago"},
      {1'688'999'998s, false, "two seconds ago: the same tick on FAT"},
      {1'688'999'999s + 999ms, false, "just now"},
      {1'689'000'000s, false, "at the same moment"},
      {1'689'000'000s + 1ns, false, "ahead of our clock"},
      {1'789'000'000s, false, "far ahead"},
      {0s, true, "1970"},
      {-100s, true, "before 1970"},
  };
  for (auto const& row : rows) {
    EXPECT_EQ(is_settled({1, row.modified.count()}, seen), row.expected) << row.why;
  }
}

}  // namespace
}  // namespace tracuu::indexer
