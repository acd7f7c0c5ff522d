// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/columns/columns.hpp"

#include "store/changed_documents.hpp"

namespace tracuu::search {

void Columns::follow(Xapian::Database const& database, ColumnState const& state) {
  database_ = &database;
  if (state_ == state) return;
  used_.clear();
  changed_.clear();
  state_ = state;
}

Column const* Columns::find(Xapian::valueno slot) {
  if (!store_ || database_ == nullptr) return nullptr;
  auto found = used_.find(slot);
  if (found == used_.end()) {
    auto const make = [&](std::size_t most_bytes, Column const* before,
                          Xapian::rev revision) -> std::optional<Column> {
      auto const* const changed = before != nullptr ? &changed_since(revision) : nullptr;
      if (changed == nullptr || !*changed) return Column::read(*database_, slot, most_bytes);
      std::size_t const end = std::size_t{database_->get_lastdocid()} + 1;
      Column column = before->with(values_of(**changed, slot), end);
      return column.bytes() <= most_bytes ? std::optional(std::move(column)) : std::nullopt;
    };
    found = used_.emplace(slot, store_->find(state_, slot, make)).first;
  }
  return found->second.get();
}

Columns::Documents const& Columns::changed_since(Xapian::rev revision) {
  auto found = changed_.find(revision);
  if (found == changed_.end()) {
    found = changed_.emplace(revision, store::changed_documents(*database_, revision)).first;
  }
  return found->second;
}

std::vector<Column::Change> Columns::values_of(std::vector<Xapian::docid> const& documents,
                                               Xapian::valueno slot) const {
  std::vector<Column::Change> values;
  values.reserve(documents.size());
  auto const end = database_->valuestream_end(slot);
  auto value = database_->valuestream_begin(slot);
  for (Xapian::docid const document : documents) {
    if (value != end) value.skip_to(document);
    bool const is_there = value != end && value.get_docid() == document;
    values.push_back({document, is_there ? *value : std::string()});
  }
  return values;
}

}  // namespace tracuu::search
