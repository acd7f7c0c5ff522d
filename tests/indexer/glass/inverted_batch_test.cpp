// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/inverted_batch.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tracuu::indexer {
namespace {

DocumentContent content_of(std::vector<std::string> const& words) {
  DocumentContent content;
  std::uint32_t position = 1;
  for (std::string const& word : words) content.add_posting(word, 2, position++);
  return content;
}

/// "term document*wdf@positions …" for each term.
std::vector<std::string> lines_of(InvertedBatch const& batch) {
  std::vector<std::string> lines;
  for (std::size_t term = 0; term < batch.term_count(); ++term) {
    std::string line(batch.term(term));
    for (InvertedBatch::Posting const& posting : batch.postings(term)) {
      line += fmt::format(" {}*{}@{}", posting.document, posting.wdf,
                          fmt::join(batch.positions(posting), ","));
    }
    lines.push_back(line);
  }
  return lines;
}

TEST(InvertedBatch, TurnsDocumentsRoundAgainAndAgain) {
  using Lines = std::vector<std::string>;
  InvertedBatch batch;
  for (int round = 0; round < 3; ++round) {
    batch.clear();
    batch.add(content_of({"b", "a", "b"}));
    batch.add(content_of({"c", "b"}));
    batch.sort();
    EXPECT_EQ(lines_of(batch), (Lines{"a 1*2@2", "b 1*4@1,3 2*2@2", "c 2*2@1"})) << round;
    EXPECT_EQ(batch.document(1).length, 6u);
    EXPECT_EQ(batch.document(1).term_count, 2u);
    EXPECT_EQ(batch.document(1).largest_wdf, 4u);

    batch.clear();
    batch.add(content_of({"d"}));
    batch.sort();
    EXPECT_EQ(batch.document_count(), 1u);
    EXPECT_EQ(lines_of(batch), (Lines{"d 1*2@1"})) << "nothing is left of the others";
  }
}

}  // namespace
}  // namespace tracuu::indexer
