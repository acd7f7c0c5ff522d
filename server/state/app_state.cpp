// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/state/app_state.hpp"

#include <cassert>

#include "search/syntax/query_spelling.hpp"
#include "server/http/fetch.hpp"
#include "store/query_report.hpp"

namespace tracuu::server {

namespace {

constexpr unsigned kDaysOfUse = 90;
constexpr std::size_t kMostSearched = 2'000;
constexpr std::size_t kMostOpened = 20'000;

/// Queries of people that found all they asked for, with their marks; none if the log can't be
/// read: who writes it tells.
std::vector<search::SearchedQuery> often_searched(std::filesystem::path const& file,
                                                  std::size_t least) {
  auto const log = store::QueryReport::open(file);
  if (!log || !*log) return {};
  auto const found =
      (*log)->queries(store::QueryRanking::Searches, store::last_days(schema::today(), kDaysOfUse),
                      {least, kMostSearched});
  if (!found) return {};
  std::vector<search::SearchedQuery> queries;
  for (store::QueryFigures const& each : *found) {
    bool const was_found = each.last_hits > 0 && each.in_vain == 0 && each.relaxed == 0;
    if (!was_found || !search::query_spelling(each.query).has_marks) continue;
    queries.push_back({each.query, static_cast<std::uint32_t>(each.searches)});
  }
  return queries;
}

/// Nothing if the log can't be read.
std::optional<search::OpenedCounts::ById> often_opened(std::filesystem::path const& file) {
  auto const log = store::QueryReport::open(file);
  if (!log || !*log) return std::nullopt;
  auto const opened =
      (*log)->announcements(store::last_days(schema::today(), kDaysOfUse), kMostOpened);
  if (!opened) return std::nullopt;
  search::OpenedCounts::ById counts;
  for (store::OpenedFigures const& each : *opened) counts.emplace(each.id, each.opened);
  return counts;
}

/// What the log knows of rules from before this process; a log that cannot be read knows nothing.
void take_over_rules(std::filesystem::path const& file, RuleCounts& counts) {
  auto const log = store::QueryReport::open(file);
  if (!log || !*log) return;
  auto const rules = (*log)->rules();
  if (!rules) return;
  for (store::RuleFigures const& each : *rules) {
    auto const day = schema::parse_iso_date(each.day);
    if (day) counts.add({each.kind, each.rule}, *day, each.seen);
  }
}

}  // namespace

AppState::AppState(ServerConfig config, std::shared_ptr<LiveIndex> live,
                   std::unique_ptr<CurationWatch> curation)
    : config_(std::move(config)),
      live_index_(std::move(live)),
      curation_(std::move(curation)),
      rule_counts_(std::make_unique<RuleCounts>()),
      cache_(std::make_unique<ResponseCache>(config_.cache_bytes)),
      page_images_(std::make_unique<PageImages>(config_.page_image_cache_bytes)),
      shards_(config_.index.sole_folder() == nullptr && !config_.index.empty()
                  ? std::make_unique<ShardWatch>(
                        store::shared_shard_health(config_.index, config_.shard_times),
                        [this](std::string const& line) { log(line); })
                  : nullptr),
      revisions_(std::make_unique<RevisionWatch>(config_.index, config_.revision_check,
                                                 config_.shard_times,
                                                 curation_ ? curation_->live() : nullptr)),
      metrics_(std::make_unique<Metrics>()),
      rates_(std::make_unique<RateLimiter>()),
      stream_rates_(std::make_unique<RateLimiter>()),
      opened_rates_(std::make_unique<RateLimiter>()) {
  if (config_.rank_opened && config_.query_log.is_on) {
    opened_counts_ = std::make_shared<search::OpenedCounts>();
  }
  auto runtime = RuntimeState::make(config_.runtime);
  assert(runtime);
  runtime_ = std::move(*runtime);
}

std::shared_ptr<RuntimeState const> AppState::runtime() const {
  std::lock_guard const lock(runtime_mutex_);
  return runtime_;
}

void AppState::set_runtime(std::shared_ptr<RuntimeState const> runtime) {
  std::lock_guard const lock(runtime_mutex_);
  runtime_ = std::move(runtime);
}

void AppState::watch_suggestions() {
  SuggestionWatch::Searched searched;
  if (config_.suggest_searched && config_.query_log.is_on) {
    searched = [file = query_log_file_of(config_), least = config_.query_log.min_count] {
      return often_searched(file, least);
    };
  }
  suggestions_ = std::make_unique<SuggestionWatch>(
      config_.index, SuggestionWatch::Pace{}, [this](std::string const& line) { log(line); },
      std::move(searched));
}

void AppState::count_queries() {
  if (!config_.query_log.is_on) return;
  QueryCounter::Settings settings;
  settings.file = query_log_file_of(config_);
  settings.keep_days = static_cast<unsigned>(config_.query_log.keep_days);
  if (config_.rank_opened) {
    settings.refresh = [file = settings.file, counts = opened_counts_] {
      if (auto opened = often_opened(file)) counts->replace(std::move(*opened));
    };
  }
  take_over_rules(settings.file, *rule_counts_);
  query_counter_ = std::make_unique<QueryCounter>(std::move(settings),
                                                  [this](std::string const& line) { log(line); });
}

void AppState::count_rules(std::vector<UsedRule> const& rules) const {
  rule_counts_->count(rules);
  if (!query_counter_) return;
  std::vector<store::RuleName> names;
  names.reserve(rules.size());
  for (UsedRule const& used : rules) names.push_back({used.kind, used.rule});
  query_counter_->count_rules(std::move(names));
}

void AppState::watch_writer() {
  auto const writer = parse_status_address(config_.writer_status);
  if (!writer) return;
  auto own = [this]() -> std::optional<search::IndexIdentity> {
    auto const index = revisions_->current();
    return index ? index->identity : std::nullopt;
  };
  replica_ = std::make_unique<ReplicaWatch>(*writer, std::move(own), ReplicaWatch::Pace{});
}

std::shared_ptr<SuggestionSnapshot const> AppState::suggestions() const {
  return suggestions_ ? suggestions_->current() : nullptr;
}

Gauges AppState::gauges() const {
  Gauges gauges;
  gauges.cache = cache_->stats();
  gauges.index = revisions_->current();
  if (live_index_) gauges.changes = live_index_->writer().status();
  if (query_counter_) gauges.queries = query_counter_->status();
  if (curation_) {
    gauges.curation = curation_->status();
    gauges.rules = rule_counts_->all();
  }
  if (replica_) gauges.replica = replica_->current();
  if (shards_) {
    for (std::size_t place = 0; place < config_.index.shards().size(); ++place) {
      gauges.shards.push_back(
          {config_.index.shards()[place].text(), shards_->health().status(place)});
    }
  }
  if (fill_gauges_) fill_gauges_(gauges);
  return gauges;
}

}  // namespace tracuu::server
