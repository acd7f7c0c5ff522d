// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/state/suggestion_watch.hpp"

#include <malloc.h>

#include <algorithm>
#include <exception>
#include <utility>

#include "base/thread_niceness.hpp"
#include "search/suggesting/suggestion_builder.hpp"

namespace tracuu::server {
namespace {

constexpr int kPausePerBuildTime = 9;

/// Searches go before a build, which takes a core for as long as all texts are read.
constexpr int kBuildNiceness = 10;

}  // namespace

SuggestionWatch::SuggestionWatch(store::ShardList index, Pace pace, Log log, Searched searched)
    : index_(std::move(index)),
      pace_(pace),
      log_(std::move(log)),
      searched_(std::move(searched)),
      thread_([this](std::stop_token const& stop) { run(stop); }) {}

std::shared_ptr<SuggestionSnapshot const> SuggestionWatch::current() const {
  std::lock_guard const lock(mutex_);
  return current_;
}

void SuggestionWatch::run(std::stop_token const& stop) {
  base::be_nice(kBuildNiceness);
  while (!stop.stop_requested()) {
    look(stop);
    std::unique_lock lock(sleep_mutex_);
    wakes_.wait_for(lock, stop, pace_.look_interval, [] { return false; });
  }
}

/// One look; the old suggestions stay if it fails.
void SuggestionWatch::look(std::stop_token const& stop) {
  std::string failure;
  try {
    base::Result<void> const updated = update(stop);
    if (!updated) failure = to_string(updated.error());
  } catch (std::exception const& exception) {
    failure = exception.what();  // most likely the lack of memory
  }
  if (!failure.empty() && failure != last_failure_ && log_ && !stop.stop_requested()) {
    log_("suggestions: " + failure);
  }
  last_failure_ = std::move(failure);
}

base::Result<void> SuggestionWatch::update(std::stop_token const& stop) {
  // The revision before the build: a commit during the build makes one more.
  base::Result<std::string> const now = revision();
  if (!now) return now.error();
  std::shared_ptr<SuggestionSnapshot const> const known = current();
  look_for_searches();
  bool const is_known = known != nullptr && known->revision == *now;
  if (is_known && !has_new_searches_) return {};
  // Of some shards alone would be worse than what there is.
  if (known != nullptr && !searcher_->missing().empty()) return {};
  // This thread follows the index, so it reads for the workers what their next searches need.
  if (auto warmed = searcher_->warm(); !warmed) return warmed;
  Clock::time_point const begin = Clock::now();
  if (begin < next_build_) return {};
  base::Result<search::SuggestionIndex> built =
      search::build_suggestions(index_, stop, known_searches_);
  Clock::time_point const end = Clock::now();
  next_build_ =
      end + std::max<Clock::duration>(pace_.least_pause, kPausePerBuildTime * (end - begin));
  if (!built) return built.error();
  has_new_searches_ = false;
  std::shared_ptr<SuggestionSnapshot const> snapshot =
      std::make_shared<SuggestionSnapshot>(SuggestionSnapshot{std::move(*built), *now});
  {
    std::lock_guard const lock(mutex_);
    current_.swap(snapshot);
  }
  snapshot.reset();
  malloc_trim(0);  // building takes twice the memory of the result, which else stays with us
  return {};
}

void SuggestionWatch::look_for_searches() {
  if (!searched_ || Clock::now() < next_look_at_searches_) return;
  next_look_at_searches_ = Clock::now() + pace_.searched_interval;
  std::vector<search::SearchedQuery> now = searched_();
  if (now == known_searches_) return;
  known_searches_ = std::move(now);
  has_new_searches_ = true;
}

base::Result<std::string> SuggestionWatch::revision() {
  if (!searcher_) {
    base::Result<search::Searcher> opened = search::Searcher::open(index_);
    if (!opened) return opened.error();
    searcher_.emplace(std::move(*opened));
  }
  searcher_->forget_missing();
  base::Result<std::string> revision = searcher_->revision();
  if (!revision) searcher_.reset();
  return revision;
}

}  // namespace tracuu::server
