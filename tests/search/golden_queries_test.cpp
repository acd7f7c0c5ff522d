// SPDX-License-Identifier: GPL-3.0-or-later
// Queries as people type them (tests/golden/queries.tsv), on an index of data/sample: how each is
// read, and whether what it asks for is among the first three hits.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "search/api/note.hpp"
#include "search/searcher.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

constexpr std::size_t kFirstHits = 3;

enum QueryColumn : std::size_t { kQuery, kReadAs, kNotes, kDocument, kWhy, kColumns };

/// "marks_restored, fewer_words"; a code that stands for several words only once.
std::string note_codes(std::vector<Note> const& notes) {
  std::vector<std::string> codes;
  for (Note const& note : notes) {
    std::string code = to_string(note.code);
    if (std::ranges::find(codes, code) == codes.end()) codes.push_back(std::move(code));
  }
  std::string text;
  for (std::string const& code : codes) text += (text.empty() ? "" : ", ") + code;
  return text;
}

TEST(GoldenQueries, AreReadAndFound) {
  test::SmallIndex const index(test::sample_folder());
  Searcher searcher = index.searcher();
  std::size_t queries = 0;
  test::expect_golden_columns(
      "queries.tsv", kColumns, {kReadAs, kNotes}, [&](test::GoldenRows const& rows) {
        queries = rows.size();
        test::GoldenRows answers;
        for (std::vector<std::string> const& row : rows) {
          auto const answer = searcher.search(test::request_for(row[kQuery], kFirstHits)).value();
          auto const found = test::ids(answer);
          EXPECT_TRUE(std::ranges::find(found, row[kDocument]) != found.end())
              << row[kQuery] << " (" << row[kWhy] << "): " << row[kDocument] << " is not among "
              << testing::PrintToString(found);
          answers.push_back({answer.read_as, note_codes(answer.notes)});
        }
        return answers;
      });
  EXPECT_GE(queries, 200u);
}

}  // namespace
}  // namespace tracuu::search
