// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/crawl/crawl_run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <random>
#include <thread>
#include <utility>

#include "indexer/crawl/archive_notes.hpp"
#include "indexer/crawl/page_address.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds kLongestWait{200};
constexpr milliseconds kShortestWait{5};
constexpr std::chrono::seconds kCheckpointEvery{2};
constexpr milliseconds kProgressEvery{500};
/// A pattern that was closed is looked at again after so long.
constexpr std::int64_t kClosedSeconds = std::int64_t{7} * 86'400;

std::int64_t unix_now() {
  return std::chrono::duration_cast<std::chrono::seconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

int this_year() {
  auto const today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return static_cast<int>(std::chrono::year_month_day(today).year());
}

std::string random_word() {
  std::random_device device;
  return fmt::format("{:08x}{:08x}", device(), device());
}

}  // namespace

CrawlRunner::CrawlRunner(CrawlOptions const& options, CrawlScope scope, CrawlStore store,
                         Fetcher fetcher, std::optional<WarcWriter> writer)
    : options_(options),
      store_(std::move(store)),
      fetcher_(std::move(fetcher)),
      writer_(std::move(writer)),
      frontier_(std::move(scope), options, this_year(), store_, tally_),
      word_(random_word()),
      hosts_(store_, frontier_, soft_404_, word_),
      filing_(options, frontier_, store_, tally_, soft_404_, writer_ ? &*writer_ : nullptr),
      pace_(options.pace),
      begin_(Clock::now()),
      last_checkpoint_(begin_),
      last_archive_(begin_) {
  frontier_.on_due = [this](std::string const& host) { hosts_.add(host); };
}

Result<std::unique_ptr<CrawlRunner>> CrawlRunner::make(CrawlOptions const& options,
                                                       std::filesystem::path const& folder) {
  auto scope = CrawlScope::make(options.sites, options.include, options.exclude);
  if (!scope) return scope.error();
  FetcherOptions fetching;
  fetching.user_agent = options.user_agent;
  fetching.max_bytes = options.max_answer_bytes;
  fetching.ca_file = options.ca_file;
  for (CrawlSite const& site : scope->sites()) fetching.sites.push_back(site.start);
  auto fetcher = Fetcher::make(std::move(fetching));
  if (!fetcher) return fetcher.error();
  std::optional<WarcWriter> writer;
  if (!options.dry_run) {
    WarcOptions archive;
    archive.folder = folder;
    archive.user_agent = options.user_agent;
    archive.software = options.user_agent.substr(0, options.user_agent.find(' '));
    if (!archive.software.starts_with(kCrawlProduct)) archive.software = kCrawlProduct;
    archive.contact = options.contact;
    auto opened = WarcWriter::open(std::move(archive));
    if (!opened) return opened.error();
    writer = std::move(*opened);
  }
  auto store = CrawlStore::open(folder);
  if (!store) return store.error();
  return std::unique_ptr<CrawlRunner>(new CrawlRunner(options, std::move(*scope), std::move(*store),
                                                      std::move(*fetcher), std::move(writer)));
}

Result<void> CrawlRunner::begin() {
  auto const run = store_.begin_run(unix_now());
  if (!run) return run.error();
  run_ = *run;
  if (!run_.is_continued) {
    if (auto done = store_.make_known_due(kGonePasses); !done) return done;
  }
  auto const closed = store_.facts("closed");
  if (!closed) return closed.error();
  for (auto const& [pattern, when] : *closed) {
    std::int64_t seconds = 0;
    std::from_chars(when.data(), when.data() + when.size(), seconds);
    if (seconds + kClosedSeconds > run_.started) frontier_.traps().close(pattern);
  }
  auto scanned =
      store_.for_each_url([this](std::string_view url) { frontier_.traps().add_found(url); });
  if (!scanned) return scanned;
  for (CrawlSite const& site : frontier_.scope().sites()) {
    auto const added = frontier_.add(site.start, 0);
    if (!added) return added.error();
    if (!added->empty()) hosts_.add(host_of_address(*added));
  }
  auto const due = store_.due_hosts();
  if (!due) return due.error();
  for (std::string const& host : *due) hosts_.add(host);
  return store_.commit();
}

Result<CrawlReport> CrawlRunner::run() {
  if (auto const begun = begin(); !begun) return begun.error();
  auto const looped = loop();
  // What was done until then is kept, whatever ended it.
  if (!looped) {
    if (auto const kept = checkpoint(); !kept) return kept.error();
    return looped.error();
  }
  return finish();
}

Result<void> CrawlRunner::loop() {
  while (true) {
    if (!end_) end_ = limit_reached();
    if (end_ == CrawlEnd::Stopped) return {};  // what is under way is broken off, and stays due
    if (!end_) {
      if (auto started = start_requests(); !started) return started;
    }
    auto const ready = end_ ? std::nullopt : next_ready();
    if (fetcher_.running() == 0 && !ready) {
      if (end_) return {};
      auto const goes_on = begin_last_pass();
      if (!goes_on) return goes_on.error();
      if (!*goes_on) return {};
      continue;
    }
    if (auto done = step(ready.value_or(Clock::now() + kLongestWait)); !done) return done;
  }
}

/// Waits for an answer, or until a host may be asked, and takes what came.
Result<void> CrawlRunner::step(Clock::time_point ready) {
  auto const left = std::chrono::ceil<milliseconds>(ready - Clock::now());
  milliseconds const wait = std::clamp(left, kShortestWait, kLongestWait);
  if (fetcher_.running() == 0) {
    std::this_thread::sleep_for(wait);
  } else if (auto outcome = fetcher_.wait(wait)) {
    if (auto handled = handle(std::move(*outcome)); !handled) return handled;
  }
  return upkeep();
}

std::optional<CrawlEnd> CrawlRunner::limit_reached() const {
  if (options_.should_stop && options_.should_stop()) return CrawlEnd::Stopped;
  if (options_.max_pages > 0 && tally_.total("asked") + running_.size() >= options_.max_pages &&
      tally_.total("asked") > 0) {
    return CrawlEnd::PageLimit;
  }
  if (options_.max_bytes > 0 && tally_.total("bytes") >= options_.max_bytes) {
    return CrawlEnd::ByteLimit;
  }
  if (options_.max_time.count() > 0 && Clock::now() - begin_ >= options_.max_time) {
    return CrawlEnd::TimeLimit;
  }
  return std::nullopt;
}

Result<void> CrawlRunner::start_requests() {
  for (std::string const& host : hosts_.names()) {
    if (pace_.is_given_up(host)) {
      drop_host(host);
    } else if (pace_.may_ask(host, Clock::now())) {
      if (auto started = start_request(host); !started) return started;
    }
  }
  return {};
}

Result<void> CrawlRunner::start_request(std::string const& host) {
  auto const refused = [this](CrawlAddress address, CrawlFrontier::Refusal const& refusal) {
    return filing_.file_refusal(std::move(address), refusal);
  };
  while (true) {
    auto task = hosts_.next(host, refused);
    if (!task) return task.error();
    if (!*task) return {};
    bool const is_page = (*task)->kind == CrawlTask::Kind::Page;
    if (is_page && options_.dry_run && (*task)->address.depth > 0) {
      static_cast<void>(hosts_.give_up(host));
      return {};
    }
    if (is_page) {
      auto const trusted = is_trusted((*task)->address);
      if (!trusted) return trusted.error();
      if (*trusted) continue;
    }
    return launch(host, std::move(**task));
  }
}

/// Whether its sitemap says that a page was not changed since it was asked; then it is due no more.
Result<bool> CrawlRunner::is_trusted(CrawlAddress const& address) {
  std::int64_t const trusted_since = run_.started - std::int64_t{options_.trusted_days} * 86'400;
  bool const is_trusted = address.is_indexed() && address.changed > 0 &&
                          address.changed == address.changed_then &&
                          address.changed < address.asked && address.asked > trusted_since &&
                          address.failures == 0 && address.gone_passes == 0 && purge_passes_ == 0 &&
                          address.depth > 0 && !address.digest.empty();
  if (!is_trusted) return false;
  tally_.add("total", "unchanged by sitemap");
  if (auto const saved = store_.save(address); !saved) return saved.error();
  return true;
}

Result<void> CrawlRunner::launch(std::string const& host, CrawlTask task) {
  FetchRequest request;
  request.url = task.url;
  request.etag = task.address.etag;
  request.last_modified = task.address.last_modified;
  request.tag = next_tag_++;
  std::size_t const tag = request.tag;
  pace_.begin(host);
  met_hosts_.insert(host);
  auto const added = fetcher_.add(request);
  std::string url = task.url;
  running_.emplace(tag, std::move(task));
  if (added) return {};
  return handle({std::move(url), tag, added.error()});
}

void CrawlRunner::drop_host(std::string const& host) {
  for (CrawlTask const& task : hosts_.give_up(host)) {
    if (task.kind == CrawlTask::Kind::Robots) settle_rules(task, 0, "");
  }
  if (!dropped_hosts_.insert(host).second) return;
  tally_.add("host", "given up: " + pace_.standing(host).given_up, host);
}

std::optional<CrawlRunner::Clock::time_point> CrawlRunner::next_ready() {
  std::optional<Clock::time_point> first;
  for (std::string const& host : hosts_.names()) {
    auto const ready = pace_.ready_at(host);
    if (ready && (!first || *ready < *first)) first = *ready;
  }
  return first;
}

/// What is asked for when nothing is due any more: false if there is nothing.
Result<bool> CrawlRunner::begin_last_pass() {
  if (options_.dry_run) return false;
  std::uint64_t due = 0;
  if (options_.purge && purge_passes_ < kGonePasses) {
    // First what the run did not come to, then what was missing for the first time.
    ++purge_passes_;
    auto const made_due = store_.make_purge_due(run_, kGonePasses);
    if (!made_due) return made_due.error();
    due = *made_due;
    tally_.add("total", "purge pass", "", due);
  }
  if (due == 0) {
    auto const removed = remove_gone(store_, tally_, writer(), options_.max_gone_percent);
    if (!removed) return removed.error();
    auto const copies = *removed > 0 ? store_.due_count() : Result<std::uint64_t>(0);
    if (!copies) return copies.error();
    due = *copies;
  }
  auto const hosts = store_.due_hosts();
  if (!hosts) return hosts.error();
  bool has_host = false;
  for (std::string const& host : *hosts) {
    if (dropped_hosts_.contains(host)) continue;
    hosts_.add(host);
    has_host = true;
  }
  return due > 0 && has_host;
}

Result<void> CrawlRunner::checkpoint() {
  last_checkpoint_ = Clock::now();
  for (std::string const& pattern : frontier_.traps().closed()) {
    auto kept = store_.keep_fact("closed", pattern, std::to_string(run_.started));
    if (!kept) return kept;
  }
  if (auto flushed = tally_.flush(store_); !flushed) return flushed;
  if (writer_) {  // first: what the database tells of is in the archive
    if (auto synced = writer_->checkpoint(); !synced) return synced;
  }
  return store_.commit();
}

Result<void> CrawlRunner::upkeep() {
  Clock::time_point const now = Clock::now();
  if (now - last_checkpoint_ >= kCheckpointEvery) {
    if (auto done = checkpoint(); !done) return done;
  }
  if (options_.on_progress && now - last_progress_ >= kProgressEvery) {
    last_progress_ = now;
    options_.on_progress(progress());
  }
  bool const is_time = now - last_archive_ >= options_.archive_every;
  return is_time ? hand_on_archive() : Result<void>();
}

/// Closes the archive and hands it on, if there is something new in it.
Result<void> CrawlRunner::hand_on_archive() {
  last_archive_ = Clock::now();
  std::uint64_t const texts =
      tally_.total("new") + tally_.total("changed") + tally_.total("gone") + tally_.total("back");
  bool const has_news = texts != std::exchange(texts_at_archive_, texts);
  if (!writer_ || !options_.on_archive || !has_news) return {};
  if (auto told = tell_copies(store_, tally_, writer()); !told) return told;
  if (auto closed = writer_->close(); !closed) return closed;
  if (auto done = checkpoint(); !done) return done;
  std::vector<std::string> const& files = writer_->closed_files();
  std::vector<std::string> const fresh(
      files.begin() + static_cast<std::ptrdiff_t>(files_handed_on_), files.end());
  files_handed_on_ = files.size();
  if (fresh.empty()) return {};
  auto done = options_.on_archive(fresh);
  last_archive_ = Clock::now();
  return done;
}

CrawlProgress CrawlRunner::progress() const {
  CrawlProgress now;
  now.asked = tally_.total("asked");
  now.pages = tally_.total("new") + tally_.total("changed");
  now.unchanged = tally_.total("unchanged") + tally_.total("unchanged by sitemap");
  now.bytes = tally_.total("bytes");
  if (auto const due = store_.due_count()) now.due = *due;
  for (std::string const& host : met_hosts_) {
    auto const ready = pace_.ready_at(host);
    if (ready && *ready > Clock::now() + 2 * options_.pace.delay) ++now.hosts_waiting;
  }
  return now;
}

Result<CrawlReport> CrawlRunner::finish() {
  CrawlReport report;
  report.end = end_.value_or(CrawlEnd::Complete);
  report.is_continued = run_.is_continued;
  report.started = run_.started;
  bool const has_met_a_limit = end_ && *end_ != CrawlEnd::Stopped;
  if (has_met_a_limit && !options_.dry_run) {
    auto const removed = remove_gone(store_, tally_, writer(), options_.max_gone_percent);
    if (!removed) return removed.error();
  }
  if (auto const told = tell_copies(store_, tally_, writer()); !told) return told.error();
  if (writer_) {
    if (auto const closed = writer_->close(); !closed) return closed.error();
    report.files = writer_->closed_files();
    for (WarcRepair const& repair : writer_->repairs()) report.cut_bytes += repair.cut_bytes;
  }
  if (auto const done = checkpoint(); !done) return done.error();
  auto counts = store_.counts();
  if (!counts) return counts.error();
  report.counts = std::move(*counts);
  auto const due = store_.due_count();
  if (!due) return due.error();
  report.due = *due;
  for (std::string const& host : met_hosts_) report.hosts.emplace_back(host, pace_.standing(host));
  report.took = std::chrono::duration_cast<milliseconds>(Clock::now() - begin_);
  if (report.end != CrawlEnd::Stopped) {
    auto const ended = store_.end_run(run_, unix_now(), crawl_report_json(report));
    if (!ended) return ended.error();
  }
  if (!has_answer_ && !first_failure_.empty() && report.end != CrawlEnd::Stopped) {
    return Error{ErrorCode::Io, "no address of the crawl answered: " + first_failure_,
                 "is the address right, and the portal up?"};
  }
  return report;
}

}  // namespace tracuu::indexer
