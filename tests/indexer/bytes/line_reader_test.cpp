// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bytes/line_reader.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/indexer/test_folder.hpp"

namespace tracuu::indexer {
namespace {

namespace fs = std::filesystem;
using test::TestFolder;

constexpr std::uint64_t kNoLimit = 1 << 30;

/// Every line as "number:text", every error as "number!message".
std::vector<std::string> read_lines(LineReader& reader) {
  std::vector<std::string> seen;
  while (true) {
    auto const line = reader.next();
    if (!line) {
      seen.push_back(std::to_string(reader.line_number()) + "!" + line.error().message);
    } else if (*line) {
      seen.push_back(std::to_string((*line)->number) + ":" + (*line)->text);
    } else {
      return seen;
    }
  }
}

std::vector<std::string> read_lines(fs::path const& path, std::uint64_t max_line_bytes = kNoLimit) {
  auto reader = LineReader::open(path, max_line_bytes);
  if (!reader) return {std::string("!").append(reader.error().message)};
  return read_lines(*reader);
}

TEST(LineReader, Lines) {
  struct Row {
    std::string bytes;
    std::vector<std::string> expected;
    char const* why;
  };
  std::vector<Row> const rows{
      {"một\nhai\n", {"1:một", "2:hai"}, "plain"},
      {"một\nhai", {"1:một", "2:hai"}, "no end of the last line"},
      {"\n \t\nba\n\n", {"3:ba"}, "blank lines are counted and skipped"},
      {"một\r\nhai\r\n", {"1:một", "2:hai"}, "Windows line ends"},
      {"\xEF\xBB\xBFmột\n", {"1:một"}, "byte order mark"},
      {"", {}, "empty file"},
      {"\xEF\xBB\xBF", {}, "only a mark"},
      {std::string("a\0b\n", 4), {std::string("1:a\0b", 5)}, "NUL byte"},
      {"\xFF\xFE\n", {"1:\xFF\xFE"}, "bytes that are not UTF-8 are not our matter"},
  };
  TestFolder const folder;
  for (Row const& row : rows) {
    EXPECT_EQ(read_lines(folder.write("a.jsonl", row.bytes)), row.expected) << row.why;
    if (row.bytes.empty()) continue;
    EXPECT_EQ(read_lines(folder.write_gzip("a.jsonl.gz", row.bytes)), row.expected) << row.why;
  }
}

TEST(LineReader, LinesLongerThanTheBuffer) {
  TestFolder const folder;
  std::string const line(300'000, 'x');
  EXPECT_EQ(read_lines(folder.write("a.jsonl", line + "\n" + line)),
            (std::vector<std::string>{"1:" + line, "2:" + line}));
}

TEST(LineReader, TooLongLineIsRefusedAndReadingGoesOn) {
  TestFolder const folder;
  auto const seen =
      read_lines(folder.write("a.jsonl", "một\n" + std::string(200'000, 'x') + "\nba\n"), 10);
  ASSERT_EQ(seen.size(), 3U);
  EXPECT_EQ(seen[0], "1:một");
  EXPECT_NE(seen[1].find("2!the line has 200000 bytes"), std::string::npos) << seen[1];
  EXPECT_EQ(seen[2], "3:ba");
}

TEST(LineReader, TruncatedGzipGivesItsWholeLinesThenAnError) {
  TestFolder const folder;
  std::string lines;
  for (int i = 1; i <= 20'000; ++i) lines += "dòng số " + std::to_string(i * 7919 % 20'011) + "\n";
  fs::path const path = folder.write_gzip("a.jsonl.gz", lines);
  fs::resize_file(path, fs::file_size(path) / 2);
  auto const seen = read_lines(path);
  ASSERT_GT(seen.size(), 1000U);
  EXPECT_NE(seen.back().find("truncated"), std::string::npos) << seen.back();
  for (std::size_t i = 0; i + 1 < seen.size(); ++i) {
    std::string const number = std::to_string(i + 1);
    ASSERT_EQ(seen[i], number + ":dòng số " + std::to_string((i + 1) * 7919 % 20'011));
  }
}

TEST(LineReader, BrokenGzip) {
  TestFolder const folder;
  fs::path const path = folder.write_gzip("a.jsonl.gz", std::string(10'000, 'x') + "\n");
  std::string bytes = test::read_file(path);
  bytes[bytes.size() - 6] = static_cast<char>(bytes[bytes.size() - 6] ^ 0x55);  // in the checksum
  auto const seen = read_lines(folder.write("b.jsonl.gz", bytes));
  ASSERT_FALSE(seen.empty());
  EXPECT_NE(seen.back().find('!'), std::string::npos);
}

TEST(LineReader, GzByNameOnly) {
  TestFolder const folder;
  for (char const* const bytes : {"", "{\"id\":1}\n"}) {
    auto const seen = read_lines(folder.write("a.jsonl.gz", bytes));
    ASSERT_EQ(seen.size(), 1U);
    EXPECT_NE(seen[0].find("not a gzip file"), std::string::npos) << seen[0];
  }
}

TEST(LineReader, MissingFile) {
  TestFolder const folder;
  auto const reader = LineReader::open(folder.path() / "none.jsonl", kNoLimit);
  ASSERT_FALSE(reader.has_value());
  EXPECT_EQ(reader.error().code, base::ErrorCode::Io);
}

TEST(LineReader, CountsStoredBytes) {
  TestFolder const folder;
  fs::path const path = folder.write_gzip("a.jsonl.gz", std::string(100'000, 'x') + "\n");
  auto reader = LineReader::open(path, kNoLimit);
  ASSERT_TRUE(reader.has_value());
  read_lines(*reader);
  EXPECT_TRUE(reader->at_end());
  EXPECT_EQ(reader->consumed_bytes(), fs::file_size(path));
}

TEST(LineReader, CountsManyBlankLines) {
  TestFolder const folder;
  std::string const blank = std::string(300'000, '\n') + "  \t\r\n   \n";
  fs::path const path = folder.write_gzip("a.jsonl.gz", blank + " a\n" + blank + "b");
  EXPECT_EQ(read_lines(path), (std::vector<std::string>{"300003: a", "600006:b"}));
}

}  // namespace
}  // namespace tracuu::indexer
