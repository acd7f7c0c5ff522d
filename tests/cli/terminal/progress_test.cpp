// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal/progress.hpp"

#include <gtest/gtest.h>

namespace tracuu::cli {
namespace {

using indexer::IndexStage;

TEST(FormatProgress, MakesOneLine) {
  struct {
    indexer::IndexProgress progress;
    double seconds;
    bool with_bar;
    char const* expected;
    char const* why;
  } const rows[] = {
      {{500, 50, 100, IndexStage::Reading},
       10,
       true,
       "[############------------]  50 %  500 announcements  50/s  0:10 left",
       "halfway"},
      {{500, 50, 100, IndexStage::Reading},
       10,
       false,
       " 50 %  500 announcements  50/s  0:10 left",
       "plain"},
      {{0, 0, 100, IndexStage::Reading},
       0,
       true,
       "[------------------------]   0 %  0 announcements  0/s",
       "the beginning"},
      {{900, 100, 100, IndexStage::Reading},
       10,
       true,
       "[########################] 100 %  900 announcements  90/s",
       "the end"},
      {{900, 130, 100, IndexStage::Reading},
       10,
       true,
       "[########################] 100 %  900 announcements  90/s",
       "sources have grown"},
      {{10, 1, 200, IndexStage::Reading},
       3,
       false,
       "  0 %  10 announcements  3/s  9:57 left",
       "minutes"},
      {{500, 50, 0, IndexStage::Reading},
       10,
       true,
       "500 announcements  50/s",
       "no total: standard input"},
      {{500, 100, 100, IndexStage::Merging}, 10, true, "merging 500 announcements", "merging"},
      {{500, 100, 100, IndexStage::Checking}, 10, true, "checking 500 announcements", "checking"},
  };
  for (auto const& row : rows) {
    EXPECT_EQ(
        format_progress(row.progress, std::chrono::duration<double>(row.seconds), row.with_bar),
        row.expected)
        << row.why;
  }
}

}  // namespace
}  // namespace tracuu::cli
