// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/state/response_cache.hpp"

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
  std::string name = joined(key);
  std::lock_guard const lock(mutex_);
  if (SharedAnswer answer = look_up(key, name)) return {std::move(answer), nullptr};
  auto const [flight, is_first] = flights_.try_emplace(std::move(name));
  flight->second.push_back(std::move(waiter));
  return {nullptr, is_first ? std::make_shared<Flight>(*this, key) : nullptr};
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

void ResponseCache::land(CacheKey const& key, SharedAnswer const& answer, bool may_be_kept) {
  std::vector<Waiter> waiters;
  {
    std::lock_guard const lock(mutex_);
    if (auto const flight = flights_.extract(joined(key))) waiters = std::move(flight.mapped());
    if (may_be_kept) keep(key, answer);
  }
  for (Waiter const& waiter : waiters) waiter(answer);
}

void ResponseCache::keep(CacheKey const& key, SharedAnswer const& answer) {
  if (!key.revision.empty() && key.revision != revision_) return;  // overtaken meanwhile
  std::string name = joined(key);
  std::size_t const bytes =
      answer->max_bytes() + 2 * name.size() + key.request.size() + kEntryOverheadBytes;
  if (bytes > capacity_bytes_ / kMaxShare) return;
  if (auto const kept = by_key_.find(name); kept != by_key_.end()) drop(kept->second);
  while (bytes_ + bytes > capacity_bytes_) drop(std::prev(entries_.end()));
  entries_.push_front({key, answer, bytes});
  by_key_.emplace(std::move(name), entries_.begin());
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
  bytes_ -= entry->bytes;
  by_key_.erase(joined(entry->key));
  entries_.erase(entry);
}

ResponseCache::Flight::~Flight() {
  if (has_landed_) return;
  try {
    Response failure;
    failure.status = 500;
    land(std::make_shared<StoredAnswer const>(std::move(failure)), false);
  } catch (std::exception const&) {
    // Not even that much memory: those who wait end at their clients' patience.
    has_landed_ = true;
  }
}

void ResponseCache::Flight::land(SharedAnswer const& answer, bool may_be_kept) {
  if (std::exchange(has_landed_, true)) return;
  cache_.land(key_, answer, may_be_kept);
}

}  // namespace tracuu::server
