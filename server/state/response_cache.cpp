// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/state/response_cache.hpp"

#include <new>
#include <utility>

namespace tracuu::server {
namespace {

constexpr std::size_t kEntryOverheadBytes = 512;  // list and table nodes, control block, mutex
// One answer may not push out all of the others.
constexpr std::size_t kMaxShare = 8;

std::string joined(CacheKey const& key) {
  return key.revision + '\n' + key.request;
}

}  // namespace

ResponseCache::Found ResponseCache::find(CacheKey const& key, Waiter waiter) {
  std::string const name = joined(key);
  std::shared_ptr<Flight> flight;  // to be let go without the lock, which its end takes
  std::lock_guard const lock(mutex_);
  if (SharedAnswer answer = look_up(key, name)) return {std::move(answer), nullptr};
  Waiting& waiting = flights_[name];
  flight = waiting.alive.lock();
  bool const is_first = flight == nullptr;
  if (is_first) {
    flight = std::make_shared<Flight>(*this, key, name);
    waiting.flight = flight.get();
    waiting.alive = flight;
  }
  waiting.waiters.emplace(++last_waiter_, std::move(waiter));
  return {nullptr, std::move(flight), last_waiter_, is_first};
}

SharedAnswer ResponseCache::kept(CacheKey const& key) {
  std::string const name = joined(key);
  std::lock_guard const lock(mutex_);
  return look_up(key, name);
}

SharedAnswer ResponseCache::look_up(CacheKey const& key, std::string const& name) {
  forget_other_revisions(key.revision);
  auto const kept = by_key_.find(name);
  if (kept == by_key_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, kept->second);
  return kept->second->answer;
}

ResponseCache::Stats ResponseCache::stats() const {
  std::lock_guard const lock(mutex_);
  return {entries_.size(), bytes_};
}

void ResponseCache::land(Flight const& flight, SharedAnswer const& answer,
                         bool may_be_kept) noexcept {
  std::unordered_map<WaiterId, Waiter> waiters;
  {
    std::lock_guard const lock(mutex_);
    auto const found = flights_.find(flight.name());
    // Nobody may wait any more, or only for a later flight of this key.
    if (found != flights_.end() && found->second.flight == &flight) {
      waiters = std::move(found->second.waiters);
      flights_.erase(found);
    }
    try {
      if (may_be_kept) keep(flight, answer);
    } catch (std::bad_alloc const&) {  // then it is made again when it is asked for
    }
  }
  for (auto const& [id, waiter] : waiters) waiter(answer);
}

// True if nobody is left who waits for `flight`.
bool ResponseCache::leave(Flight const& flight, WaiterId waiter, SharedAnswer const& answer) {
  std::unordered_map<WaiterId, Waiter>::node_type left;
  bool is_last = false;
  {
    std::lock_guard const lock(mutex_);
    auto const found = flights_.find(flight.name());
    if (found == flights_.end() || found->second.flight != &flight) return false;
    left = found->second.waiters.extract(waiter);
    is_last = found->second.waiters.empty();
    if (is_last) flights_.erase(found);
  }
  if (left) left.mapped()(answer);
  return is_last;
}

void ResponseCache::keep(Flight const& flight, SharedAnswer const& answer) {
  CacheKey const& key = flight.key();
  std::string const& name = flight.name();
  if (!key.revision.empty() && key.revision != revision_) return;  // overtaken meanwhile
  std::size_t const bytes =
      answer->max_bytes() + 2 * name.size() + key.request.size() + kEntryOverheadBytes;
  if (bytes > capacity_bytes_ / kMaxShare) return;
  if (auto const kept = by_key_.find(name); kept != by_key_.end()) drop(kept->second);
  while (bytes_ + bytes > capacity_bytes_) drop(std::prev(entries_.end()));
  std::list<Entry> entry;
  entry.push_front({key, answer, bytes});
  by_key_.emplace(name, entry.begin());
  entries_.splice(entries_.begin(), entry);
  bytes_ += bytes;
}

void ResponseCache::forget_other_revisions(std::string const& revision) {
  if (revision.empty() || revision == revision_) return;
  revision_ = revision;
  for (auto entry = entries_.begin(); entry != entries_.end();) {
    auto const next = std::next(entry);
    if (!entry->key.revision.empty() && entry->key.revision != revision) drop(entry);
    entry = next;
  }
}

void ResponseCache::drop(std::list<Entry>::iterator entry) {
  by_key_.erase(joined(entry->key));
  bytes_ -= entry->bytes;
  entries_.erase(entry);
}

ResponseCache::Flight::~Flight() {
  if (has_landed_) return;
  SharedAnswer failure;
  try {
    Response response;
    response.status = 500;
    failure = std::make_shared<StoredAnswer const>(std::move(response));
  } catch (std::bad_alloc const&) {  // not even that much: their connections are closed
  }
  land(failure, false);
}

void ResponseCache::Flight::land(SharedAnswer const& answer, bool may_be_kept) {
  if (std::exchange(has_landed_, true)) return;
  cache_.land(*this, answer, may_be_kept);
}

bool ResponseCache::Flight::wants_job_of(std::string const& client) {
  std::lock_guard const lock(mutex_);
  return !has_begun_ && clients_.insert(client).second;
}

bool ResponseCache::Flight::loses_job_of(std::string const& client) {
  std::lock_guard const lock(mutex_);
  clients_.erase(client);
  return clients_.empty();
}

void ResponseCache::Flight::leave(WaiterId waiter, SharedAnswer const& answer) {
  if (cache_.leave(*this, waiter, answer)) stop_.request_stop();
}

}  // namespace tracuu::server
