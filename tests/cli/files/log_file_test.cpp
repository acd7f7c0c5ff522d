// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/files/log_file.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <thread>
#include <vector>

#include "tests/indexer/test_folder.hpp"

namespace tracuu::cli {
namespace {

std::string text_of(std::filesystem::path const& file) {
  std::ifstream stream(file);
  return {std::istreambuf_iterator<char>(stream), {}};
}

TEST(LogFile, GoesOnAfterItWasMovedAway) {
  test::TestFolder folder;
  auto const file = folder.path() / "access.log";
  LogFile log;
  log.write("nowhere yet");
  ASSERT_TRUE(log.open(file.string()));
  log.write("one");
  std::filesystem::rename(file, folder.path() / "access.log.1");
  log.write("two");
  ASSERT_TRUE(log.open(file.string()));
  log.write("three");
  EXPECT_EQ(text_of(folder.path() / "access.log.1"), "one\ntwo\n");
  EXPECT_EQ(text_of(file), "three\n");
  ASSERT_FALSE(log.open((folder.path() / "none" / "access.log").string()));
  log.write("four");
  EXPECT_EQ(text_of(file), "three\nfour\n") << "the old one stays";
  ASSERT_TRUE(log.open(""));
  log.write("five");
  EXPECT_EQ(text_of(file), "three\nfour\n");
}

TEST(LogFile, LinesStayWhole) {
  test::TestFolder folder;
  auto const file = folder.path() / "access.log";
  LogFile log;
  ASSERT_TRUE(log.open(file.string()));
  std::vector<std::thread> threads;
  for (char const letter : {'a', 'b', 'c', 'd'}) {
    threads.emplace_back([&log, letter] {
      for (int i = 0; i < 200; ++i) log.write(std::string(300, letter));
    });
  }
  for (std::thread& thread : threads) thread.join();
  std::ifstream stream(file);
  int lines = 0;
  for (std::string line; std::getline(stream, line); ++lines) {
    ASSERT_EQ(line, std::string(300, line.at(0)));
  }
  EXPECT_EQ(lines, 800);
}

}  // namespace
}  // namespace tracuu::cli
