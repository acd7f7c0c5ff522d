// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/damaged_tables.hpp"

#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include <cerrno>
#include <filesystem>
#include <sstream>
#include <string>

namespace tracuu::store {

namespace {

/// Whether Xapian's check finds damage in the table.
bool finds_damage(std::filesystem::path const& generation, char const* table) {
  std::filesystem::path const file = generation / fmt::format("{}.glass", table);
  try {
    std::ostringstream unread;
    return Xapian::Database::check(file.string(), 0, &unread) > 0;
  } catch (Xapian::DatabaseOpeningError const&) {  // it may not be written to, or is not there
    return false;
  } catch (Xapian::Error const&) {
    return true;
  }
}

/// In a child: some damage ends the check itself by a signal.
bool is_damaged(std::filesystem::path const& generation, char const* table) {
  ::pid_t const child = ::fork();
  if (child < 0) return false;
  if (child == 0) {
    ::rlimit const no_core{0, 0};
    ::setrlimit(RLIMIT_CORE, &no_core);
    bool finds = true;
    try {
      finds = finds_damage(generation, table);
    } catch (...) {  // out of memory, by numbers that are none
    }
    ::_exit(finds ? 1 : 0);
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return status != 0;
}

}  // namespace

base::Error with_damaged_tables(IndexFolder const& folder, base::Error error) {
  if (error.code != base::ErrorCode::IndexCorrupt) return error;
  auto const generation = folder.current_generation();
  if (!generation) return error;
  std::string names;
  for (char const* const table : {"postlist", "docdata", "termlist", "position"}) {
    if (!is_damaged(folder.generation_path(*generation), table)) continue;
    if (!names.empty()) names += ", ";
    names += table;
  }
  if (!names.empty()) error.message += fmt::format("; damaged tables: {}", names);
  return error;
}

}  // namespace tracuu::store
