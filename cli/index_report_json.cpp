// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/index_report_json.hpp"

#include <fmt/chrono.h>
#include <nlohmann/json.hpp>

namespace tracuu::cli {

namespace {

using Json = nlohmann::ordered_json;

Json to_json(base::Error const& error) {
  return {{"code", base::to_string(error.code)}, {"message", error.message}, {"hint", error.hint}};
}

Json to_json(std::vector<indexer::Rejected> const& rejected) {
  Json list = Json::array();
  for (indexer::Rejected const& one : rejected) {
    list.push_back({{"source", one.source}, {"reason", one.reason}, {"hint", one.hint}});
  }
  return list;
}

Json to_json(std::vector<indexer::LeftOut> const& left_out) {
  Json list = Json::array();
  for (indexer::LeftOut const& one : left_out) {
    list.push_back(
        {{"source", one.source}, {"kind", indexer::to_string(one.kind)}, {"reason", one.reason}});
  }
  return list;
}

Json to_json(std::vector<indexer::NotUnderstood> const& names) {
  Json list = Json::array();
  for (indexer::NotUnderstood const& one : names) {
    list.push_back({{"name", one.name}, {"count", one.count}, {"first_source", one.first_source}});
  }
  return list;
}

Json to_json(std::vector<indexer::RuleMisses> const& missed_rules) {
  Json list = Json::array();
  for (indexer::RuleMisses const& miss : missed_rules) {
    list.push_back({{"rule", miss.rule},
                    {"pages", miss.pages},
                    {"missed", miss.missed},
                    {"first", miss.first}});
  }
  return list;
}

Json to_json(indexer::OcrReport const& report) {
  indexer::OcrProgress const& pages = report.pages;
  auto const took = std::chrono::duration_cast<std::chrono::milliseconds>(pages.took);
  Json unnamed = Json::array();
  for (indexer::WaitingDocument const& one : report.unnamed) unnamed.push_back(one.source);
  Json object{{"pages_read", pages.done - pages.failed},
              {"pages_left", pages.total - pages.done},
              {"took_ms", took.count()},
              {"indexed", report.indexed},
              {"failed_count", report.failed.size()},
              {"failed", to_json(report.failed)},
              {"unnamed_pictures", unnamed}};
  if (report.error) object["error"] = to_json(*report.error);
  return object;
}

/// "2023-07-11T08:30:00Z".
std::string iso_time(std::chrono::system_clock::time_point time) {
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}",
                     fmt::gmtime(std::chrono::system_clock::to_time_t(time)));
}

}  // namespace

std::string index_report_json(IndexOptions const& options, IndexRunFacts const& facts,
                              indexer::IndexOutcome const& outcome) {
  indexer::IndexReport const& report = outcome.report;
  Json object = Json::object();
  object["sources"] = Json::array();
  for (auto const& source : options.sources) object["sources"].push_back(source.string());
  object["index"] = options.index.string();
  object["started"] = iso_time(facts.started);
  object["took_ms"] = report.took.count();
  object["dry_run"] = options.dry_run;
  object["added"] = report.added;
  object["updated"] = report.updated;
  object["unchanged"] = report.unchanged;
  object["removed"] = report.removed;
  object["kept"] = report.kept;
  object["refused_count"] = report.rejected.size();
  object["scans_count"] = report.scans();
  object["text_bytes"] = report.text_bytes;
  object["index_bytes"] = report.index_bytes;
  object["peak_rss_bytes"] = facts.peak_rss_bytes;
  object["refused"] = to_json(report.rejected);
  object["left_out_count"] = report.remarks.left_out().size();
  object["left_out"] = to_json(report.remarks.left_out());
  object["not_understood"] = to_json(report.remarks.not_understood());
  object["missed_rules"] = to_json(facts.missed_rules);
  if (facts.ocr) object["ocr"] = to_json(*facts.ocr);
  if (outcome.error) object["error"] = to_json(*outcome.error);
  return object.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace tracuu::cli
