// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bytes/compound_file.hpp"

#include <gtest/gtest.h>

#include "tests/indexer/office_files.hpp"

namespace tracuu::indexer {
namespace {

TEST(CompoundFile, ReadsTheStreamsOfItsRoot) {
  std::string const large(100'000, 'x');
  std::string const small(1000, 'y');
  std::string const bytes =
      test::make_compound_file({{"WordDocument", large}, {"1Table", small}, {"Empty", ""}});
  auto const file = CompoundFile::open(bytes);
  ASSERT_TRUE(file.has_value());
  EXPECT_TRUE(file->has("worddocument"));
  EXPECT_FALSE(file->has("Workbook"));
  EXPECT_EQ(file->read("WordDocument", 1 << 20), large);
  EXPECT_EQ(file->read("WordDocument", 5000)->size(), 5000U) << "no more than is asked for";
  EXPECT_EQ(file->read("1Table", 1 << 20), small) << "short sectors";
  EXPECT_EQ(file->read("Empty", 1 << 20), "");
  EXPECT_FALSE(file->read("Workbook", 1 << 20).has_value());
}

TEST(CompoundFile, OtherFilesAreNone) {
  EXPECT_FALSE(CompoundFile::open("").has_value());
  EXPECT_FALSE(CompoundFile::open("PK\x03\x04").has_value());
}

TEST(CompoundFile, BrokenOnesEnd) {
  std::string const whole = test::make_compound_file(
      {{"WordDocument", std::string(20'000, 'x')}, {"1Table", std::string(500, 'y')}});
  for (std::size_t bytes = 8; bytes < whole.size(); bytes += 101) {
    auto const file = CompoundFile::open(std::string_view(whole).substr(0, bytes));
    ASSERT_TRUE(file.has_value());
    auto const read = file->read("WordDocument", 1 << 20);
    EXPECT_LE(read.value_or("").size(), 20'000U) << "cut off at " << bytes;
  }
  // A chain that runs in a circle: sector 5 is followed by sector 0.
  std::string circle = whole;
  std::size_t const table = circle.size() - 512;
  circle.replace(table + 5 * 4, 4, std::string(4, '\0'));
  EXPECT_EQ(CompoundFile::open(circle)->read("WordDocument", 1 << 20)->size(), 20'000U);
}

}  // namespace
}  // namespace tracuu::indexer
