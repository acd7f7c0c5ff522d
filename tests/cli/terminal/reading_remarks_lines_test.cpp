// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal/reading_remarks_lines.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tracuu::cli {
namespace {

using indexer::LeftOutKind;
using indexer::ReadingRemarks;

TEST(ReadingRemarksLines, SayNothingOfNothing) {
  EXPECT_EQ(reading_remarks_lines({}), "");
}

TEST(ReadingRemarksLines, CountKindsAndNameKeys) {
  ReadingRemarks remarks;
  remarks.leave_out({"a.html", LeftOutKind::ListPage, ""});
  remarks.leave_out({"b.html", LeftOutKind::NoIndex, ""});
  remarks.leave_out({"c.html", LeftOutKind::ListPage, ""});
  remarks.add_name("tags", "a.jsonl:1");
  remarks.add_name("views", "a.jsonl:1");
  remarks.add_name("views", "a.jsonl:2");
  EXPECT_EQ(reading_remarks_lines(remarks),
            "left out: 2 list page, 1 noindex (--report FILE names them all)\n"
            "not understood, so not indexed: the keys or columns \"views\" (2), \"tags\" (1)\n");
}

TEST(ReadingRemarksLines, CountWhatWaits) {
  ReadingRemarks remarks;
  remarks.wait({"a.pdf", "/s/a.pdf", "a.pdf", "aa", {1, 2, 3}});
  remarks.wait({"b.pdf", "/s/b.pdf", "b.pdf", "bb", {7}});
  EXPECT_EQ(reading_remarks_lines(remarks), "waiting to be read (OCR): 4 pages of 2 documents\n");
}

TEST(ReadingRemarksLines, ShowTheMostFrequentKeys) {
  ReadingRemarks remarks;
  for (int i = 0; i < 20; ++i) remarks.add_name("k" + std::to_string(i), "a.jsonl:1");
  remarks.add_name("k19", "a.jsonl:2");
  std::string const lines = reading_remarks_lines(remarks);
  EXPECT_NE(lines.find("columns \"k19\" (2), \"k0\" (1)"), std::string::npos) << lines;
  EXPECT_NE(lines.find("and 12 more; --report FILE"), std::string::npos) << lines;
}

}  // namespace
}  // namespace tracuu::cli
