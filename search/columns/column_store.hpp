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

/// A state of an index: that of a generation after its so many-th commit.
struct ColumnState {
  std::string generation;
  Xapian::rev revision = 0;

  bool operator==(ColumnState const&) const = default;
};

/// Columns kept for all who search an index, within a limit of memory, each the newest one that
/// was asked for: a column of a later state can be made of it. With another generation all go.
/// Thread-safe.
class ColumnStore {
 public:
  using Listed = std::shared_ptr<Column const>;

  /// Makes a column; nothing if it takes more than `most_bytes`. `before` is that of an earlier
  /// `revision` of the generation; null if none is kept.
  using Make = std::function<std::optional<Column>(std::size_t most_bytes, Column const* before,
                                                   Xapian::rev revision)>;

  static constexpr std::size_t kDefaultBytes = std::size_t{128} << 20;

  explicit ColumnStore(std::size_t most_bytes = kDefaultBytes) : most_bytes_(most_bytes) {}

  /// From the next column on.
  void limit_to(std::size_t most_bytes);

  /// The column of `slot`; null if there is no room for it, which is so for all of a generation. It
  /// is made by one thread, for which others wait that want it, too; that of an earlier state than
  /// what is kept is for the one who asks only. What `make` throws.
  [[nodiscard]] Listed find(ColumnState const& state, Xapian::valueno slot, Make const& make);

 private:
  struct Kept {
    Xapian::rev revision = 0;
    Listed column;  ///< null: there was no room
  };

  [[nodiscard]] std::optional<Kept> find_kept(ColumnState const& state, Xapian::valueno slot);
  [[nodiscard]] std::size_t room_for(Listed const& before);
  void keep(Xapian::valueno slot, Kept kept);
  void clear();

  std::mutex making_;
  std::mutex mutex_;  ///< of what follows
  std::size_t most_bytes_;
  std::size_t bytes_ = 0;  ///< of kept_
  std::string generation_;
  std::map<Xapian::valueno, Kept> kept_;
};

/// The store of all who search the index in this folder, in this process; it goes with the last of
/// them. `most_bytes` is its limit if it is made now. Thread-safe.
[[nodiscard]] std::shared_ptr<ColumnStore> shared_column_store(
    std::string const& index, std::size_t most_bytes = ColumnStore::kDefaultBytes);

}  // namespace tracuu::search
