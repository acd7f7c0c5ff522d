// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "search/columns/column.hpp"

namespace tracuu::search {

/// Columns kept for all who search an index, within a limit of memory. They are those of one state
/// of the index: with the first column of another one all others go. Thread-safe.
class ColumnStore {
 public:
  using Listed = std::shared_ptr<Column const>;

  /// Reads a column; nothing if it takes more than `most_bytes`.
  using Read = std::function<std::optional<Column>(std::size_t most_bytes)>;

  static constexpr std::size_t kDefaultBytes = std::size_t{128} << 20;

  explicit ColumnStore(std::size_t most_bytes = kDefaultBytes) : most_bytes_(most_bytes) {}

  /// From the next state on.
  void limit_to(std::size_t most_bytes);

  /// The column of `slot`; null if there is no room for it. It is read by one thread, for which
  /// others wait that want it, too. What `read` throws.
  [[nodiscard]] Listed find(std::string_view state, Xapian::valueno slot, Read const& read);

 private:
  [[nodiscard]] std::optional<Listed> find_kept(std::string_view state, Xapian::valueno slot);
  [[nodiscard]] std::size_t room_for(std::string_view state);
  void keep(Xapian::valueno slot, Listed const& column);
  void clear();

  std::mutex reading_;
  std::mutex mutex_;  ///< of what follows
  std::size_t most_bytes_;
  std::size_t bytes_ = 0;
  std::string state_;
  std::map<Xapian::valueno, Listed> kept_;  ///< null: there was no room
};

/// The store of all who search the index in this folder, in this process; it goes with the last of
/// them. `most_bytes` is its limit if it is made now. Thread-safe.
[[nodiscard]] std::shared_ptr<ColumnStore> shared_column_store(
    std::string const& index, std::size_t most_bytes = ColumnStore::kDefaultBytes);

}  // namespace tracuu::search
