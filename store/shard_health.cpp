// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/shard_health.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <future>
#include <map>
#include <string>
#include <utility>

#include "store/shard_opening.hpp"

namespace tracuu::store {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds kLeastRest{500};
constexpr milliseconds kMostRest{15'000};
/// A shard that is up for so long has recovered: the next failure is its first.
constexpr milliseconds kRecovered{10'000};

/// Of folders that somebody watches: a look reads two small files.
constexpr milliseconds kFolderPause{100};

base::Result<ShardState> state_by_opening(ShardAddress const& shard, ShardTimes const& times) {
  auto opened = open_shard(shard, times);
  if (!opened) return opened.error();
  return std::move(opened->state);
}

milliseconds rest_after(unsigned failures) {
  milliseconds rest = kLeastRest;
  for (unsigned i = 1; i < failures && rest < kMostRest; ++i) rest *= 2;
  return std::min(rest, kMostRest);
}

}  // namespace

ShardHealth::ShardHealth(ShardList index, ShardTimes times)
    : ShardHealth(std::move(index), times, state_by_opening) {}

ShardHealth::ShardHealth(ShardList index, ShardTimes times, Look look)
    : index_(std::move(index)),
      times_(times),
      look_(std::move(look)),
      entries_(index_.shards().size()) {}

ShardStatus ShardHealth::status(std::size_t shard) const {
  std::lock_guard const lock(mutex_);
  return entries_.at(shard).status;
}

std::vector<ShardStatus> ShardHealth::statuses() const {
  std::lock_guard const lock(mutex_);
  std::vector<ShardStatus> statuses;
  for (Entry const& entry : entries_) statuses.push_back(entry.status);
  return statuses;
}

ShardStates ShardHealth::states() const {
  std::lock_guard const lock(mutex_);
  ShardStates states;
  for (Entry const& entry : entries_) {
    states.push_back(entry.status.is_up ? entry.status.state : std::nullopt);
  }
  return states;
}

bool ShardHealth::has_looked() const {
  std::lock_guard const lock(mutex_);
  return std::ranges::all_of(entries_, &Entry::was_looked_at);
}

void ShardHealth::look(std::size_t shard) {
  {
    std::unique_lock lock(mutex_);
    if (entries_.at(shard).is_looked_at) {
      look_ends_.wait(lock, [&] { return !entries_[shard].is_looked_at; });
      return;
    }
    entries_[shard].is_looked_at = true;
  }
  Clock::time_point const begin = Clock::now();
  ShardAddress const& address = index_.shards()[shard];
  auto seen = seen_by(look_, address);
  auto const took = std::chrono::duration_cast<milliseconds>(Clock::now() - begin);
  if (seen && address.is_remote() && took > times_.answer) {
    seen = base::Error{base::ErrorCode::Unavailable,
                       fmt::format("{}: it took {} ms to say its state, {} are allowed",
                                   address.text(), took.count(), times_.answer.count()),
                       "see what keeps the machine of the shard, or the network, busy"};
  }
  std::lock_guard const lock(mutex_);
  entries_[shard].is_looked_at = false;
  entries_[shard].was_looked_at = true;
  if (seen) {
    settle_up(shard, *seen, begin);
  } else {
    settle_down(shard, seen.error());
  }
  look_ends_.notify_all();
}

/// Whatever happens is the result of the look: others wait for its end.
base::Result<ShardState> ShardHealth::seen_by(Look const& look, ShardAddress const& shard) const {
  try {
    return look(shard, times_);
  } catch (std::exception const& exception) {
    return base::Error{base::ErrorCode::Unavailable,
                       fmt::format("{}: {}", shard.text(), exception.what()), ""};
  }
}

void ShardHealth::look_at_due() {
  std::vector<std::size_t> due;
  {
    std::lock_guard const lock(mutex_);
    Clock::time_point const now = Clock::now();
    for (std::size_t shard = 0; shard < entries_.size(); ++shard) {
      if (entries_[shard].status.next_look <= now) due.push_back(shard);
    }
  }
  look_at(due);
}

void ShardHealth::look_at_all() {
  std::vector<std::size_t> all;
  for (std::size_t shard = 0; shard < entries_.size(); ++shard) all.push_back(shard);
  look_at(all);
}

/// Folders one after another, remote ones at once: each of them may keep one waiting.
void ShardHealth::look_at(std::vector<std::size_t> const& shards) {
  std::vector<std::future<void>> looks;
  for (std::size_t const shard : shards) {
    bool const is_remote = index_.shards()[shard].is_remote();
    if (is_remote && shards.size() > 1) {
      looks.push_back(std::async(std::launch::async, [this, shard] { look(shard); }));
    } else {
      look(shard);
    }
  }
  for (std::future<void> const& each : looks) each.wait();
}

void ShardHealth::note_state(std::size_t shard, ShardState const& state,
                             Clock::time_point seen_at) {
  std::lock_guard const lock(mutex_);
  if (seen_at > entries_.at(shard).status.seen_at) settle_up(shard, state, seen_at);
}

void ShardHealth::note_failure(std::size_t shard, base::Error const& failure) {
  std::lock_guard const lock(mutex_);
  if (entries_.at(shard).status.is_up) settle_down(shard, failure);
}

void ShardHealth::settle_up(std::size_t shard, ShardState const& state, Clock::time_point seen_at) {
  Entry& entry = entries_[shard];
  ShardStatus& status = entry.status;
  Clock::time_point const now = Clock::now();
  bool const is_news = !status.is_up || status.state != state;
  if (!status.is_up) status.changed_at = now;
  if (now - status.changed_at > kRecovered) entry.failures = 0;
  status.is_up = true;
  status.state = state;
  status.seen_at = seen_at;
  status.next_look = now + pause_of(shard);
  if (is_news) changes_.fetch_add(1, std::memory_order_acq_rel);
}

void ShardHealth::settle_down(std::size_t shard, base::Error const& failure) {
  Entry& entry = entries_[shard];
  ShardStatus& status = entry.status;
  Clock::time_point const now = Clock::now();
  bool const is_news = status.is_up || !status.failure;
  if (is_news) status.changed_at = now;
  ++entry.failures;
  ++status.all_failures;
  status.is_up = false;
  status.failure = failure;
  status.seen_at = now;
  status.next_look = now + rest_after(entry.failures);
  if (is_news) changes_.fetch_add(1, std::memory_order_acq_rel);
}

/// Nobody watches: folders are then looked at by each reader, which costs it little.
milliseconds ShardHealth::pause_of(std::size_t shard) const {
  if (index_.shards()[shard].is_remote()) return times_.look;
  return is_watched_ ? kFolderPause : milliseconds(0);
}

std::shared_ptr<ShardHealth> shared_shard_health(ShardList const& index, ShardTimes const& times) {
  static std::mutex mutex;
  static std::map<std::string, std::weak_ptr<ShardHealth>> known;
  std::lock_guard const lock(mutex);
  std::erase_if(known, [](auto const& each) { return each.second.expired(); });
  std::shared_ptr<ShardHealth> health = known[index.text()].lock();
  if (!health) known[index.text()] = health = std::make_shared<ShardHealth>(index, times);
  return health;
}

}  // namespace tracuu::store
