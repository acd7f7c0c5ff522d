// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/page_store_copy.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <memory>
#include <system_error>

#include "base/memory_error.hpp"
#include "store/page_store.hpp"

namespace tracuu::store {

namespace {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorCode;
using base::Result;

constexpr int kTries = 200;
constexpr int kTryAgainMilliseconds = 50;

struct CopyConnectionEnd {
  void operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }
};
using CopyConnection = std::unique_ptr<sqlite3, CopyConnectionEnd>;

Error copy_error(int code, fs::path const& file) {
  if (code == SQLITE_NOMEM) return base::out_of_memory();
  return {ErrorCode::Io,
          fmt::format("the store of pages can't be copied: {}", sqlite3_errstr(code)),
          "is the disk full, or the file damaged?", file.string()};
}

Result<CopyConnection> connect_for_copy(fs::path const& file, int flags) {
  sqlite3* opened = nullptr;
  int const code = sqlite3_open_v2(file.c_str(), &opened, flags, nullptr);
  CopyConnection connection(opened);
  if (code != SQLITE_OK) return copy_error(code, file);
  sqlite3_busy_timeout(opened, kTries * kTryAgainMilliseconds);
  return connection;
}

}  // namespace

Result<void> copy_page_store(fs::path const& source, fs::path const& destination) {
  fs::path const from = page_store_file(source);
  fs::path const to = page_store_file(destination);
  std::error_code unknown;
  if (!fs::exists(from, unknown)) return {};
  // A store in WAL mode is read by who may write beside it, if only to the file of its readers.
  auto const reading = connect_for_copy(from, SQLITE_OPEN_READWRITE);
  if (!reading) return reading.error();
  auto const writing = connect_for_copy(to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  if (!writing) return writing.error();
  sqlite3_backup* const copy = sqlite3_backup_init(writing->get(), "main", reading->get(), "main");
  if (copy == nullptr) return copy_error(sqlite3_errcode(writing->get()), to);
  int code = SQLITE_BUSY;
  for (int tries = 0; tries < kTries && (code == SQLITE_BUSY || code == SQLITE_LOCKED); ++tries) {
    if (tries > 0) sqlite3_sleep(kTryAgainMilliseconds);
    code = sqlite3_backup_step(copy, -1);
  }
  sqlite3_backup_finish(copy);
  if (code != SQLITE_DONE) return copy_error(code, to);
  return {};
}

}  // namespace tracuu::store
