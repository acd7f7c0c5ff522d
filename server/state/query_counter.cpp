// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/state/query_counter.hpp"

#include <exception>
#include <iterator>
#include <utility>

#include "base/thread_niceness.hpp"
#include "search/syntax/query_spelling.hpp"
#include "store/query_report.hpp"

namespace tracuu::server {
namespace {

constexpr int kCountingNiceness = 10;

}  // namespace

QueryCounter::QueryCounter(Settings settings, Log log)
    : settings_(std::move(settings)),
      log_(std::move(log)),
      thread_([this](std::stop_token const& stop) { run(stop); }) {}

QueryCounter::~QueryCounter() = default;

void QueryCounter::count(CountedSearch search) {
  std::lock_guard const lock(mutex_);
  if (waiting_.searches.size() >= settings_.most_waiting) {
    ++waiting_.lost;
  } else {
    waiting_.searches.push_back(std::move(search));
  }
}

void QueryCounter::count_opened(store::OpenedHit opened) {
  std::lock_guard const lock(mutex_);
  if (waiting_.opened.size() < settings_.most_waiting) waiting_.opened.push_back(std::move(opened));
}

void QueryCounter::count_rules(std::vector<store::RuleName> rules) {
  std::lock_guard const lock(mutex_);
  if (waiting_.rules.size() >= settings_.most_waiting) return;
  waiting_.rules.insert(waiting_.rules.end(), std::make_move_iterator(rules.begin()),
                        std::make_move_iterator(rules.end()));
}

bool QueryCounter::wait_until_written(std::chrono::milliseconds most) {
  std::unique_lock lock(mutex_);
  std::size_t const mine = ++wanted_;
  wakes_.notify_all();
  return is_written_.wait_for(lock, most, [&] { return written_ >= mine; });
}

QueryCounter::Status QueryCounter::status() const {
  return {searches_, opened_, set_aside_, lost_, failed_writes_, is_failing_};
}

void QueryCounter::run(std::stop_token const& stop) {
  base::be_nice(kCountingNiceness);
  while (!stop.stop_requested()) {
    Waiting waiting;
    std::size_t wanted = 0;
    {
      std::unique_lock lock(mutex_);
      wakes_.wait_for(lock, stop, settings_.interval, [&] { return wanted_ > tried_; });
      std::swap(waiting, waiting_);
      wanted = tried_ = wanted_;
    }
    take_in(std::move(waiting));
    write();
    refresh();
    std::lock_guard const lock(mutex_);
    if (!is_failing_) written_ = wanted;
    is_written_.notify_all();
  }
  Waiting rest;
  {
    std::lock_guard const lock(mutex_);
    std::swap(rest, waiting_);
  }
  take_in(std::move(rest));
  write();
}

void QueryCounter::take_in(Waiting waiting) {
  if (waiting.is_empty()) return;
  try {
    store::QueryBatch& batch = batches_[schema::today()];
    for (CountedSearch const& search : waiting.searches) add(search, batch);
    for (store::OpenedHit& opened : waiting.opened) {
      opened.query = search::query_spelling(opened.query).text;
      if (batch.opened.size() >= settings_.most_waiting) break;
      ++batch.opened[std::move(opened)];
      ++opened_;
    }
    for (store::RuleName& rule : waiting.rules) {
      if (batch.rules.size() < settings_.most_waiting) ++batch.rules[std::move(rule)];
    }
    batch.day.lost += waiting.lost;
    lost_ += waiting.lost;
  } catch (std::exception const& exception) {  // most likely the lack of memory
    if (log_) log_(std::string("query log: ") + exception.what());
  }
}

void QueryCounter::add(CountedSearch const& search, store::QueryBatch& batch) {
  search::QuerySpelling const spelling = search::query_spelling(search.text);
  if (spelling.text.empty()) return;
  bool const is_long = spelling.characters > search::kMaxKeptCharacters;
  if (is_long || search::looks_personal(spelling.text)) {
    if (!search.is_first_page) return;
    ++(is_long ? batch.day.too_long : batch.day.personal);
    ++set_aside_;
    return;
  }
  bool const has_room = batch.queries.size() < settings_.most_waiting;
  if (!has_room && !batch.queries.contains(spelling.text)) {
    ++batch.day.lost;
    ++lost_;
    return;
  }
  store::QueryCounts& counts = batch.queries[spelling.text];
  if (!search.is_first_page) {
    ++counts.more_pages;
    return;
  }
  ++counts.searches;
  ++searches_;
  if (search.hits == 0) ++counts.in_vain;
  if (search.hits > 0 && search.is_relaxed) ++counts.relaxed;
  counts.hits += search.hits;
  counts.last_hits = search.hits;
}

void QueryCounter::refresh() {
  auto const now = std::chrono::steady_clock::now();
  if (!settings_.refresh || now < next_refresh_) return;
  next_refresh_ = now + settings_.refresh_interval;
  try {
    settings_.refresh();
  } catch (std::exception const& exception) {  // most likely the lack of memory
    if (log_) log_(std::string("query log: ") + exception.what());
  }
}

/// What is not written stays for the next time.
void QueryCounter::write() {
  std::string failure;
  try {
    auto const written = write_batches();
    if (!written) failure = to_string(written.error());
  } catch (std::exception const& exception) {
    failure = exception.what();
  }
  is_failing_ = !failure.empty();
  if (!failure.empty()) {
    ++failed_writes_;
    store_.reset();  // another file may be there by the next time
    if (failure != last_failure_ && log_) {
      log_("query log: not written, will be tried again: " + failure);
    }
  }
  last_failure_ = std::move(failure);
}

base::Result<void> QueryCounter::write_batches() {
  schema::Date const today = schema::today();
  bool const may_drop = dropped_on_ != today;
  if (batches_.empty() && !may_drop) return {};
  if (!store_) {
    auto opened =
        store::QueryLog::open(settings_.file, static_cast<int>(settings_.patience.count()));
    if (!opened) return opened.error();
    store_ = std::move(*opened);
  }
  while (!batches_.empty()) {
    auto const first = batches_.begin();
    if (auto added = store_->add(first->first, first->second); !added) return added;
    batches_.erase(first);
  }
  if (!may_drop) return {};
  auto dropped = store_->drop_before(store::last_days(today, settings_.keep_days).from);
  if (dropped) dropped_on_ = today;
  return dropped;
}

}  // namespace tracuu::server
