// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/pair_evidence.hpp"

#include <gtest/gtest.h>

#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

PossibleWord closed(char const* token) {
  return {token, false, nullptr};
}
PossibleWord open(char const* token) {
  return {token, true, nullptr};
}

TEST(EvidenceReader, CountsWordsAndPairs) {
  test::SmallIndex const index(test::vankhe_announcements());
  Xapian::Database const database = index.database();
  EvidenceReader reader(database);
  std::vector<Variant> const other_marks{{"thu|1", 1}};
  struct {
    Evidence evidence;
    Xapian::doccount frequency;
    char const* top;
    char const* why;
  } const rows[] = {
      {reader.word(closed("thu|3")), 2, "thu|3", "a word with marks"},
      {reader.word(closed("thu|5")), 0, "thu|5", "with others"},
      {reader.word(open("muong|")), 1, "muong|77", "without marks: of any"},
      {reader.word(open("xyz|")), 0, "", "nothing"},
      {reader.pair(closed("thu|3"), closed("tuc|5")), 2, "thu tuc|3,5", "a pair"},
      {reader.pair(closed("tuc|5"), closed("thu|3")), 0, "tuc thu|5,3", "in its order"},
      {reader.pair(open("thu|"), closed("tuc|5")), 2, "thu tuc|3,5", "half of its marks"},
      {reader.pair(open("thu|"), closed("tuc|1")), 0, "", "the other half must match"},
      {reader.pair({"thu|", true, &other_marks}, open("tuc|")), 0, "", "only these marks"},
  };
  for (auto const& row : rows) {
    EXPECT_EQ(row.evidence.frequency, row.frequency) << row.why;
    EXPECT_EQ(row.evidence.top.term, row.top) << row.why;
  }
  EXPECT_GE(reader.lookups(), std::size(rows)) << "each look-up counts";
}

}  // namespace
}  // namespace tracuu::search
