// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/crawl/crawl_report.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace tracuu::indexer {

std::string_view to_string(CrawlEnd end) {
  switch (end) {
    case CrawlEnd::Complete: return "complete";
    case CrawlEnd::PageLimit: return "page limit";
    case CrawlEnd::ByteLimit: return "byte limit";
    case CrawlEnd::TimeLimit: return "time limit";
    case CrawlEnd::Stopped: return "stopped";
  }
  return "";
}

std::uint64_t CrawlReport::count(std::string_view kind, std::string_view subject) const {
  auto const found = std::ranges::find_if(
      counts, [&](CrawlCount const& each) { return each.kind == kind && each.subject == subject; });
  return found == counts.end() ? 0 : found->count;
}

std::string crawl_report_json(CrawlReport const& report) {
  nlohmann::ordered_json json;
  json["end"] = to_string(report.end);
  json["continued"] = report.is_continued;
  json["started"] = report.started;
  json["took_ms"] = report.took.count();
  json["due"] = report.due;
  json["total"] = nlohmann::ordered_json::object();
  json["counts"] = nlohmann::ordered_json::object();
  for (CrawlCount const& count : report.counts) {
    if (count.kind == "total") {
      json["total"][count.subject] = count.count;
    } else {
      json["counts"][count.kind].push_back(
          {{"subject", count.subject}, {"count", count.count}, {"example", count.example}});
    }
  }
  json["hosts"] = nlohmann::ordered_json::array();
  for (auto const& [host, standing] : report.hosts) {
    json["hosts"].push_back({{"host", host},
                             {"requests", standing.asked},
                             {"refused", standing.refused},
                             {"failed", standing.failed},
                             {"delay_ms", standing.delay.count()},
                             {"given_up", standing.given_up}});
  }
  json["files"] = report.files;
  json["cut_bytes"] = report.cut_bytes;
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace tracuu::indexer
