// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/stale_files.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string_view>

namespace tracuu::indexer {

namespace {

bool is_at_or_below(std::string_view path, std::string_view scope) {
  if (path == scope || scope == "/") return true;
  return path.size() > scope.size() && path.starts_with(scope) && path[scope.size()] == '/';
}

/// Whether there is certainly no such file: a walk may miss one that is replaced
/// at that moment.
bool is_surely_gone(std::string const& path) {
  std::error_code failure;
  auto const type = std::filesystem::symlink_status(path, failure).type();
  return type == std::filesystem::file_type::not_found;
}

/// A file that the run met.
std::optional<StaleFile> judge(Xapian::Database const& database, std::string const& file_term,
                               FileRecord const& record, bool counts_are_sure) {
  if (record.is_skipped) return std::nullopt;
  bool const is_same = database.get_termfreq(file_term) == record.announcements;
  if (is_same && counts_are_sure) return std::nullopt;
  return StaleFile{file_term, false, record.is_refused};
}

/// A file that it did not meet.
std::optional<StaleFile> judge(Xapian::Database const& database, std::string const& file_term,
                               std::string const& scope, FileRecords const& records) {
  auto const path = path_of_file_term(database, file_term);
  if (!path) return StaleFile{file_term, false, true};
  if (!is_at_or_below(*path, scope)) return std::nullopt;
  if (records.is_hidden(*path) || !is_surely_gone(*path)) return StaleFile{file_term, false, true};
  return StaleFile{file_term, true, false};
}

}  // namespace

std::vector<StaleFile> find_stale_files(Xapian::Database const& database,
                                        std::vector<std::string> const& scopes,
                                        FileRecords const& records, bool counts_are_sure) {
  std::map<std::string, StaleFile> stale;  // each once, in the order of their names
  for (std::string const& scope : scopes) {
    for_each_file_term(database, scope, [&](std::string const& file_term) {
      FileRecord const* const record = records.find(file_term);
      auto judged = record != nullptr ? judge(database, file_term, *record, counts_are_sure)
                                      : judge(database, file_term, scope, records);
      if (judged) stale.emplace(file_term, std::move(*judged));
    });
  }
  std::vector<StaleFile> files;
  files.reserve(stale.size());
  for (auto& [file_term, file] : stale) files.push_back(std::move(file));
  return files;
}

}  // namespace tracuu::indexer
