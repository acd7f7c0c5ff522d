// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "indexer/sources/source_reader.hpp"

namespace tracuu::test {

/// Every item as "key|format letter|bytes", every error as "!message".
inline std::vector<std::string> read_all(indexer::SourceReader& reader) {
  std::vector<std::string> seen;
  while (true) {
    auto const item = reader.next();
    if (!item) {
      seen.push_back("!" + item.error().subject + ": " + item.error().message);
      continue;
    }
    if (!*item) return seen;
    char const format = "JJJHTPDOWRSSSGGGHEIX"[static_cast<int>((*item)->format)];
    seen.push_back((*item)->key + "|" + format + "|" + (*item)->bytes);
  }
}

inline std::vector<std::string> read_all(std::vector<std::filesystem::path> sources,
                                         indexer::SourceLimits limits = {}) {
  indexer::SourceReader reader(std::move(sources), limits);
  return read_all(reader);
}

/// Compares what read_all gave with what is expected; of an error only that it
/// holds the expected text after "!", the folder of the test being left out.
inline void expect_items(std::vector<std::string> const& seen,
                         std::vector<std::string> const& expected, char const* why) {
  ASSERT_EQ(seen.size(), expected.size()) << why << ": " << testing::PrintToString(seen);
  for (std::size_t i = 0; i < seen.size(); ++i) {
    if (!expected[i].starts_with('!')) {
      EXPECT_EQ(seen[i], expected[i]) << why;
      continue;
    }
    EXPECT_TRUE(seen[i].starts_with('!')) << why << ": " << seen[i];
    EXPECT_NE(seen[i].find(expected[i].substr(1)), std::string::npos) << why << ": " << seen[i];
  }
}

}  // namespace tracuu::test
