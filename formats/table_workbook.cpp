// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/table_workbook.hpp"

#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <utility>

#include "base/memory_error.hpp"
#include "base/utf8.hpp"

namespace tracuu::formats {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

constexpr double kWidestColumn = 60;  // characters
constexpr double kNarrowestColumn = 8;
constexpr std::size_t kRowsMeasured = 200;
constexpr int kFirstYearOfSheets = 1900;
constexpr std::string_view kCutMark = "…";

/// A file in memory, for a library that writes to names of files only.
class MemoryFile {
 public:
  MemoryFile() : descriptor_(::memfd_create("workbook", MFD_CLOEXEC)) {}
  MemoryFile(MemoryFile const&) = delete;
  MemoryFile& operator=(MemoryFile const&) = delete;
  ~MemoryFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }

  [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }
  [[nodiscard]] std::string name() const { return fmt::format("/proc/self/fd/{}", descriptor_); }

  /// All that was written; nothing if it can't be read.
  [[nodiscard]] std::string bytes() const {
    std::string all;
    std::array<char, 65'536> piece{};
    for (;;) {
      ssize_t const got =
          ::pread(descriptor_, piece.data(), piece.size(), static_cast<off_t>(all.size()));
      if (got <= 0) return got < 0 ? std::string() : all;
      all.append(piece.data(), static_cast<std::size_t>(got));
    }
  }

 private:
  int descriptor_;
};

struct WorkbookEnd {
  void operator()(lxw_workbook* workbook) const { lxw_workbook_free(workbook); }
};

Error error_of_sheet(lxw_error state, Table const& table) {
  if (state == LXW_ERROR_MEMORY_MALLOC_FAILED) return base::out_of_memory();
  return {ErrorCode::InvalidArgument,
          fmt::format("the sheet \"{}\": {}", table.name, lxw_strerror(state)), ""};
}

Result<void> check_table(Table const& table) {
  if (table.rows.size() >= kMaxSheetRows) {
    return Error{ErrorCode::InvalidArgument,
                 fmt::format("the sheet \"{}\" would have {} rows, and a sheet holds {}",
                             table.name, table.rows.size() + 1, kMaxSheetRows),
                 "take CSV, or ask for less"};
  }
  bool const is_long = std::ranges::any_of(
      table.rows, [&](TableRow const& row) { return row.size() > table.columns.size(); });
  if (!is_long) return {};
  return Error{ErrorCode::InvalidArgument,
               fmt::format("the sheet \"{}\" has a row that is longer than its head", table.name),
               ""};
}

// XML 1.0 section 2.2; control characters below U+0020 are escaped by the library.
bool has_place_in_xml(char32_t character) {
  return character != base::kInvalidCodePoint && character != 0 && character != 0xFFFE &&
         character != 0xFFFF;
}

struct CellText {
  std::string text;
  std::size_t characters = 0;
  bool is_cut = false;
};

CellText cell_text(std::string_view text) {
  CellText cell;
  cell.text.reserve(text.size());
  std::size_t end_of_last_but_one = 0;
  // Characters beyond U+FFFF count twice: a sheet counts in UTF-16.
  for (std::size_t at = 0; at < text.size();) {
    base::CodePoint const next = base::decode_utf8(text, at);
    std::size_t const units = next.value > 0xFFFF && has_place_in_xml(next.value) ? 2 : 1;
    if (cell.characters + units > kMaxCellCharacters) {
      cell.text.resize(end_of_last_but_one);
      cell.text += kCutMark;
      cell.is_cut = true;
      return cell;
    }
    if (cell.characters + units < kMaxCellCharacters) {
      end_of_last_but_one = cell.text.size() + (has_place_in_xml(next.value) ? next.bytes : 3);
    }
    base::append_utf8(cell.text,
                      has_place_in_xml(next.value) ? next.value : base::kReplacementCharacter);
    cell.characters += units;
    at += next.bytes;
  }
  return cell;
}

/// Writes one table to its sheet.
class SheetWriter {
 public:
  SheetWriter(lxw_workbook* workbook, lxw_worksheet* sheet, Table const& table)
      : sheet_(sheet), table_(table), widths_(table.columns.size(), kNarrowestColumn) {
    head_ = workbook_add_format(workbook);
    format_set_bold(head_);
    format_set_bottom(head_, LXW_BORDER_THIN);
    day_ = workbook_add_format(workbook);
    format_set_num_format(day_, "dd/mm/yyyy");
    share_ = workbook_add_format(workbook);
    format_set_num_format(share_, "0.0%");
    number_ = workbook_add_format(workbook);
    format_set_num_format(number_, "#,##0");
  }

  lxw_error write() {
    for (std::size_t column = 0; column < table_.columns.size(); ++column) {
      write_text(0, column, table_.columns[column], head_);
    }
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      for (std::size_t column = 0; column < table_.rows[row].size(); ++column) {
        write_cell(row + 1, column, table_.rows[row][column]);
      }
    }
    set_form();
    return state_;
  }

  [[nodiscard]] std::size_t cut_cells() const { return cut_cells_; }

 private:
  void keep(lxw_error state) {
    if (state_ == LXW_NO_ERROR) state_ = state;
  }

  void write_text(std::size_t row, std::size_t column, std::string_view text, lxw_format* format) {
    CellText const cell = cell_text(text);
    if (cell.is_cut) ++cut_cells_;
    if (row <= kRowsMeasured) {
      widths_[column] = std::max(widths_[column], static_cast<double>(cell.characters) + 2);
    }
    if (cell.text.empty()) return;
    keep(worksheet_write_string(sheet_, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                                cell.text.c_str(), format));
  }

  void write_number(std::size_t row, std::size_t column, double number, lxw_format* format) {
    keep(worksheet_write_number(sheet_, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                                number, format));
  }

  void write_day(std::size_t row, std::size_t column, schema::Date date) {
    if (int(date.year()) < kFirstYearOfSheets || !date.ok()) {
      write_text(row, column, schema::format_iso_date(date), nullptr);
      return;
    }
    lxw_datetime day{};
    day.year = int(date.year());
    day.month = static_cast<int>(unsigned(date.month()));
    day.day = static_cast<int>(unsigned(date.day()));
    widths_[column] = std::max(widths_[column], 12.0);
    keep(worksheet_write_datetime(sheet_, static_cast<lxw_row_t>(row),
                                  static_cast<lxw_col_t>(column), &day, day_));
  }

  void write_cell(std::size_t row, std::size_t column, TableCell const& cell) {
    if (auto const* text = std::get_if<std::string>(&cell)) write_text(row, column, *text, nullptr);
    if (auto const* number = std::get_if<std::int64_t>(&cell)) {
      write_number(row, column, static_cast<double>(*number), number_);
    }
    if (auto const* share = std::get_if<Share>(&cell)) {
      write_number(row, column, share->value, share_);
    }
    if (auto const* date = std::get_if<schema::Date>(&cell)) write_day(row, column, *date);
  }

  void set_form() {
    if (table_.columns.empty()) return;
    for (std::size_t column = 0; column < widths_.size(); ++column) {
      auto const at = static_cast<lxw_col_t>(column);
      keep(worksheet_set_column(sheet_, at, at, std::min(widths_[column], kWidestColumn), nullptr));
    }
    worksheet_freeze_panes(sheet_, 1, 0);
    if (table_.rows.empty()) return;
    keep(worksheet_autofilter(sheet_, 0, 0, static_cast<lxw_row_t>(table_.rows.size()),
                              static_cast<lxw_col_t>(table_.columns.size() - 1)));
  }

  lxw_worksheet* sheet_;
  Table const& table_;
  std::vector<double> widths_;
  lxw_format* head_ = nullptr;
  lxw_format* day_ = nullptr;
  lxw_format* share_ = nullptr;
  lxw_format* number_ = nullptr;
  lxw_error state_ = LXW_NO_ERROR;
  std::size_t cut_cells_ = 0;
};

}  // namespace

Result<TableWorkbook> table_workbook(std::vector<Table> const& tables) {
  if (tables.empty()) {
    return Error{ErrorCode::InvalidArgument, "a workbook needs at least one sheet", ""};
  }
  MemoryFile const file;
  if (!file.is_open()) {
    return Error{ErrorCode::Io, fmt::format("a workbook: {}", std::strerror(errno)), ""};
  }
  std::unique_ptr<lxw_workbook, WorkbookEnd> workbook(workbook_new(file.name().c_str()));
  if (!workbook) return base::out_of_memory();
  TableWorkbook made;
  for (Table const& table : tables) {
    if (auto const checked = check_table(table); !checked) return checked.error();
    lxw_error const named = workbook_validate_sheet_name(workbook.get(), table.name.c_str());
    if (table.name.empty() || named != LXW_NO_ERROR) {
      return error_of_sheet(named == LXW_NO_ERROR ? LXW_ERROR_PARAMETER_VALIDATION : named, table);
    }
    lxw_worksheet* const sheet = workbook_add_worksheet(workbook.get(), table.name.c_str());
    if (sheet == nullptr) return base::out_of_memory();
    SheetWriter writer(workbook.get(), sheet, table);
    if (lxw_error const state = writer.write(); state != LXW_NO_ERROR) {
      return error_of_sheet(state, table);
    }
    made.cut_cells += writer.cut_cells();
  }
  // Frees the workbook, whatever comes of it.
  if (lxw_error const state = workbook_close(workbook.release()); state != LXW_NO_ERROR) {
    if (state == LXW_ERROR_MEMORY_MALLOC_FAILED) return base::out_of_memory();
    return Error{ErrorCode::Io, fmt::format("a workbook: {}", lxw_strerror(state)),
                 "is the folder of temporary files full, or may it not be written?"};
  }
  made.bytes = file.bytes();
  if (made.bytes.empty()) return Error{ErrorCode::Io, "a workbook can't be read back", ""};
  return made;
}

}  // namespace tracuu::formats
