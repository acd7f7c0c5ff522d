// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/columns/column_store.hpp"

#include <algorithm>
#include <new>
#include <utility>

#include "search/columns/shared_store.hpp"

namespace tracuu::search {

void ColumnStore::limit_to(std::size_t most_bytes) {
  std::lock_guard const lock(mutex_);
  most_bytes_ = most_bytes;
}

ColumnStore::Listed ColumnStore::find(ColumnState const& state, Xapian::valueno slot,
                                      Make const& make) {
  auto const is_of_state = [&](std::optional<Kept> const& kept) {
    return kept && (!kept->column || kept->revision == state.revision);
  };
  if (auto const kept = find_kept(state, slot); is_of_state(kept)) return kept->column;
  std::lock_guard const lock(making_);
  auto const kept = find_kept(state, slot);
  if (is_of_state(kept)) return kept->column;
  bool const is_later = kept && kept->revision > state.revision;
  Listed const before = kept && !is_later ? kept->column : nullptr;
  try {
    auto column = make(room_for(before), before.get(), before ? kept->revision : 0);
    Listed listed = column ? std::make_shared<Column const>(std::move(*column)) : nullptr;
    if (!is_later) keep(slot, {state.revision, listed});
    return listed;
  } catch (std::bad_alloc const&) {
    clear();
    throw;
  }
}

/// Of another generation than before nothing is kept.
std::optional<ColumnStore::Kept> ColumnStore::find_kept(ColumnState const& state,
                                                        Xapian::valueno slot) {
  std::lock_guard const lock(mutex_);
  if (state.generation != generation_) {
    kept_.clear();
    bytes_ = 0;
    generation_ = state.generation;
  }
  auto const found = kept_.find(slot);
  return found == kept_.end() ? std::nullopt : std::optional(found->second);
}

/// For what takes the place of `before`.
std::size_t ColumnStore::room_for(Listed const& before) {
  std::lock_guard const lock(mutex_);
  std::size_t const others = bytes_ - std::min(bytes_, before ? before->bytes() : 0);
  return most_bytes_ - std::min(most_bytes_, others);
}

void ColumnStore::keep(Xapian::valueno slot, Kept kept) {
  std::lock_guard const lock(mutex_);
  kept_[slot] = std::move(kept);
  bytes_ = 0;
  for (auto const& [other, of_other] : kept_)
    bytes_ += of_other.column ? of_other.column->bytes() : 0;
}

void ColumnStore::clear() {
  std::lock_guard const lock(mutex_);
  kept_.clear();
  bytes_ = 0;
}

std::shared_ptr<ColumnStore> shared_column_store(std::string const& index, std::size_t most_bytes) {
  return shared_store<ColumnStore>(index, most_bytes);
}

}  // namespace tracuu::search
