// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/crawl_note.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tracuu::indexer {
namespace {

using State = CrawlNote::State;

TEST(CrawlNote, IsReadAsItWasWritten) {
  CrawlNote const rows[] = {
      {State::Kept},
      {State::Gone, "", "404, asked twice"},
      {State::Soft404, "", "như địa chỉ không có thật"},
      {State::NoIndex},
      {State::Duplicate, "https://vankhe.example/tin/a:b"},
      {State::Moved, "https://vankhe.example/tin", "301"},
  };
  for (CrawlNote const& row : rows) {
    EXPECT_EQ(parse_crawl_note(to_warc_fields(row)), row) << to_warc_fields(row);
  }
  EXPECT_EQ(to_warc_fields({State::Duplicate, "https://vankhe.example/", "hai\r\ndòng"}),
            "tracuu-state: duplicate\r\ntracuu-canonical: https://vankhe.example/\r\n"
            "tracuu-reason: hai  dòng\r\n");
}

TEST(CrawlNote, OfOthersIsNone) {
  struct {
    char const* block;
    char const* why;
  } const rows[] = {
      {"", "nothing"},
      {"via: http://vankhe.example/\r\nhopsFromSeed: L\r\nfetchTimeMs: 12\r\n", "Heritrix"},
      {"tracuu-state: vanished\r\n", "a state of a later version"},
      {"tracuu-state: duplicate\r\n", "a duplicate of nothing"},
      {"tracuu-canonical: http://vankhe.example/\r\n", "no state"},
  };
  for (auto const& row : rows) EXPECT_FALSE(parse_crawl_note(row.block)) << row.why;
  EXPECT_EQ(parse_crawl_note("via: http://a.example/\nTracuu-State:gone\n"), CrawlNote{State::Gone})
      << "fields of others beside ours, and names in any case";
}

}  // namespace
}  // namespace tracuu::indexer
