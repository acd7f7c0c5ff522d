// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/crawl_report_lines.hpp"

#include <fmt/format.h>

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "cli/wording/error_text.hpp"
#include "cli/wording/numbers.hpp"
#include "cli/wording/say.hpp"

namespace tracuu::cli {

namespace {

using indexer::CrawlCount;
using indexer::CrawlEnd;
using indexer::CrawlReport;

constexpr std::size_t kShownReasons = 5;  // of a kind; a report has all

struct ReasonKind {
  std::string_view kind;
  TerminalKey<0> text;
};
constexpr std::array kReasonKinds{
    ReasonKind{"held back", "crawl.kind.held_back"},
    ReasonKind{"gone", "crawl.kind.gone"},
    ReasonKind{"missing once", "crawl.kind.missing_once"},
    ReasonKind{"missing", "crawl.kind.missing"},
    ReasonKind{"refused", "crawl.kind.refused"},
    ReasonKind{"kept", "crawl.kind.kept"},
    ReasonKind{"failed", "crawl.kind.failed"},
    ReasonKind{"host", "crawl.kind.host"},
    ReasonKind{"robots", "crawl.kind.robots"},
    ReasonKind{"disallowed", "crawl.kind.disallowed"},
    ReasonKind{"trap", "crawl.kind.trap"},
    ReasonKind{"off scope", "crawl.kind.off_scope"},
    ReasonKind{"not asked", "crawl.kind.not_asked"},
    ReasonKind{"depth", "crawl.kind.depth"},
    ReasonKind{"nofollow", "crawl.kind.nofollow"},
    ReasonKind{"session", "crawl.kind.session"},
    ReasonKind{"canonical", "crawl.kind.canonical"},
    ReasonKind{"sitemap", "crawl.kind.sitemap"},
    ReasonKind{"soft 404", "crawl.kind.soft_404"},
    ReasonKind{"cut", "crawl.kind.cut"},
};

std::string end_text(CrawlEnd end, base::Language language) {
  switch (end) {
    case CrawlEnd::Complete: return "";
    case CrawlEnd::PageLimit: return std::string(say("crawl.end.pages", language));
    case CrawlEnd::ByteLimit: return std::string(say("crawl.end.bytes", language));
    case CrawlEnd::TimeLimit: return std::string(say("crawl.end.time", language));
    case CrawlEnd::Stopped: return std::string(say("crawl.end.stopped", language));
  }
  return "";
}

}  // namespace

std::string crawl_summary(CrawlReport const& report, bool is_dry_run, base::Language language) {
  auto const total = [&](std::string_view subject) {
    return std::to_string(report.total(subject));
  };
  std::string const unchanged =
      std::to_string(report.total("unchanged") + report.total("unchanged by sitemap"));
  double const seconds = std::chrono::duration<double>(report.took).count();
  std::string text =
      say("crawl.summary", language, total("asked"), decimal(seconds, 1, language), total("new"),
          total("changed"), unchanged, total("gone"), total("refused"), total("failed"));
  text += "; " + say("crawl.received", language,
                     size_text(static_cast<double>(report.total("bytes")), language));
  if (report.is_continued) text += "; " + std::string(say("crawl.continued", language));
  std::string const end = end_text(report.end, language);
  if (!end.empty()) text += "; " + end;
  if (report.due > 0) text += "; " + say("crawl.due", language, std::to_string(report.due));
  bool const has_page = report.total("new") + report.total("changed") + report.total("unchanged") +
                            report.total("unchanged by sitemap") >
                        0;
  if (!has_page && !is_dry_run && report.end == CrawlEnd::Complete) {
    text += "; " + std::string(say("crawl.no_page", language));
  }
  if (is_dry_run) text = say("report.dry_run", language, text);
  return text + '\n';
}

std::string crawl_reasons(CrawlReport const& report, base::Language language) {
  std::map<std::string, std::vector<CrawlCount const*>, std::less<>> kinds;
  for (CrawlCount const& count : report.counts) kinds[count.kind].push_back(&count);
  std::string lines;
  for (ReasonKind const& kind : kReasonKinds) {
    auto const found = kinds.find(kind.kind);
    if (found == kinds.end()) continue;
    std::uint64_t all = 0;
    for (CrawlCount const* const count : found->second) all += count->count;
    lines += fmt::format("{}: {}\n", say(kind.text, language), all);
    for (std::size_t at = 0; at < found->second.size() && at < kShownReasons; ++at) {
      CrawlCount const& count = *found->second[at];
      lines += fmt::format("  {:>6}  {}", count.count, text_in(count.subject, language));
      lines += count.example.empty() || count.example == count.subject
                   ? "\n"
                   : fmt::format("  ({})\n", count.example);
    }
    if (found->second.size() > kShownReasons) {
      lines += "          " +
               say("crawl.more_reasons", language,
                   std::to_string(found->second.size() - kShownReasons)) +
               '\n';
    }
  }
  return lines;
}

std::string crawl_progress_line(indexer::CrawlProgress const& now, double seconds,
                                base::Language language) {
  std::string line =
      say("crawl.progress", language, std::to_string(now.asked), std::to_string(now.pages),
          std::to_string(now.due), size_text(static_cast<double>(now.bytes), language));
  if (seconds > 0) line += fmt::format("  {:.1f}/s", static_cast<double>(now.asked) / seconds);
  if (now.hosts_waiting > 0) {
    line += "  " + say("crawl.hosts_waiting", language, std::to_string(now.hosts_waiting));
  }
  return line;
}

}  // namespace tracuu::cli
