// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "search/columns/column.hpp"
#include "search/columns/column_store.hpp"

namespace tracuu::search {

/// The columns of a database, read when they are first asked for. Not thread-safe; the store may be
/// shared.
class Columns {
 public:
  /// Without a store there are none.
  explicit Columns(std::shared_ptr<ColumnStore> store = nullptr) : store_(std::move(store)) {}

  /// Reads from `database` from now on, of which `state` names the state. `database` must outlive
  /// the reading.
  void follow(Xapian::Database const& database, std::string_view state);

  /// The column of a slot, valid until the next follow(); null if there is none: values are to be
  /// read from the database then. May throw Xapian::Error.
  [[nodiscard]] Column const* find(Xapian::valueno slot);

 private:
  std::shared_ptr<ColumnStore> store_;
  Xapian::Database const* database_ = nullptr;
  std::string state_;
  std::map<Xapian::valueno, ColumnStore::Listed> used_;
};

}  // namespace tracuu::search
