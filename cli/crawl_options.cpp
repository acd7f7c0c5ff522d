// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/crawl/crawl_options.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

#include "cli/command_options.hpp"
#include "cli/wording/say.hpp"

namespace tracuu::cli {

namespace {

/// "500M" in bytes, "6h" in seconds, by the units that may end it; nothing for anything else.
std::optional<std::uint64_t> number_with_unit(std::string_view text,
                                              std::map<char, std::uint64_t> const& units) {
  std::uint64_t number = 0;
  auto const [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  auto const left = text.substr(static_cast<std::size_t>(end - text.data()));
  if (failure != std::errc() || left.size() > 1) return std::nullopt;
  std::uint64_t unit = 1;
  if (!left.empty()) {
    auto const found = units.find(left.front());
    if (found == units.end()) return std::nullopt;
    unit = found->second;
  }
  constexpr std::uint64_t kMost = std::uint64_t{1} << 50;
  if (number == 0 || number > kMost / unit) return std::nullopt;
  return number * unit;
}

/// Seconds, with decimals: "0.5".
std::optional<std::chrono::milliseconds> seconds_of(std::string const& text) {
  double seconds = 0;
  auto const [end, failure] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  bool const is_number = failure == std::errc() && end == text.data() + text.size();
  if (!is_number || !(seconds >= 0 && seconds <= 3600)) return std::nullopt;
  return std::chrono::milliseconds(static_cast<std::int64_t>(seconds * 1000));
}

CommandBuilder::Reader size_reader(std::uint64_t& target, base::Language language) {
  return [&target, language](std::string const& value) -> std::optional<std::string> {
    auto const size = number_with_unit(value, {{'K', std::uint64_t{1} << 10},
                                               {'M', std::uint64_t{1} << 20},
                                               {'G', std::uint64_t{1} << 30}});
    if (!size) return std::string(say("usage.size", language));
    target = *size;
    return std::nullopt;
  };
}

CommandBuilder::Reader duration_reader(std::chrono::seconds& target, base::Language language) {
  return [&target, language](std::string const& value) -> std::optional<std::string> {
    auto const seconds = number_with_unit(value, {{'s', 1}, {'m', 60}, {'h', 3600}});
    if (!seconds) return std::string(say("usage.duration", language));
    target = std::chrono::seconds(*seconds);
    return std::nullopt;
  };
}

CommandBuilder::Reader delay_reader(std::chrono::milliseconds& target, base::Language language) {
  return [&target, language](std::string const& value) -> std::optional<std::string> {
    auto const delay = seconds_of(value);
    if (!delay) return std::string(say("usage.seconds", language));
    target = *delay;
    return std::nullopt;
  };
}

CommandBuilder::Reader list_reader(std::vector<std::string>& targets) {
  return [&targets](std::string const& value) -> std::optional<std::string> {
    targets.push_back(value);
    return std::nullopt;
  };
}

void add_limits(CommandBuilder& command, indexer::CrawlOptions& crawl) {
  base::Language const language = command.language();
  auto const text = [&](TerminalKey<0> key) { return std::string(say(key, language)); };
  command.number({"--limit-pages", "N", text("crawl.limit_pages")}, {0, 100'000'000},
                 crawl.max_pages);
  command.read({"--limit-bytes", "SIZE", text("crawl.limit_bytes")},
               size_reader(crawl.max_bytes, language));
  command.number({"--depth", "N", text("crawl.depth")}, {0, 1'000}, crawl.max_depth);
  command.read({"--time", "TIME", text("crawl.time")}, duration_reader(crawl.max_time, language));
  command.read({"--delay", "S", text("crawl.delay")}, delay_reader(crawl.pace.delay, language));
  command.help().options.back().fallback = "1";
  command.read({"--include", "PREFIX", text("crawl.include")}, list_reader(crawl.include), true);
  command.read({"--exclude", "PREFIX", text("crawl.exclude")}, list_reader(crawl.exclude), true);
  command.flag({"--from-sitemap-only", "", text("crawl.from_sitemap_only")}, crawl.only_site_maps);
  command.number({"--trust-sitemap", "DAYS", text("crawl.trust_sitemap")}, {0, 365},
                 crawl.trusted_days);
}

void add_ways(CommandBuilder& command, CrawlOptions& options) {
  auto const text = [&](TerminalKey<0> key) { return std::string(say(key, command.language())); };
  auto* const purge = command.flag({"--purge", "", text("crawl.purge")}, options.crawl.purge);
  auto* const dry_run =
      command.flag({"-n,--dry-run", "", text("crawl.dry_run")}, options.crawl.dry_run);
  command.excludes(purge, dry_run);
  command.number({"--max-gone", "PERCENT", text("crawl.max_gone")}, {0, 100},
                 options.crawl.max_gone_percent);
  command.flag({"--no-index", "", text("crawl.no_index")}, options.no_index);
  command.path({"--rules", "FILE", text("index.rules")}, options.rules);
  command.flag({"--keep-list-pages", "", text("crawl.keep_list_pages")}, options.keep_list_pages);
  command.flag({"--keep-noindex", "", text("index.keep_noindex")}, options.keep_noindex);
  command.text({"--user-agent", "TEXT", text("crawl.user_agent")}, options.user_agent);
  command.text({"--contact", "ADDRESS", text("crawl.contact")}, options.crawl.contact);
  command.text({"--ca-file", "FILE", text("crawl.ca_file")}, options.crawl.ca_file);
  auto* const report = command.text({"--report", "FILE", text("index.report")}, options.report);
  command.excludes(command.flag({"--json", "", text("crawl.json")}, options.json), report);
}

}  // namespace

void add_crawl_options(CommandBuilder& command, CrawlOptions& options) {
  auto const text = [&](TerminalKey<0> key) { return std::string(say(key, command.language())); };
  options.workers = std::max(1u, std::thread::hardware_concurrency());
  command.arguments({"SITE", text("crawl.sites"), true, true}, options.crawl.sites);
  add_folder_option(command, options.index);
  command.path({"--archive", "FOLDER", text("crawl.archive")}, options.crawl.folder);
  add_limits(command, options.crawl);
  add_ways(command, options);
  add_quiet_option(command, options.quiet);
  command.help().notes = {text("crawl.note")};
  command.help().examples = {
      "tracuu crawl https://ubnd.example/ --db portal.db --contact mail@ubnd.example",
      "tracuu crawl https://ubnd.example/ --db portal.db --dry-run",
      "tracuu crawl https://ubnd.example/tin-tuc --db portal.db --time 4h --purge"};
}

}  // namespace tracuu::cli
