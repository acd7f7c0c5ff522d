// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/changed_documents.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string>
#include <utility>

#include "store/database.hpp"
#include "store/index_format.hpp"

namespace tracuu::store {

namespace {

using Documents = std::vector<Xapian::docid>;

constexpr unsigned kBitsAByte = 7;
constexpr unsigned kMoreFollow = 1U << kBitsAByte;
constexpr unsigned kHexBase = 16;

/// In the order of revisions.
std::string key_of(Xapian::rev revision) {
  return fmt::format("{}{:016x}", kChangedKeyPrefix, revision);
}

/// Nothing for a key that key_of() did not make.
std::optional<Xapian::rev> revision_of(std::string_view key) {
  std::string_view const digits = key.substr(kChangedKeyPrefix.size());
  Xapian::rev revision = 0;
  auto const end = digits.data() + digits.size();
  if (std::from_chars(digits.data(), end, revision, kHexBase).ptr != end) return std::nullopt;
  return key_of(revision) == key ? std::optional(revision) : std::nullopt;
}

/// The database's own name (its UUID), and the steps from each document to the next one: seven bits
/// a byte, lowest first, the last byte of a step without the eighth bit.
std::string format_record(Xapian::Database const& database, Documents const& documents) {
  std::string text = database.get_uuid();
  Xapian::docid last = 0;
  for (Xapian::docid const document : documents) {
    Xapian::docid step = document - last;
    for (; step >= kMoreFollow; step >>= kBitsAByte) {
      text += static_cast<char>(step | kMoreFollow);
    }
    text += static_cast<char>(step);
    last = document;
  }
  return text;
}

/// Appends to `documents`. False for what format_record() did not make of this database.
bool parse_record(Xapian::Database const& database, std::string_view text, Documents& documents) {
  std::string const name = database.get_uuid();
  if (!text.starts_with(name) || text.size() == name.size()) return false;
  std::uint64_t last = 0;
  std::uint64_t step = 0;
  unsigned shift = 0;
  for (char const character : text.substr(name.size())) {
    auto const byte = static_cast<unsigned char>(character);
    step |= static_cast<std::uint64_t>(byte % kMoreFollow) << shift;
    shift += kBitsAByte;
    if (shift > 5 * kBitsAByte) return false;
    if (byte >= kMoreFollow) continue;
    last += step;
    if (step == 0 || last > static_cast<Xapian::docid>(-1)) return false;
    documents.push_back(static_cast<Xapian::docid>(last));
    step = shift = 0;
  }
  return shift == 0;
}

void sort_once(Documents& documents) {
  std::ranges::sort(documents);
  documents.erase(std::unique(documents.begin(), documents.end()), documents.end());
}

/// What is too old, and what another database was copied with.
void remove_old_records(Xapian::WritableDatabase& database, Xapian::rev now) {
  std::vector<std::string> old;
  std::string const prefix(kChangedKeyPrefix);
  auto const end = database.metadata_keys_end(prefix);
  for (auto key = database.metadata_keys_begin(prefix); key != end; ++key) {
    auto const revision = revision_of(*key);
    if (!revision || *revision >= now || now - *revision >= kRecordedCommits) old.push_back(*key);
  }
  for (std::string const& key : old) database.set_metadata(key, "");
}

}  // namespace

void record_changed_documents(Xapian::WritableDatabase& database, Documents documents) {
  if (documents.empty()) return;
  Xapian::rev const before = database.get_revision();
  remove_old_records(database, before);
  sort_once(documents);
  // Only the name is left of too many: that something was committed is to be seen all the same.
  if (documents.size() > kMostRecordedDocuments) documents.clear();
  database.set_metadata(key_of(before), format_record(database, documents));
}

// A commit makes the next revision (xapian-core, glass_database.cc, apply): so there is one record
// for each from `since` on, or something was committed without.
std::optional<Documents> changed_documents(Xapian::Database const& database, Xapian::rev since) {
  Xapian::rev const now = commits_of(database);
  if (now == 0) return std::nullopt;
  if (since > now || now - since > kRecordedCommits) return std::nullopt;
  Documents documents;
  for (Xapian::rev revision = since; revision != now; ++revision) {
    std::string const record = database.get_metadata(key_of(revision));
    if (!parse_record(database, record, documents)) return std::nullopt;
  }
  if (now - since > 1) sort_once(documents);
  return documents;
}

Xapian::rev last_recorded_commit(Xapian::Database const& database) {
  std::string const prefix(kChangedKeyPrefix);
  Xapian::rev last = 0;
  auto const end = database.metadata_keys_end(prefix);
  for (auto key = database.metadata_keys_begin(prefix); key != end; ++key) {
    if (auto const revision = revision_of(*key)) last = std::max(last, *revision + 1);
  }
  return last;
}

bool is_record_of_changes(std::string_view key) {
  return key.starts_with(kChangedKeyPrefix);
}

}  // namespace tracuu::store
