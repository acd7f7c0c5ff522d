// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlite_file.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include "base/memory_error.hpp"

namespace tracuu::store {

using base::Error;
using base::ErrorCode;
using base::Result;

void SqliteStatement::End::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

SqliteStatement::SqliteStatement(sqlite3* connection, char const* sql) {
  sqlite3_stmt* statement = nullptr;
  state_ = sqlite3_prepare_v2(connection, sql, -1, &statement, nullptr);
  statement_.reset(statement);
}

bool SqliteStatement::step() {
  if (state_ == SQLITE_OK || state_ == SQLITE_ROW) state_ = sqlite3_step(statement_.get());
  return state_ == SQLITE_ROW;
}

bool SqliteStatement::is_done() const {
  return state_ == SQLITE_DONE;
}

std::string SqliteStatement::text(int column) const {
  void const* const bytes = sqlite3_column_blob(statement_.get(), column);
  auto const size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
  return size == 0 ? std::string() : std::string(static_cast<char const*>(bytes), size);
}

std::int64_t SqliteStatement::integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

void SqliteStatement::bind(std::string_view text) {
  char const* const bytes = text.empty() ? "" : text.data();
  keep(sqlite3_bind_text64(statement_.get(), ++bound_, bytes, text.size(), SQLITE_STATIC,
                           SQLITE_UTF8));
}

void SqliteStatement::bind_integer(std::int64_t number) {
  keep(sqlite3_bind_int64(statement_.get(), ++bound_, number));
}

void SqliteStatement::keep(int state) {
  if (state_ == SQLITE_OK) state_ = state;
}

void SqliteFile::End::operator()(sqlite3* connection) const {
  sqlite3_close_v2(connection);
}

namespace {

/// The address of a file that SQLite takes to be changed by nobody (sqlite.org/uri.html).
std::string address_of_unchanged(std::filesystem::path const& file) {
  std::string address = "file:";
  for (char const c : file.string()) {
    bool const ends_path = c == '?' || c == '#' || c == '%';
    address +=
        ends_path ? fmt::format("%{:02X}", static_cast<unsigned char>(c)) : std::string(1, c);
  }
  return address + "?immutable=1";
}

}  // namespace

Result<SqliteFile> SqliteFile::open(std::filesystem::path const& file, char const* subject,
                                    int version, char const* tables, int patience) {
  std::filesystem::path const folder = file.parent_path();
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed) {
    return Error{ErrorCode::Io, fmt::format("can't be made: {}", failed.message()), "",
                 folder.string()};
  }
  SqliteFile opened(file, subject);
  auto const connected =
      opened.connect(file.string(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, patience);
  if (!connected) return connected.error();
  if (auto const checked = opened.check_version(version); !checked) return checked.error();
  if (auto const made = opened.run(tables); !made) return made.error();
  return opened;
}

Result<std::optional<SqliteFile>> SqliteFile::open_to_read(std::filesystem::path const& file,
                                                           char const* subject, int version) {
  std::error_code failed;
  if (!std::filesystem::exists(file, failed)) return std::optional<SqliteFile>();
  SqliteFile opened(file, subject);
  if (auto const connected = opened.connect_to_read(); !connected) return connected.error();
  if (auto const checked = opened.check_version(version); !checked) return checked.error();
  {
    SqliteStatement found = opened.prepare("PRAGMA user_version");
    if (!found.step()) return opened.error();
    if (found.number(0) == 0) return std::optional<SqliteFile>();
  }
  return std::optional(std::move(opened));
}

Result<void> SqliteFile::connect(std::string const& name, int flags, int patience) {
  sqlite3* opened = nullptr;
  int const state = sqlite3_open_v2(name.c_str(), &opened, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  connection_.reset(opened);
  if (state != SQLITE_OK) return error();
  sqlite3_busy_timeout(connection_.get(), patience);
  return {};
}

/// A reader who may not write to the folder can't make the files that WAL needs beside the file
/// (sqlite.org/wal.html, "Read-Only Databases"). These are there as long as a writer is at work; if
/// there is none, nobody changes the file.
Result<void> SqliteFile::connect_to_read() {
  auto connected = connect(file_.string(), SQLITE_OPEN_READONLY, kPatienceMilliseconds);
  if (!connected) return connected;
  int const state =
      sqlite3_exec(connection_.get(), "PRAGMA user_version", nullptr, nullptr, nullptr);
  if (state != SQLITE_READONLY && state != SQLITE_CANTOPEN) return {};
  return connect(address_of_unchanged(file_), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI,
                 kPatienceMilliseconds);
}

Result<void> SqliteFile::check_version(int version) const {
  SqliteStatement found = prepare("PRAGMA user_version");
  if (!found.step()) return error();
  if (found.number(0) > static_cast<std::size_t>(version)) {
    return Error{ErrorCode::Io, fmt::format("{} was written by a later version", subject_),
                 "use the version of tracuu that wrote it, or a later one", file_.string()};
  }
  return {};
}

Result<void> SqliteFile::run(SqliteStatement statement) const {
  while (statement.step()) {
  }
  if (!statement.is_done()) return error();
  return {};
}

Result<void> SqliteFile::run(char const* sql) const {
  if (sqlite3_exec(connection_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) return error();
  return {};
}

std::size_t SqliteFile::changed_rows() const {
  return static_cast<std::size_t>(sqlite3_changes(connection_.get()));
}

bool SqliteFile::is_disk_full() const {
  return connection_ != nullptr && sqlite3_errcode(connection_.get()) == SQLITE_FULL;
}

Error SqliteFile::error() const {
  int const code = connection_ == nullptr ? SQLITE_NOMEM : sqlite3_errcode(connection_.get());
  if (code == SQLITE_NOMEM) return base::out_of_memory();
  bool const is_damaged = code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
  return {ErrorCode::Io, fmt::format("{}: {}", subject_, sqlite3_errmsg(connection_.get())),
          is_damaged ? "the file is damaged: move it away, and a new one is begun"
                     : "is the disk full, or the file damaged?",
          file_.string()};
}

}  // namespace tracuu::store
