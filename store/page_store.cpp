// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/page_store.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cstdint>
#include <utility>

#include "base/memory_error.hpp"

namespace tracuu::store {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

/// Written to disk: see docs/index-format.md before you change it.
constexpr int kPageStoreVersion = 1;

constexpr char const* kPageStoreTables =
    "PRAGMA journal_mode=WAL;"
    "PRAGMA synchronous=FULL;"
    "BEGIN IMMEDIATE;"
    "CREATE TABLE IF NOT EXISTS page_words("
    "  file_hash BLOB NOT NULL, page INTEGER NOT NULL, words TEXT NOT NULL,"
    "  PRIMARY KEY(file_hash, page)) WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS failed_pages("
    "  file_hash BLOB NOT NULL, page INTEGER NOT NULL, reason TEXT NOT NULL,"
    "  PRIMARY KEY(file_hash, page)) WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS corrections("
    "  file_hash BLOB NOT NULL, page INTEGER NOT NULL, text TEXT NOT NULL, by TEXT NOT NULL,"
    "  time TEXT NOT NULL, replaced TEXT NOT NULL, PRIMARY KEY(file_hash, page)) WITHOUT ROWID;"
    "PRAGMA user_version=1;"
    "COMMIT;";

constexpr int kPatienceMilliseconds = 10'000;

struct StatementEnd {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
struct ConnectionEnd {
  void operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }
};
using Connection = std::unique_ptr<sqlite3, ConnectionEnd>;

Error error_of(sqlite3* connection, std::filesystem::path const& file) {
  if (connection == nullptr || sqlite3_errcode(connection) == SQLITE_NOMEM) {
    return base::out_of_memory();
  }
  return {ErrorCode::Io, fmt::format("the store of pages: {}", sqlite3_errmsg(connection)),
          "is the disk full, or the file damaged?", file.string()};
}

/// One statement, its values bound in order.
class Statement {
 public:
  /// `values` must outlive it: nothing is copied.
  template <class... Values>
  Statement(sqlite3* connection, char const* sql, Values const&... values) {
    sqlite3_stmt* statement = nullptr;
    state_ = sqlite3_prepare_v2(connection, sql, -1, &statement, nullptr);
    statement_.reset(statement);
    (bind(values), ...);
  }
  /// True while there is a row.
  bool step() {
    if (state_ == SQLITE_OK || state_ == SQLITE_ROW) state_ = sqlite3_step(statement_.get());
    return state_ == SQLITE_ROW;
  }
  [[nodiscard]] bool is_done() const { return state_ == SQLITE_DONE; }
  [[nodiscard]] std::string text(int column) const {
    void const* const bytes = sqlite3_column_blob(statement_.get(), column);
    auto const size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
    return size == 0 ? std::string() : std::string(static_cast<char const*>(bytes), size);
  }
  [[nodiscard]] std::size_t number(int column) const {
    return static_cast<std::size_t>(sqlite3_column_int64(statement_.get(), column));
  }

 private:
  void bind(std::string_view text) {
    char const* const bytes = text.empty() ? "" : text.data();
    keep(sqlite3_bind_text64(statement_.get(), ++bound_, bytes, text.size(), SQLITE_STATIC,
                             SQLITE_UTF8));
  }
  void bind(std::size_t number) {
    keep(sqlite3_bind_int64(statement_.get(), ++bound_, static_cast<std::int64_t>(number)));
  }
  void keep(int state) {
    if (state_ == SQLITE_OK) state_ = state;
  }

  std::unique_ptr<sqlite3_stmt, StatementEnd> statement_;
  int state_ = SQLITE_OK;
  int bound_ = 0;
};

}  // namespace

struct PageStore::Impl {
  std::filesystem::path file;
  Connection connection;

  [[nodiscard]] Error error() const { return error_of(connection.get(), file); }

  template <class... Values>
  [[nodiscard]] Statement prepare(char const* sql, Values const&... values) const {
    return Statement(connection.get(), sql, values...);
  }

  /// Runs a statement that gives no rows.
  [[nodiscard]] Result<void> run(Statement statement) const {
    while (statement.step()) {
    }
    if (!statement.is_done()) return error();
    return {};
  }

  /// What `read` makes of each row.
  template <class Row, class Read>
  [[nodiscard]] Result<std::vector<Row>> all(Statement statement, Read const& read) const {
    std::vector<Row> rows;
    while (statement.step()) {
      Result<Row> row = read(statement);
      if (!row) return row.error();
      rows.push_back(std::move(*row));
    }
    if (!statement.is_done()) return error();
    return rows;
  }

  [[nodiscard]] Result<schema::PageWords> words_of(Statement const& row) const {
    Result<schema::PageWords> words = schema::page_words_from_json(row.text(0));
    if (words || words.error().code == ErrorCode::OutOfMemory) return words;
    return Error{ErrorCode::Io, words.error().message, "the store of pages is damaged",
                 file.string()};
  }
};

namespace {

Result<Connection> connect(std::filesystem::path const& file, int flags) {
  sqlite3* opened = nullptr;
  int const state = sqlite3_open_v2(file.c_str(), &opened, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  Connection connection(opened);
  if (state != SQLITE_OK) return error_of(connection.get(), file);
  sqlite3_busy_timeout(connection.get(), kPatienceMilliseconds);
  return connection;
}

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

/// A reader who may not write to the folder can't make the files that WAL needs beside the store
/// (sqlite.org/wal.html, "Read-Only Databases"). These are there as long as a writer is at work; if
/// there is none, nobody changes the store.
Result<Connection> connect_to_read(std::filesystem::path const& file) {
  Result<Connection> connection = connect(file, SQLITE_OPEN_READONLY);
  if (!connection) return connection;
  int const state =
      sqlite3_exec(connection->get(), "PRAGMA user_version", nullptr, nullptr, nullptr);
  if (state != SQLITE_READONLY && state != SQLITE_CANTOPEN) return connection;
  return connect(address_of_unchanged(file), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
}

Result<void> check_version(sqlite3* connection, std::filesystem::path const& file) {
  Statement version(connection, "PRAGMA user_version");
  if (!version.step()) return error_of(connection, file);
  if (version.number(0) > kPageStoreVersion) {
    return Error{ErrorCode::Io, "the store of pages was written by a later version",
                 "use the version of tracuu that wrote it, or a later one", file.string()};
  }
  return {};
}

}  // namespace

std::filesystem::path page_store_file(std::filesystem::path const& index) {
  return index / "pages.sqlite";
}

PageStore::PageStore(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
PageStore::PageStore(PageStore&&) noexcept = default;
PageStore& PageStore::operator=(PageStore&&) noexcept = default;
PageStore::~PageStore() = default;

Result<PageStore> PageStore::open(std::filesystem::path const& index) {
  std::filesystem::path const file = page_store_file(index);
  std::error_code failed;
  std::filesystem::create_directories(index, failed);
  if (failed) {
    return Error{ErrorCode::Io, fmt::format("can't be made: {}", failed.message()), "",
                 index.string()};
  }
  Result<Connection> connection = connect(file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  if (!connection) return connection.error();
  if (auto const checked = check_version(connection->get(), file); !checked) return checked.error();
  if (sqlite3_exec(connection->get(), kPageStoreTables, nullptr, nullptr, nullptr) != SQLITE_OK) {
    return error_of(connection->get(), file);
  }
  return PageStore(std::make_unique<Impl>(file, std::move(*connection)));
}

Result<std::optional<PageStore>> PageStore::open_to_read(std::filesystem::path const& index) {
  std::filesystem::path const file = page_store_file(index);
  std::error_code failed;
  if (!std::filesystem::exists(file, failed)) return std::optional<PageStore>();
  Result<Connection> connection = connect_to_read(file);
  if (!connection) return connection.error();
  if (auto const checked = check_version(connection->get(), file); !checked) return checked.error();
  return std::optional(PageStore(std::make_unique<Impl>(file, std::move(*connection))));
}

Result<void> PageStore::keep(std::string_view file_hash, schema::PageWords const& words) {
  std::string const json = schema::to_json(words);
  Result<void> kept = impl_->run(
      impl_->prepare("INSERT OR REPLACE INTO page_words(file_hash, page, words) VALUES(?,?,?)",
                     file_hash, words.page, json));
  if (!kept) return kept;
  return impl_->run(impl_->prepare("DELETE FROM failed_pages WHERE file_hash=? AND page=?",
                                   file_hash, words.page));
}

Result<void> PageStore::keep_failure(std::string_view file_hash, FailedPage const& failed) {
  return impl_->run(
      impl_->prepare("INSERT OR REPLACE INTO failed_pages(file_hash, page, reason) VALUES(?,?,?)",
                     file_hash, failed.page, failed.reason));
}

Result<std::vector<schema::PageWords>> PageStore::words_of(std::string_view file_hash) const {
  return impl_->all<schema::PageWords>(
      impl_->prepare("SELECT words FROM page_words WHERE file_hash=? ORDER BY page", file_hash),
      [&](Statement const& row) { return impl_->words_of(row); });
}

Result<std::optional<schema::PageWords>> PageStore::words_of(std::string_view file_hash,
                                                             std::size_t page) const {
  auto found = impl_->all<schema::PageWords>(
      impl_->prepare("SELECT words FROM page_words WHERE file_hash=? AND page=?", file_hash, page),
      [&](Statement const& row) { return impl_->words_of(row); });
  if (!found) return found.error();
  if (found->empty()) return std::optional<schema::PageWords>();
  return std::optional(std::move(found->front()));
}

Result<std::vector<FailedPage>> PageStore::failures_of(std::string_view file_hash) const {
  return impl_->all<FailedPage>(
      impl_->prepare("SELECT page, reason FROM failed_pages WHERE file_hash=? ORDER BY page",
                     file_hash),
      [](Statement const& row) -> Result<FailedPage> {
        return FailedPage{row.number(0), row.text(1)};
      });
}

Result<void> PageStore::correct(std::string_view file_hash, PageCorrection const& correction) {
  return impl_->run(
      impl_->prepare("INSERT OR REPLACE INTO corrections(file_hash, page, text, by, "
                     "time, replaced) VALUES(?,?,?,?,?,?)",
                     file_hash, correction.page, correction.text, correction.by, correction.time,
                     correction.replaced));
}

Result<bool> PageStore::remove_correction(std::string_view file_hash, std::size_t page) {
  Result<void> const removed = impl_->run(
      impl_->prepare("DELETE FROM corrections WHERE file_hash=? AND page=?", file_hash, page));
  if (!removed) return removed.error();
  return sqlite3_changes(impl_->connection.get()) > 0;
}

Result<std::vector<PageCorrection>> PageStore::corrections_of(std::string_view file_hash) const {
  return impl_->all<PageCorrection>(
      impl_->prepare("SELECT page, text, by, time, replaced FROM corrections WHERE file_hash=? "
                     "ORDER BY page",
                     file_hash),
      [](Statement const& row) -> Result<PageCorrection> {
        return PageCorrection{row.number(0), row.text(1), row.text(2), row.text(3), row.text(4)};
      });
}

}  // namespace tracuu::store
