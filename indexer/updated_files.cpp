// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/updated_files.hpp"

#include <utility>

#include "schema/term.hpp"

namespace tracuu::indexer {

FileStart UpdatedFiles::begin(FoundFile const& file) {
  finish();
  if (!records_.begin(file)) return {FileStart::Kind::MetBefore};
  std::string file_term = schema::make_file_term(file.location);
  auto const entry = find_ledger_entry(index_.reading, file_term);
  if (entry && is_as_known(file, file_term, *entry)) {
    records_.skip(file_term, entry->announcements);
    return {FileStart::Kind::Unchanged, entry->announcements};
  }
  auto& writing = index_.writing;
  if (writing && entry) distrust_ledger_entry(*writing, file_term);
  // A cut term says only with its entry whose it is.
  bool const is_cut = file.location.size() > schema::kMaxPlainTermBytes;
  if (writing && !entry && is_cut) set_ledger_entry(*writing, file.location, {});
  current_file_ = std::move(file_term);
  return {FileStart::Kind::Read};
}

void UpdatedFiles::finish() {
  if (current_file_.empty()) return;
  std::string const file_term = std::exchange(current_file_, "");
  FileRecord const& record = *records_.find(file_term);
  auto const known = find_ledger_entry(index_.reading, file_term);
  LedgerEntry const entry = record.entry();
  bool const is_worth_it = known || entry.stamp || entry.announcements > 0;
  if (index_.writing && is_worth_it && known != entry) {
    set_ledger_entry(*index_.writing, record.location, entry);
  }
}

void UpdatedFiles::finish_in_the_middle(std::string const& location) {
  if (!current_file_.empty()) records_.refuse(location);
  finish();
}

void UpdatedFiles::retake_from(std::string const& file_term) {
  if (index_.writing) distrust_ledger_entry(*index_.writing, file_term);
  retaken_.insert(file_term);
}

bool UpdatedFiles::is_as_known(FoundFile const& file, std::string const& file_term,
                               LedgerEntry const& entry) const {
  if (options_.reread || entry.stamp != file.stamp || retaken_.contains(file_term)) return false;
  // Announcements that it lost earlier, when nobody pruned, are found by reading it.
  return !options_.prune || index_.reading.get_termfreq(file_term) == entry.announcements;
}

}  // namespace tracuu::indexer
