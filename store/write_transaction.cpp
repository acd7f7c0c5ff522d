// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/write_transaction.hpp"

#include "store/replicated_view.hpp"

namespace tracuu::store {

namespace {

/// A roll-back takes a block for each level of each table (glass_table.cc, GlassTable::cancel).
constexpr std::size_t kReserveBytes = 1u << 20;

}  // namespace

WriteTransaction::WriteTransaction(std::filesystem::path const& database, int flags)
    : reserve_(new char[kReserveBytes]), path_(database), database_(database.string(), flags) {
  // A writer that ended between its commit and this may have been here before.
  if (is_for_replication(path_)) show_to_replication(path_);
  database_.begin_transaction();
  is_open_ = true;
}

WriteTransaction::~WriteTransaction() {
  roll_back();
}

void WriteTransaction::commit() {
  database_.commit_transaction();
  if (is_for_replication(path_)) show_to_replication(path_);
  database_.begin_transaction();
}

void WriteTransaction::roll_back() noexcept {
  if (!is_open_) return;
  is_open_ = false;
  reserve_.reset();
  try {
    // A commit that failed has ended the transaction, and what it could not write is still there.
    database_.begin_transaction(false);
  } catch (...) {  // it is still open
  }
  try {
    database_.cancel_transaction();
  } catch (...) {
    try {
      database_.begin_transaction(false);  // the destructor of Xapian then cancels, too
    } catch (...) {  // it has lost its files: there is nothing that it could write
    }
  }
}

}  // namespace tracuu::store
