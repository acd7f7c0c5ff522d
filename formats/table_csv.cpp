// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/table_csv.hpp"

#include <fmt/format.h>

#include <string_view>

#include "formats/announcement_csv.hpp"

namespace tracuu::formats {
namespace {

struct CsvCellText {
  std::string operator()(std::monostate) const { return ""; }
  std::string operator()(std::string const& text) const { return csv_cell(text); }
  std::string operator()(std::int64_t number) const { return fmt::format("{}", number); }
  std::string operator()(Share share) const { return fmt::format("{:.4f}", share.value); }
  std::string operator()(schema::Date date) const { return schema::format_iso_date(date); }
};

void add_csv_cell(std::string& line, std::size_t column, std::string_view cell) {
  if (column > 0) line += ',';
  line += cell;
}

}  // namespace

std::string table_csv(Table const& table) {
  std::string csv = "\xEF\xBB\xBF";
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    add_csv_cell(csv, column, csv_cell(table.columns[column]));
  }
  csv += "\r\n";
  for (TableRow const& row : table.rows) {
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
      TableCell const cell = column < row.size() ? row[column] : TableCell();
      add_csv_cell(csv, column, std::visit(CsvCellText{}, cell));
    }
    csv += "\r\n";
  }
  return csv;
}

}  // namespace tracuu::formats
