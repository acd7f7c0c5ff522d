// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/crawl/warc_record.hpp"

#include <gtest/gtest.h>

#include <regex>
#include <set>
#include <string>

namespace tracuu::indexer {
namespace {

// The empty digest and "abc" of FIPS 180 as tools for web archives show them.
TEST(WarcRecord, MakesDigests) {
  EXPECT_EQ(warc_digest(""), "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ");
  EXPECT_EQ(warc_digest("abc"), "sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5");
  EXPECT_EQ(warc_digest("a", "bc"), warc_digest("abc"));
}

TEST(WarcRecord, WritesDates) {
  using std::chrono::microseconds;
  using std::chrono::system_clock;
  EXPECT_EQ(warc_date(system_clock::from_time_t(784'111'777)), "1994-11-06T08:49:37.000000Z");
  EXPECT_EQ(warc_date(system_clock::from_time_t(784'111'777) + microseconds(120'003)),
            "1994-11-06T08:49:37.120003Z");
}

TEST(WarcRecord, MakesIds) {
  std::regex const form(
      "<urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}>");
  std::set<std::string> ids;
  for (int count = 0; count < 1000; ++count) ids.insert(random_record_id());
  EXPECT_EQ(ids.size(), 1000u);
  for (std::string const& id : ids) EXPECT_TRUE(std::regex_match(id, form)) << id;
}

TEST(WarcRecord, WritesARecord) {
  WarcText record("metadata", "1994-11-06T08:49:37.000000Z");
  record.add("WARC-Target-URI", "http://a.vn/\r\nWARC-Type: response");
  record.add("WARC-Refers-To", "");
  EXPECT_EQ(record.text("a: ", "b\r\n"),
            "WARC/1.1\r\nWARC-Type: metadata\r\nWARC-Record-ID: " + record.id() +
                "\r\nWARC-Date: 1994-11-06T08:49:37.000000Z\r\n"
                "WARC-Target-URI: http://a.vn/  WARC-Type: response\r\nWARC-Block-Digest: " +
                warc_digest("a: b\r\n") + "\r\nContent-Length: 6\r\n\r\na: b\r\n\r\n\r\n");
}

}  // namespace
}  // namespace tracuu::indexer
