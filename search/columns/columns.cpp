// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/columns/columns.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "store/changed_documents.hpp"

namespace tracuu::search {

namespace {

/// Of so many documents on another machine the values are asked for at once; of fewer, one by one.
constexpr std::size_t kWorthAsking = 50;

/// For each of `values` its place among the different ones; kNone for an empty one.
std::vector<Column::Code> ranks_of(std::vector<std::string> const& values) {
  std::vector<std::string_view> sorted(values.begin(), values.end());
  std::ranges::sort(sorted);
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  bool const has_none = !sorted.empty() && sorted.front().empty();
  std::vector<Column::Code> ranks;
  ranks.reserve(values.size());
  for (std::string const& value : values) {
    auto const place = std::ranges::lower_bound(sorted, std::string_view(value)) - sorted.begin();
    ranks.push_back(static_cast<Column::Code>(place + (has_none ? 0 : 1)));
  }
  return ranks;
}

}  // namespace

void Columns::follow(Xapian::Database const& database, ColumnState const& state, bool has_remote) {
  database_ = &database;
  has_remote_ = has_remote;
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
      if (changed == nullptr || !*changed) return read(slot, most_bytes);
      std::size_t const end = std::size_t{database_->get_lastdocid()} + 1;
      Column column = before->with(values_of(**changed, slot), end);
      return column.bytes() <= most_bytes ? std::optional(std::move(column)) : std::nullopt;
    };
    found = used_.emplace(slot, store_->find(state_, slot, make)).first;
  }
  return found->second.get();
}

std::optional<Column> Columns::read(Xapian::valueno slot, std::size_t most_bytes) const {
  if (!has_remote_) return Column::read(*database_, slot, most_bytes);
  std::size_t const end = std::size_t{database_->get_lastdocid()} + 1;
  return Column::of(values_by_match(*database_, slot), end, most_bytes);
}

std::vector<std::string> Columns::stored(Xapian::valueno slot,
                                         std::vector<Xapian::docid> const& documents) const {
  std::vector<std::string> values(documents.size());
  if (has_remote_ && documents.size() < kWorthAsking) {
    for (std::size_t i = 0; i < documents.size(); ++i) {
      values[i] = database_->get_document(documents[i], Xapian::DOC_ASSUME_VALID).get_value(slot);
    }
    return values;
  }
  if (has_remote_) {
    std::size_t i = 0;
    for (SlotValue& at : values_by_match(*database_, slot)) {
      while (i < documents.size() && documents[i] < at.document) ++i;
      if (i < documents.size() && documents[i] == at.document) values[i] = std::move(at.value);
    }
    return values;
  }
  auto const end = database_->valuestream_end(slot);
  auto value = database_->valuestream_begin(slot);
  for (std::size_t i = 0; i < documents.size() && value != end; ++i) {
    value.skip_to(documents[i]);
    if (value != end && value.get_docid() == documents[i]) values[i] = *value;
  }
  return values;
}

std::vector<Column::Code> Columns::ranks(Xapian::valueno slot,
                                         std::vector<Xapian::docid> const& documents) {
  Column const* const column = find(slot);
  if (column == nullptr) return stored_ranks(slot, documents);
  std::vector<Column::Code> ranks(documents.size());
  column->for_each(documents, [&](std::size_t i, Column::Code code) { ranks[i] = code; });
  return ranks;
}

std::vector<Column::Code> Columns::stored_ranks(Xapian::valueno slot,
                                                std::vector<Xapian::docid> const& documents) const {
  return ranks_of(stored(slot, documents));
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
  std::vector<std::string> values = stored(slot, documents);
  std::vector<Column::Change> changes;
  changes.reserve(documents.size());
  for (std::size_t i = 0; i < documents.size(); ++i) {
    changes.push_back({documents[i], std::move(values[i])});
  }
  return changes;
}

}  // namespace tracuu::search
