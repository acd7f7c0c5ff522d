// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/updated_files.hpp"

#include <filesystem>
#include <utility>

#include "indexer/item/source_name.hpp"
#include "indexer/named_pictures.hpp"
#include "schema/field.hpp"
#include "schema/term.hpp"
#include "store/document_lookup.hpp"

namespace tracuu::indexer {

namespace {

/// The end of `location` that was the key of a file; empty if it is not known, or cannot be one.
std::string kept_key(std::string const& location, std::size_t key_bytes) {
  if (key_bytes == 0 || key_bytes > location.size()) return "";
  std::size_t const begin = location.size() - key_bytes;
  return begin == 0 || location[begin - 1] == '/' ? location.substr(begin) : "";
}

/// `key` and the name of one folder more: "a.txt" of "/web/tin/a.txt" becomes "tin/a.txt".
std::string longer_key(std::string const& location, std::string const& key) {
  if (key.size() + 1 >= location.size() || !location.ends_with("/" + key)) return "";
  std::size_t const slash = location.rfind('/', location.size() - key.size() - 2);
  return slash == std::string::npos ? "" : location.substr(slash + 1);
}

bool is_gone(std::string const& path) {
  std::error_code failure;
  auto const type = std::filesystem::symlink_status(path, failure).type();
  return type == std::filesystem::file_type::not_found;
}

}  // namespace

/// Items have the key itself as id, or it is followed by ":line" or "/member".
bool UpdatedFiles::is_taken(std::string const& key, std::string const& file_term) const {
  for (char const* const after : {"", ":", "/"}) {
    std::string const begin = schema::make_id_term(key + after);
    auto const term = index_.reading.allterms_begin(begin);
    if (term == index_.reading.allterms_end(begin)) continue;
    if (*after == '\0' && *term != begin) continue;
    auto const first = index_.reading.postlist_begin(*term);
    if (first == index_.reading.postlist_end(*term)) continue;
    std::string const owner = store::first_term(index_.reading.get_document(*first),
                                                schema::field(schema::FieldId::SourceFile).prefix);
    if (owner.empty() || owner == file_term) continue;
    auto const path = path_of_file_term(index_.reading, owner);
    if (path && !is_gone(*path)) return true;
  }
  return false;
}

std::string UpdatedFiles::key_for(FoundFile const& file, std::string const& file_term,
                                  std::optional<LedgerEntry> const& entry) const {
  std::string const location = utf8_name(file.location);
  std::string const kept = entry ? kept_key(location, entry->key_bytes) : "";
  if (!kept.empty() && !keys_.contains(kept)) return kept;
  std::string key = file.key;
  while (keys_.contains(key) || (!entry && is_taken(key, file_term))) {
    std::string longer = longer_key(location, key);
    if (longer.empty()) return file.key;
    key = std::move(longer);
  }
  return key;
}

FileStart UpdatedFiles::begin(FoundFile const& file) {
  finish();
  if (!records_.begin(file)) return {FileStart::Kind::MetBefore};
  std::string file_term = schema::make_file_term(file.location);
  auto const entry = find_ledger_entry(index_.reading, file_term);
  std::string key = key_for(file, file_term, entry);
  keys_.insert(key);
  records_.set_key(file_term, key);
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
  return {FileStart::Kind::Read, 0, std::move(key)};
}

void UpdatedFiles::finish() {
  if (current_file_.empty()) return;
  std::string const file_term = std::exchange(current_file_, "");
  FileRecord const& record = *records_.find(file_term);
  auto const known = find_ledger_entry(index_.reading, file_term);
  LedgerEntry const entry = record.entry();
  bool const is_worth_it = known || entry.stamp || entry.announcements > 0 || record.is_refused;
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

void UpdatedFiles::lose_one(std::string const& file_term) {
  change_count(file_term, -1);
}

void UpdatedFiles::gain_one(std::string const& file_term) {
  change_count(file_term, 1);
}

void UpdatedFiles::change_count(std::string const& file_term, int by) {
  auto entry = find_ledger_entry(index_.reading, file_term);
  auto const path = path_of_file_term(index_.reading, file_term);
  if (!index_.writing || !entry || !path) return;
  if (by < 0 && entry->announcements == 0) return;
  entry->announcements += static_cast<std::size_t>(by);
  set_ledger_entry(*index_.writing, *path, *entry);
}

bool UpdatedFiles::is_as_known(FoundFile const& file, std::string const& file_term,
                               LedgerEntry const& entry) const {
  bool const may_be_read = options_.may_wait && entry.has_unread_pages;
  if (may_be_read && may_be_scan(index_.reading, file.key)) return false;
  if (options_.reread || entry.stamp != file.stamp || retaken_.contains(file_term)) return false;
  // Announcements that it lost earlier, when nobody pruned, are found by reading it.
  return !options_.prune || index_.reading.get_termfreq(file_term) == entry.announcements;
}

}  // namespace tracuu::indexer
