// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/segment_merge.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/glass/glass_packing.hpp"
#include "tests/indexer/test_folder.hpp"

namespace tracuu::indexer {
namespace {

/// "key:segments that have it" for each key, by what stands after it in each.
std::vector<std::string> merged(std::vector<std::vector<std::string>> const& segments) {
  test::TestFolder const folder;
  SegmentFile file(folder.path() / "f");
  std::vector<SegmentPart> parts;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    std::string part;
    std::string before;
    for (std::string const& key : segments[i]) {
      append_merge_key(part, before, key);
      pack_string(part, fmt::format("{}", i));
      before = key;
    }
    parts.push_back(file.append(part).value());
  }
  std::vector<std::string> lines;
  SegmentMerge merge(file, parts, 16);
  while (merge.next()) {
    std::string line(merge.key());
    line += ':';
    for (PartReader* const reader : merge.readers()) line += reader->take_string();
    lines.push_back(line);
  }
  return lines;
}

TEST(SegmentMerge, GoesKeyByKey) {
  using namespace std::string_literals;
  using Lines = std::vector<std::string>;
  struct Row {
    std::vector<std::vector<std::string>> segments;
    Lines expected;
    char const* why;
  } const rows[] = {
      {{}, {}, "nothing at all"},
      {{{}, {"a"}, {}}, {"a:1"}, "segments without keys"},
      {{{"b", "d"}, {"a", "b", "c"}, {"b"}}, {"a:1", "b:012", "c:1", "d:0"}, "in segment order"},
      {{{"", "a"}, {""}}, {":01", "a:0"}, "the empty key is one"},
      {{{"van hoa|65", "van hoa|66"}, {"van hoa|65", "van hoa|65 "}},
       {"van hoa|65:01", "van hoa|65 :1", "van hoa|66:0"},
       "keys that differ behind their eighth byte"},
      {{{"a\0"s}, {"a"}, {"a\0\0"s, "\xff"}},
       {"a:1", "a\0:0"s, "a\0\0:2"s, "\xff:2"},
       "bytes, not chars"},
  };
  for (Row const& row : rows) EXPECT_EQ(merged(row.segments), row.expected) << row.why;
}

}  // namespace
}  // namespace tracuu::indexer
