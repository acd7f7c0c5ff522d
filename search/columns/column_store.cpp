// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/columns/column_store.hpp"

#include <algorithm>
#include <new>
#include <utility>

namespace tracuu::search {

void ColumnStore::limit_to(std::size_t most_bytes) {
  std::lock_guard const lock(mutex_);
  most_bytes_ = most_bytes;
}

ColumnStore::Listed ColumnStore::find(std::string_view state, Xapian::valueno slot,
                                      Read const& read) {
  if (auto const kept = find_kept(state, slot)) return *kept;
  std::lock_guard const lock(reading_);
  if (auto const kept = find_kept(state, slot)) return *kept;
  try {
    std::optional<Column> column = read(room_for(state));
    Listed listed = column ? std::make_shared<Column const>(std::move(*column)) : nullptr;
    keep(slot, listed);
    return listed;
  } catch (std::bad_alloc const&) {
    clear();
    throw;
  }
}

std::optional<ColumnStore::Listed> ColumnStore::find_kept(std::string_view state,
                                                          Xapian::valueno slot) {
  std::lock_guard const lock(mutex_);
  auto const found = kept_.find(slot);
  if (state != state_ || found == kept_.end()) return std::nullopt;
  return found->second;
}

/// Of another state than before nothing is kept.
std::size_t ColumnStore::room_for(std::string_view state) {
  std::lock_guard const lock(mutex_);
  if (state != state_) {
    kept_.clear();
    bytes_ = 0;
    state_ = state;
  }
  return most_bytes_ - std::min(most_bytes_, bytes_);
}

void ColumnStore::keep(Xapian::valueno slot, Listed const& column) {
  std::lock_guard const lock(mutex_);
  kept_.emplace(slot, column);
  if (column) bytes_ += column->bytes();
}

void ColumnStore::clear() {
  std::lock_guard const lock(mutex_);
  kept_.clear();
  bytes_ = 0;
}

std::shared_ptr<ColumnStore> shared_column_store(std::string const& index, std::size_t most_bytes) {
  static std::mutex mutex;
  static std::map<std::string, std::weak_ptr<ColumnStore>> stores;
  std::lock_guard const lock(mutex);
  std::erase_if(stores, [](auto const& store) { return store.second.expired(); });
  std::shared_ptr<ColumnStore> store = stores[index].lock();
  if (!store) stores[index] = store = std::make_shared<ColumnStore>(most_bytes);
  return store;
}

}  // namespace tracuu::search
