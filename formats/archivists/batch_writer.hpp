// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"
#include "base/result.hpp"
#include "formats/archivists/batch_search.hpp"
#include "formats/table.hpp"

namespace tracuu::formats {

/// The forms in which the answers to a table of queries are given.
enum class BatchFormat { Json, Csv, Xlsx };

/// "text/csv; charset=utf-8; header=present"; "csv". Thread-safe.
[[nodiscard]] std::string_view media_type(BatchFormat format);
[[nodiscard]] std::string_view file_ending(BatchFormat format);

/// Writes what a BatchSearch finds, a row a query: line, query, filters, state ("ok", "not read",
/// "not counted"), reason, count, how many hold all words, how it was read, notes, and id, title,
/// date, number and address of the first hits. Cells are safe in spreadsheets (csv_cell; in XLSX
/// all text is text). Columns that were left unread are told in the last rows. Not thread-safe,
/// but may go from thread to thread.
class BatchWriter {
 public:
  /// `page_address` makes the address of the page of an announcement of its id; it stands where an
  /// announcement has no address of its own. May be empty.
  using PageAddress = std::function<std::string(std::string_view id)>;

  BatchWriter(BatchFormat format, BatchSearch search, base::Language language,
              PageAddress page_address = {});

  /// Searches until about `time` has passed. True once all rows are done.
  [[nodiscard]] bool work(std::chrono::milliseconds time);

  /// The next piece of the file, for which as many rows as needed are searched (of XLSX: all);
  /// empty at the end. Errors of making a workbook.
  [[nodiscard]] base::Result<std::string> next_piece();

  /// Cells of XLSX whose text had to be cut (TableWorkbook::cut_cells).
  [[nodiscard]] std::size_t cut_cells() const { return cut_cells_; }

  /// Rows that could not be read or counted, of those done so far.
  [[nodiscard]] std::size_t failed() const { return failed_; }
  [[nodiscard]] std::size_t done() const { return done_; }
  [[nodiscard]] QueryTable const& table() const { return search_.table(); }

 private:
  void begin();
  bool step();
  void end();
  void add_row(BatchRow const& row);
  void add_cells(TableRow cells);
  [[nodiscard]] std::string json_row(BatchRow const& row) const;
  [[nodiscard]] TableRow cells_of(BatchRow const& row) const;

  BatchFormat format_;
  BatchSearch search_;
  base::Language language_;
  PageAddress page_address_;
  std::string text_;      ///< of CSV and JSON, not given out yet
  Table table_;           ///< of XLSX
  std::size_t hits_ = 0;  ///< that a row has columns for
  std::size_t done_ = 0;
  std::size_t failed_ = 0;
  std::size_t cut_cells_ = 0;
  bool has_begun_ = false;
  bool has_ended_ = false;
  bool is_given_out_ = false;
};

}  // namespace tracuu::formats
