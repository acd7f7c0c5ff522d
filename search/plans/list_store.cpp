// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/plans/list_store.hpp"

#include <map>
#include <utility>

namespace tracuu::search {

namespace {

/// So many keys are counted at a time.
constexpr std::size_t kMostAsked = 50'000;

}  // namespace

ListStore::Listed ListStore::find(std::string_view state, std::string_view key) {
  std::lock_guard const lock(mutex_);
  auto const found = by_key_.find(key);
  if (state != state_ || found == by_key_.end()) return nullptr;
  kept_.splice(kept_.begin(), kept_, found->second);
  return kept_.front().list;
}

unsigned ListStore::times_asked(std::string_view state, std::string_view key) {
  std::lock_guard const lock(mutex_);
  go_to(state);
  if (asked_.size() >= kMostAsked) asked_.clear();
  return ++asked_[std::string(key)];
}

void ListStore::keep(std::string_view state, std::string key, Listed list) {
  std::lock_guard const lock(mutex_);
  go_to(state);
  std::size_t const bytes = list->bytes();
  if (bytes > most_bytes_ || by_key_.contains(key)) return;
  kept_.push_front({std::move(key), std::move(list)});
  by_key_.emplace(kept_.front().key, kept_.begin());
  bytes_ += bytes;
  while (bytes_ > most_bytes_) {
    bytes_ -= kept_.back().list->bytes();
    by_key_.erase(kept_.back().key);
    kept_.pop_back();
  }
}

ListStore::Lengths ListStore::lengths(std::string_view state) {
  std::lock_guard const lock(mutex_);
  return state == state_ ? lengths_ : nullptr;
}

void ListStore::keep_lengths(std::string_view state, Lengths lengths) {
  std::lock_guard const lock(mutex_);
  go_to(state);
  lengths_ = std::move(lengths);
}

void ListStore::clear() {
  std::lock_guard const lock(mutex_);
  forget();
}

void ListStore::go_to(std::string_view state) {
  if (state_ == state) return;
  forget();
  state_ = state;
}

void ListStore::forget() {
  by_key_.clear();
  kept_.clear();
  asked_.clear();
  lengths_ = nullptr;
  bytes_ = 0;
}

std::shared_ptr<ListStore> shared_list_store(std::string const& index) {
  static std::mutex mutex;
  static std::map<std::string, std::weak_ptr<ListStore>> stores;
  std::lock_guard const lock(mutex);
  std::erase_if(stores, [](auto const& store) { return store.second.expired(); });
  std::shared_ptr<ListStore> store = stores[index].lock();
  if (!store) stores[index] = store = std::make_shared<ListStore>();
  return store;
}

}  // namespace tracuu::search
