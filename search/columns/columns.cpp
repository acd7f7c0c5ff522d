// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/columns/columns.hpp"

namespace tracuu::search {

void Columns::follow(Xapian::Database const& database, std::string_view state) {
  database_ = &database;
  if (state_ == state) return;
  used_.clear();
  state_ = state;
}

Column const* Columns::find(Xapian::valueno slot) {
  if (!store_ || database_ == nullptr) return nullptr;
  auto found = used_.find(slot);
  if (found == used_.end()) {
    auto const read = [&](std::size_t most_bytes) {
      return Column::read(*database_, slot, most_bytes);
    };
    found = used_.emplace(slot, store_->find(state_, slot, read)).first;
  }
  return found->second.get();
}

}  // namespace tracuu::search
