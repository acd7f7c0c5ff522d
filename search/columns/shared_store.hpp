// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace tracuu::search {

/// The one `Store` of all who search the index in this folder, in this process; it goes with the
/// last of them. `most_bytes` is its limit if it is made now. Thread-safe.
template <class Store>
[[nodiscard]] std::shared_ptr<Store> shared_store(std::string const& index,
                                                  std::size_t most_bytes) {
  static std::mutex mutex;
  static std::map<std::string, std::weak_ptr<Store>> stores;
  std::lock_guard const lock(mutex);
  std::erase_if(stores, [](auto const& store) { return store.second.expired(); });
  std::shared_ptr<Store> store = stores[index].lock();
  if (!store) stores[index] = store = std::make_shared<Store>(most_bytes);
  return store;
}

}  // namespace tracuu::search
