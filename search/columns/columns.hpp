// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "search/columns/column.hpp"
#include "search/columns/column_store.hpp"
#include "search/columns/values_by_match.hpp"

namespace tracuu::search {

/// The columns of a database, read when they are first asked for. After a commit that says which
/// documents it changed (store/changed_documents) only these are read. Not thread-safe; the store
/// may be shared.
class Columns {
 public:
  /// Without a store there are none.
  explicit Columns(std::shared_ptr<ColumnStore> store = nullptr) : store_(std::move(store)) {}

  /// Reads from `database` from now on, which is at `state` and must outlive the reading.
  /// `has_remote`: part of it is on another machine, which is to be asked for all at once.
  void follow(Xapian::Database const& database, ColumnState const& state, bool has_remote = false);

  /// The column of a slot, valid until the next follow(); null if there is none: values are to be
  /// read from the database then. May throw Xapian::Error.
  [[nodiscard]] Column const* find(Xapian::valueno slot);

  /// What stands in `slot` of each of `documents`, which are in order, as it is stored. May throw
  /// Xapian::Error.
  [[nodiscard]] std::vector<std::string> stored(Xapian::valueno slot,
                                                std::vector<Xapian::docid> const& documents) const;

  /// For each of `documents`, which are in order, a number by which they stand in order of what is
  /// in `slot`, kNone for one that has nothing there: of the column, if there is one, or of what is
  /// stored. May throw Xapian::Error.
  [[nodiscard]] std::vector<Column::Code> ranks(Xapian::valueno slot,
                                                std::vector<Xapian::docid> const& documents);

  /// As ranks(), of what is stored: for slots of which each document has a value of its own.
  [[nodiscard]] std::vector<Column::Code> stored_ranks(
      Xapian::valueno slot, std::vector<Xapian::docid> const& documents) const;

  /// Calls `take(document, value)` for all that have a value in `slot`, in order. May throw
  /// Xapian::Error.
  template <class Take>
  void for_each_stored(Xapian::valueno slot, Take take) const {
    if (has_remote_) {
      for (SlotValue const& at : values_by_match(*database_, slot)) take(at.document, at.value);
      return;
    }
    auto const end = database_->valuestream_end(slot);
    for (auto value = database_->valuestream_begin(slot); value != end; ++value) {
      take(value.get_docid(), *value);
    }
  }

 private:
  using Documents = std::optional<std::vector<Xapian::docid>>;

  [[nodiscard]] std::optional<Column> read(Xapian::valueno slot, std::size_t most_bytes) const;
  [[nodiscard]] Documents const& changed_since(Xapian::rev revision);
  [[nodiscard]] std::vector<Column::Change> values_of(std::vector<Xapian::docid> const& documents,
                                                      Xapian::valueno slot) const;

  std::shared_ptr<ColumnStore> store_;
  Xapian::Database const* database_ = nullptr;
  bool has_remote_ = false;
  ColumnState state_;
  std::map<Xapian::rev, Documents> changed_;  ///< from a revision up to state_
  std::map<Xapian::valueno, ColumnStore::Listed> used_;
};

}  // namespace tracuu::search
