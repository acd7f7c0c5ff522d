// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/state/process_figures.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <string_view>
#include <vector>

#include "tests/indexer/test_folder.hpp"

namespace tracuu::server {
namespace {

using namespace std::chrono_literals;

class ProcessFiguresTest : public testing::Test {
 protected:
  void write_stat(std::string_view text) const { folder_.write("stat", text); }

  test::TestFolder folder_;
};

TEST_F(ProcessFiguresTest, ReadsWhatProcDescribes) {
  // A program may name itself as it likes.
  write_stat(
      "42 (a) (b c) S 1 42 42 0 -1 4194560 9 8 7 6 250 50 3 2 20 0 7 0 100 1048576 25 "
      "18446744073709551615 1 1 0\n");
  for (char const* const name : {"fd/0", "fd/1", "fd/2"}) folder_.write(name, "");
  auto const figures = process_figures(folder_.path());
  ASSERT_TRUE(figures);
  auto const ticks = static_cast<double>(::sysconf(_SC_CLK_TCK));
  EXPECT_DOUBLE_EQ(figures->cpu_seconds, 300 / ticks);
  EXPECT_EQ(figures->threads, 7U);
  EXPECT_EQ(figures->virtual_bytes, 1'048'576U);
  EXPECT_EQ(figures->resident_bytes, 25U * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE)));
  EXPECT_EQ(figures->open_files, 3U);
}

TEST_F(ProcessFiguresTest, SaysNothingOfWhatItCannotRead) {
  EXPECT_FALSE(process_figures(folder_.path()));
  for (char const* const text : {"", "42 (tracuu", "42 (tracuu) S 1 42", "42 (tracuu) S x"}) {
    write_stat(text);
    EXPECT_FALSE(process_figures(folder_.path())) << text;
  }
}

TEST(ProcessFigures, AreThoseOfThisProcess) {
  auto const before = process_figures();
  ASSERT_TRUE(before);
  EXPECT_GT(before->resident_bytes, 1u << 20);
  EXPECT_GT(before->virtual_bytes, before->resident_bytes);
  EXPECT_GE(before->threads, 1U);
  EXPECT_GE(before->up, 0s);
  EXPECT_LT(before->up, 24h);
  std::vector<std::ifstream> files;
  for (int i = 0; i < 5; ++i) files.emplace_back("/proc/self/stat");
  auto const after = process_figures();
  ASSERT_TRUE(after);
  EXPECT_EQ(after->open_files, before->open_files + 5);
}

}  // namespace
}  // namespace tracuu::server
