// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace tracuu::store {

/// One statement, its values bound in order. Not thread-safe; the file must outlive it, and the
/// texts that were bound, too: nothing is copied.
class SqliteStatement {
 public:
  template <class... Values>
  SqliteStatement(sqlite3* connection, char const* sql, Values const&... values)
      : SqliteStatement(connection, sql) {
    (bind(values), ...);
  }
  SqliteStatement(sqlite3* connection, char const* sql);

  /// True while there is a row.
  bool step();
  [[nodiscard]] bool is_done() const;
  [[nodiscard]] std::string text(int column) const;
  template <class Number = std::size_t>
  [[nodiscard]] Number number(int column) const {
    return static_cast<Number>(integer(column));
  }

 private:
  struct End {
    void operator()(sqlite3_stmt* statement) const;
  };

  void bind(std::string_view text);
  void bind(std::integral auto number) { bind_integer(static_cast<std::int64_t>(number)); }
  void bind_integer(std::int64_t number);
  [[nodiscard]] std::int64_t integer(int column) const;
  void keep(int state);

  std::unique_ptr<sqlite3_stmt, End> statement_;
  int state_ = 0;
  int bound_ = 0;
};

/// What is kept beside the generations of an index in a file of its own: SQLite in WAL mode. An
/// object belongs to one thread at a time; any number, in several processes, may have the file open
/// at once. Errors of all calls: Io (disk, damaged file, a writer that held the file for longer
/// than `patience`), OutOfMemory.
class SqliteFile {
 public:
  static constexpr int kPatienceMilliseconds = 10'000;

  /// Opens `file`, which `subject` names in errors ("the store of pages"); makes it and its folder
  /// if they are not there. `tables` (SQL) must leave what is there as it is and set user_version.
  /// Io for a file whose user_version is later than `version`, too.
  [[nodiscard]] static base::Result<SqliteFile> open(std::filesystem::path const& file,
                                                     char const* subject, int version,
                                                     char const* tables,
                                                     int patience = kPatienceMilliseconds);

  /// Opens it to be read, also by who may not write to the folder; nothing if it is not there, or
  /// has no tables yet (user_version 0).
  [[nodiscard]] static base::Result<std::optional<SqliteFile>> open_to_read(
      std::filesystem::path const& file, char const* subject, int version);

  [[nodiscard]] std::filesystem::path const& file() const { return file_; }

  template <class... Values>
  [[nodiscard]] SqliteStatement prepare(char const* sql, Values const&... values) const {
    return SqliteStatement(connection_.get(), sql, values...);
  }

  /// Runs a statement that gives no rows.
  [[nodiscard]] base::Result<void> run(SqliteStatement statement) const;

  /// Runs statements without values, one after the other.
  [[nodiscard]] base::Result<void> run(char const* sql) const;

  /// What `read` (a row -> Result<Row>) makes of each row.
  template <class Row, class Read>
  [[nodiscard]] base::Result<std::vector<Row>> all(SqliteStatement statement,
                                                   Read const& read) const {
    std::vector<Row> rows;
    while (statement.step()) {
      base::Result<Row> row = read(statement);
      if (!row) return row.error();
      rows.push_back(std::move(*row));
    }
    if (!statement.is_done()) return error();
    return rows;
  }

  /// Rows that the last statement has written or taken away.
  [[nodiscard]] std::size_t changed_rows() const;

  /// Whether the last statement failed for lack of room on the disk.
  [[nodiscard]] bool is_disk_full() const;

  /// What is wrong with the last statement.
  [[nodiscard]] base::Error error() const;

 private:
  struct End {
    void operator()(sqlite3* connection) const;
  };
  using Connection = std::unique_ptr<sqlite3, End>;

  SqliteFile(std::filesystem::path file, char const* subject)
      : file_(std::move(file)), subject_(subject) {}

  [[nodiscard]] base::Result<void> connect(std::string const& name, int flags, int patience);
  [[nodiscard]] base::Result<void> connect_to_read();
  [[nodiscard]] base::Result<void> check_version(int version) const;

  std::filesystem::path file_;
  char const* subject_;
  Connection connection_;
};

}  // namespace tracuu::store
