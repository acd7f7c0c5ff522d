// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/file_records.hpp"

#include "schema/term.hpp"

namespace tracuu::indexer {

LedgerEntry FileRecord::entry() const {
  LedgerEntry entry{announcements, std::nullopt, key_bytes, has_unread_pages};
  if (is_settled && !is_refused && !is_left_out) entry.stamp = stamp;
  return entry;
}

bool FileRecords::begin(FoundFile const& file) {
  FileRecord record;
  record.location = file.location;
  record.stamp = file.stamp;
  record.is_settled = file.is_settled;
  record.key_bytes = file.key.size();
  std::scoped_lock const lock(mutex_);
  return files_.emplace(schema::make_file_term(file.location), std::move(record)).second;
}

void FileRecords::set_key(std::string const& file_term, std::string_view key) {
  std::scoped_lock const lock(mutex_);
  files_[file_term].key_bytes = key.size();
}

void FileRecords::skip(std::string const& file_term, std::size_t announcements) {
  std::scoped_lock const lock(mutex_);
  FileRecord& record = files_[file_term];
  record.is_skipped = true;
  record.announcements = announcements;
}

void FileRecords::refuse(std::string const& location) {
  if (location.empty()) return;
  std::scoped_lock const lock(mutex_);
  auto const found = files_.find(schema::make_file_term(location));
  if (found != files_.end()) {
    found->second.is_refused = true;
  } else {
    hidden_.insert(location);
  }
}

void FileRecords::leave_out(std::string const& location) {
  if (location.empty()) return;
  std::scoped_lock const lock(mutex_);
  auto const found = files_.find(schema::make_file_term(location));
  if (found != files_.end()) found->second.is_left_out = true;
}

void FileRecords::leave_pages(std::string const& location) {
  if (location.empty()) return;
  std::scoped_lock const lock(mutex_);
  auto const found = files_.find(schema::make_file_term(location));
  if (found != files_.end()) found->second.has_unread_pages = true;
}

void FileRecords::add_announcement(std::string const& location) {
  if (location.empty()) return;
  std::scoped_lock const lock(mutex_);
  auto const found = files_.find(schema::make_file_term(location));
  if (found != files_.end()) ++found->second.announcements;
}

FileRecord const* FileRecords::find(std::string const& file_term) const {
  std::scoped_lock const lock(mutex_);
  auto const found = files_.find(file_term);
  return found == files_.end() ? nullptr : &found->second;
}

bool FileRecords::is_hidden(std::string_view path) const {
  std::scoped_lock const lock(mutex_);
  if (hidden_.empty()) return false;
  while (true) {
    if (hidden_.contains(std::string(path))) return true;
    std::size_t const end = path.rfind('/');
    if (end == std::string_view::npos || path == "/") return false;
    path = path.substr(0, end == 0 ? 1 : end);
  }
}

}  // namespace tracuu::indexer
