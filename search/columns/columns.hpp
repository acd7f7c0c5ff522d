// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "search/columns/column.hpp"
#include "search/columns/column_store.hpp"

namespace tracuu::search {

/// The columns of a database, read when they are first asked for. After a commit that says which
/// documents it changed (store/changed_documents) only these are read. Not thread-safe; the store
/// may be shared.
class Columns {
 public:
  /// Without a store there are none.
  explicit Columns(std::shared_ptr<ColumnStore> store = nullptr) : store_(std::move(store)) {}

  /// Reads from `database` from now on, which is at `state` and must outlive the reading.
  void follow(Xapian::Database const& database, ColumnState const& state);

  /// The column of a slot, valid until the next follow(); null if there is none: values are to be
  /// read from the database then. May throw Xapian::Error.
  [[nodiscard]] Column const* find(Xapian::valueno slot);

 private:
  using Documents = std::optional<std::vector<Xapian::docid>>;

  [[nodiscard]] Documents const& changed_since(Xapian::rev revision);
  [[nodiscard]] std::vector<Column::Change> values_of(std::vector<Xapian::docid> const& documents,
                                                      Xapian::valueno slot) const;

  std::shared_ptr<ColumnStore> store_;
  Xapian::Database const* database_ = nullptr;
  ColumnState state_;
  std::map<Xapian::rev, Documents> changed_;  ///< from a revision up to state_
  std::map<Xapian::valueno, ColumnStore::Listed> used_;
};

}  // namespace tracuu::search
