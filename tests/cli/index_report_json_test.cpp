// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/index_report_json.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <string>

namespace tracuu::cli {
namespace {

using nlohmann::json;

TEST(IndexReportJson, HoldsAllOfARun) {
  IndexOptions options;
  options.sources = {"data/sample", "-", "t\xE3n.txt"};
  options.index = "index.db";
  options.dry_run = true;
  IndexRunFacts facts;
  facts.started = std::chrono::system_clock::from_time_t(1'689'064'200);
  facts.peak_rss_bytes = 12'345;
  indexer::IndexOutcome outcome;
  outcome.report.added = 1;
  outcome.report.updated = 2;
  outcome.report.unchanged = 3;
  outcome.report.removed = 4;
  outcome.report.kept = 5;
  outcome.report.text_bytes = 6;
  outcome.report.index_bytes = 7;
  outcome.report.took = std::chrono::milliseconds(1'234);
  outcome.report.rejected = {{"a.jsonl:17", "broken JSON", "mend it"},
                             {"b\xFF.txt", "empty", ""},
                             {"d.pdf", "the PDF is scanned: two pages", ""}};
  outcome.report.remarks.leave_out(
      {"c.html", indexer::LeftOutKind::NoIndex, "the page asks for it"});
  outcome.report.remarks.add_name("views", "a.jsonl:1");
  outcome.report.remarks.add_name("views", "a.jsonl:2");
  facts.missed_rules = {{"vankhe.example: title", 3, 2, "d.html"}};
  std::string const text = index_report_json(options, facts, outcome);
  EXPECT_TRUE(text.ends_with("}\n"));
  json const expected = json::parse(R"({
    "sources": ["data/sample", "-", "t\ufffdn.txt"], "index": "index.db",
    "started": "2023-07-11T08:30:00Z", "took_ms": 1234, "dry_run": true,
    "added": 1, "updated": 2, "unchanged": 3, "removed": 4, "kept": 5,
    "refused_count": 3, "scans_count": 1, "text_bytes": 6, "index_bytes": 7, "peak_rss_bytes": 12345,
    "refused": [{"source": "a.jsonl:17", "reason": "broken JSON", "hint": "mend it"},
                {"source": "b\ufffd.txt", "reason": "empty", "hint": ""},
                {"source": "d.pdf", "reason": "the PDF is scanned: two pages", "hint": ""}],
    "left_out_count": 1,
    "left_out": [{"source": "c.html", "kind": "noindex", "reason": "the page asks for it"}],
    "not_understood": [{"name": "views", "count": 2, "first_source": "a.jsonl:1"}],
    "missed_rules": [{"rule": "vankhe.example: title", "pages": 3, "missed": 2, "first": "d.html"}]
})");
  EXPECT_EQ(json::parse(text), expected) << text;
}

TEST(IndexReportJson, TellsWhatWasReadOfPictures) {
  IndexRunFacts facts;
  facts.ocr.emplace();
  facts.ocr->pages = {5, 1, 12, std::chrono::milliseconds(2500)};
  facts.ocr->failed = {{"a.pdf, page 3", "too long", ""}};
  facts.ocr->indexed = 2;
  facts.ocr->unnamed.push_back({"anh.jpg", "/s/anh.jpg", "anh.jpg", "aa", {1}});
  json const report = json::parse(index_report_json({}, facts, {}));
  EXPECT_EQ(report["ocr"], json::parse(R"({"pages_read": 4, "pages_left": 7, "took_ms": 2500,
    "indexed": 2, "failed_count": 1,
    "failed": [{"source": "a.pdf, page 3", "reason": "too long", "hint": ""}],
    "unnamed_pictures": ["anh.jpg"]})"));
  EXPECT_FALSE(json::parse(index_report_json({}, {}, {})).contains("ocr"));
}

TEST(IndexReportJson, NamesTheErrorThatEndedIt) {
  indexer::IndexOutcome outcome;
  outcome.error = base::Error{base::ErrorCode::IndexLocked, "x.db: another writer", "wait"};
  json const report = json::parse(index_report_json({}, {}, outcome));
  EXPECT_EQ(report["error"],
            json({{"code", "IndexLocked"}, {"message", "x.db: another writer"}, {"hint", "wait"}}));
  EXPECT_EQ(report["refused"], json::array());
}

}  // namespace
}  // namespace tracuu::cli
