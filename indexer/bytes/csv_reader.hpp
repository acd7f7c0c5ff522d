// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "indexer/bytes/byte_input.hpp"
#include "indexer/bytes/byte_reader.hpp"

namespace tracuu::indexer {

/// One row of a table.
struct CsvRow {
  std::uint64_t line = 0;  ///< that it begins on, counted from 1
  std::vector<std::string> cells;
};

/// Streams the rows of a CSV file (RFC 4180): cells in quotes may hold separators,
/// line ends and doubled quotes. The separator, one of , ; and tab, is what a first line "sep=;"
/// says; else each row is cut by the one that it has most of outside quotes, until
/// keep_separator() is called: a caption may stand above the head of a table. Rows of nothing but
/// blanks and separators are left out; line ends become
/// '\n'. Messages do not name the file. Not thread-safe.
class CsvReader {
 public:
  /// A row gives one cell more than this at most, so that a row of nothing but
  /// separators is no burden.
  static constexpr std::size_t kMaxCells = 1000;

  CsvReader(std::unique_ptr<ByteInput> input, std::uint64_t max_row_bytes);

  /// The next row; nothing at the end. InvalidArgument for a row that is too
  /// large (reading goes on after it) and for a quote that is never closed; Io
  /// as the input.
  [[nodiscard]] base::Result<std::optional<CsvRow>> next();

  /// All rows to come are cut as the last one was. To be called when it is the head.
  void keep_separator() { is_separator_kept_ = true; }

  /// The line that the row returned or refused last begins on.
  [[nodiscard]] std::uint64_t row_line() const { return row_line_; }
  /// ByteInput::stored_bytes.
  [[nodiscard]] std::uint64_t stored_bytes() const { return input_.stored_bytes(); }

 private:
  /// A line as the input has it.
  struct RawLine {
    std::string text;  ///< cut at the limit
    std::uint64_t bytes = 0;
  };

  base::Result<std::optional<RawLine>> fetch_line();
  base::Result<bool> read_line(std::string& line);
  base::Result<void> look_ahead(std::string_view line);
  base::Result<std::optional<CsvRow>> read_row();
  void add_line(std::string_view line, CsvRow& row);
  void choose_separator(std::string_view row);

  ByteReader input_;
  std::uint64_t max_row_bytes_;
  std::uint64_t line_number_ = 0;
  std::uint64_t row_line_ = 0;
  std::uint64_t row_bytes_ = 0;
  std::deque<RawLine> ahead_;  ///< lines that were looked at before their turn
  char separator_ = '\0';      ///< of the last row; not chosen yet
  bool is_separator_kept_ = false;
  bool in_quotes_ = false;
  bool ended_ = false;
};

}  // namespace tracuu::indexer
