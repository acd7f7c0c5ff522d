// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/glass_postings.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "indexer/glass/glass_packing.hpp"
#include "tests/indexer/glass/table_entries.hpp"

namespace tracuu::indexer {
namespace {

using namespace std::string_literals;
using test::TableEntry;
using Entries = std::vector<TableEntry>;

Entries entries_of(std::function<void(GlassPostingWriter&)> const& write) {
  test::TestFolder const folder;
  auto const file = folder.path() / "postlist.glass";
  GlassTableWriter table(file);
  GlassPostingWriter writer(table);
  write(writer);
  EXPECT_TRUE(table.finish().has_value());
  return test::table_entries(file);
}

TEST(GlassPostings, OneChunkStandsUnderItsTerm) {
  auto const entries = entries_of([](GlassPostingWriter& writer) {
    writer.begin_term("van|65", 3, 9);
    writer.add(5, 2);
    writer.add(6, 3);
    writer.add(200, 4);
    writer.end();
  });
  // Documents, occurrences, first document less 1; is the last chunk; documents that it spans;
  // the wdf of the first, then gap less 1 and wdf of each.
  EXPECT_EQ(entries, (Entries{{"van|65",
                               "\x03\x09\x04"
                               "1"
                               "\xc3\x01"
                               "\x02"
                               "\0\x03"s +
                                   "\xc1\x01\x04",
                               false}}));
}

TEST(GlassPostings, ALongListIsCut) {
  auto const entries = entries_of([](GlassPostingWriter& writer) {
    writer.begin_term("a", 2'500, 2'500);
    for (std::uint32_t document = 1; document <= 2'500; ++document) writer.add(document, 1);
    writer.end();
    writer.begin_term("b", 1, 1);
    writer.add(7, 1);
    writer.end();
  });
  ASSERT_EQ(entries.size(), 4u);
  // A posting of two bytes but for a chunk's first, which has no gap: 1,001 to a chunk.
  EXPECT_EQ(entries[0].key, "a");
  EXPECT_EQ(entries[0].tag.substr(0, 8),
            "\xc4\x13\xc4\x13\0"
            "0"
            "\xe8\x07"s);
  EXPECT_EQ(entries[1].key, "a\0\x03\xea"s) << "from document 1,002 on";
  EXPECT_EQ(entries[1].tag.substr(0, 3), "0\xe8\x07");
  EXPECT_EQ(entries[2].key, "a\0\x07\xd3"s);
  EXPECT_EQ(entries[2].tag[0], '1') << "the last one";
  EXPECT_EQ(entries[3].key, "b");
}

TEST(GlassPostings, LengthsAreAList) {
  auto const entries = entries_of([](GlassPostingWriter& writer) {
    writer.begin_lengths();
    for (std::uint32_t document = 1; document <= 1'500; ++document) writer.add(document, 7);
    writer.end();
  });
  ASSERT_EQ(entries.size(), 2u);
  EXPECT_EQ(entries[0].key, "\0\xe0"s);
  EXPECT_EQ(entries[0].tag.substr(0, 6),
            "\0\0\0"
            "0"
            "\xe8\x07"s);
  EXPECT_EQ(entries[1].key, "\0\xe0\x03\xea"s) << "no zero byte after it, as it is no term";
}

}  // namespace
}  // namespace tracuu::indexer
