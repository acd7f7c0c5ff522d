// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/plans/list_store.hpp"

#include <algorithm>
#include <utility>

#include "search/columns/shared_store.hpp"

namespace tracuu::search {

namespace {

/// So many keys are counted at a time.
constexpr std::size_t kMostAsked = 50'000;

/// So many changed documents are remembered, of so many commits: reading a list anew costs little
/// more than following that far.
constexpr std::size_t kMostChanged = 10'000;
constexpr std::size_t kMostSteps = 1'024;

/// What a list takes besides its postings and its key, about.
constexpr std::size_t kBytesAList = 256;

std::size_t bytes_of(std::string const& key, PostingList const& list) {
  return list.bytes() + key.size() + kBytesAList;
}

/// So many documents are kept in joined steps.
constexpr std::size_t kMostJoined = 500'000;

}  // namespace

void ListStore::limit_to(std::size_t most_bytes) {
  std::lock_guard const lock(mutex_);
  most_bytes_ = most_bytes;
}

std::optional<Xapian::rev> ListStore::revision_of(std::string_view generation) {
  std::lock_guard const lock(mutex_);
  return state_.generation == generation ? std::optional(state_.revision) : std::nullopt;
}

void ListStore::go_to(ListState const& state, Xapian::rev since,
                      std::optional<std::vector<Xapian::docid>> changed) {
  std::lock_guard const lock(mutex_);
  bool const is_next = state.generation == state_.generation;
  if (is_next && state.revision <= state_.revision) return;
  if (!is_next || since > state_.revision || !changed || changed->size() > kMostChanged) {
    forget();
    state_ = state;
    known_since_ = state.revision;
    return;
  }
  state_ = state;
  forget_joined();
  step_documents_ += changed->size();
  steps_.push_back({state.revision, std::move(*changed)});
  while (step_documents_ > kMostChanged || steps_.size() > kMostSteps) {
    step_documents_ -= steps_.front().documents.size();
    known_since_ = steps_.front().to;
    steps_.pop_front();
  }
}

ListStore::Found<ListStore::Listed> ListStore::find(ListState const& state, std::string_view key) {
  std::lock_guard const lock(mutex_);
  if (state.generation != state_.generation) return {};
  auto const found = by_key_.find(key);
  if (found == by_key_.end()) return {};
  auto const kept = found->second;
  if (kept->revision == state.revision) {
    kept_.splice(kept_.begin(), kept_, kept);
    return {kept->list, nullptr, kept->mean_length};
  }
  if (state != state_) return {};
  if (auto const changed = changed_since(kept->revision)) {
    return {kept->list, *changed, kept->mean_length};
  }
  drop(kept);
  return {};
}

void ListStore::keep(ListState const& state, std::string key, Listed list) {
  std::lock_guard const lock(mutex_);
  if (state != state_) return;
  if (auto const found = by_key_.find(key); found != by_key_.end()) {
    if (found->second->revision == state.revision) return;
    drop(found->second);
  }
  std::size_t const bytes = bytes_of(key, *list);
  if (bytes > most_bytes_) return;
  kept_.push_front({std::move(key), std::move(list), state.revision, state.mean_length});
  by_key_.emplace(kept_.front().key, kept_.begin());
  bytes_ += bytes;
  while (bytes_ > most_bytes_) drop(std::prev(kept_.end()));
}

unsigned ListStore::times_asked(std::string_view key) {
  std::lock_guard const lock(mutex_);
  if (asked_.size() >= kMostAsked) asked_.clear();
  return ++asked_[std::string(key)];
}

ListStore::Found<ListStore::Lengths> ListStore::lengths(ListState const& state) {
  std::lock_guard const lock(mutex_);
  if (lengths_ == nullptr || state.generation != state_.generation) return {};
  double const mean_length = lengths_state_.mean_length;
  if (lengths_state_ == state) return {lengths_, nullptr, mean_length};
  if (state != state_) return {};
  auto const changed = changed_since(lengths_state_.revision);
  return changed ? Found<Lengths>{lengths_, *changed, mean_length} : Found<Lengths>{};
}

void ListStore::keep_lengths(ListState const& state, Lengths lengths) {
  std::lock_guard const lock(mutex_);
  if (state != state_) return;
  lengths_ = std::move(lengths);
  lengths_state_ = state;
}

void ListStore::clear() {
  std::lock_guard const lock(mutex_);
  forget();
  known_since_ = state_.revision;
}

/// Nothing if that is not known.
std::optional<ListStore::Documents> ListStore::changed_since(Xapian::rev revision) {
  if (revision < known_since_) return std::nullopt;
  if (auto const joined = joined_.find(revision); joined != joined_.end()) return joined->second;
  std::vector<Xapian::docid> all;
  for (Step const& step : steps_) {
    if (step.to > revision) all.insert(all.end(), step.documents.begin(), step.documents.end());
  }
  std::ranges::sort(all);
  all.erase(std::unique(all.begin(), all.end()), all.end());
  if (joined_documents_ > kMostJoined) forget_joined();
  joined_documents_ += all.size();
  return joined_[revision] = std::make_shared<std::vector<Xapian::docid> const>(std::move(all));
}

void ListStore::forget_joined() {
  joined_.clear();
  joined_documents_ = 0;
}

void ListStore::drop(std::list<Kept>::iterator kept) {
  bytes_ -= bytes_of(kept->key, *kept->list);
  by_key_.erase(kept->key);
  kept_.erase(kept);
}

void ListStore::forget() {
  by_key_.clear();
  kept_.clear();
  bytes_ = 0;
  steps_.clear();
  step_documents_ = 0;
  forget_joined();
  lengths_ = nullptr;
}

std::shared_ptr<ListStore> shared_list_store(std::string const& index, std::size_t most_bytes) {
  return shared_store<ListStore>(index, most_bytes);
}

}  // namespace tracuu::search
