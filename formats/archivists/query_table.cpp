// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/archivists/query_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "analyzers/charset/legacy_charset.hpp"
#include "formats/archivists/outer_blanks.hpp"
#include "formats/archivists/query_columns.hpp"
#include "indexer/bytes/byte_input.hpp"
#include "indexer/bytes/csv_reader.hpp"
#include "indexer/bytes/utf8_input.hpp"

namespace tracuu::formats {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

/// One column of the table; nothing known: it is left unread.
struct TableColumn {
  std::string heading;
  std::optional<KnownColumn> known;
};

/// The cell as Unicode without blanks around it; nothing if it is text in no charset.
std::optional<std::string> read_cell(std::string_view cell) {
  auto const text = analyzers::read_as_unicode(cell);
  return text ? std::optional(std::string(without_outer_blanks(text->text))) : std::nullopt;
}

std::vector<TableColumn> columns_of(indexer::CsvRow const& row) {
  std::vector<TableColumn> columns;
  for (std::string const& cell : row.cells) {
    std::string const heading = read_cell(cell).value_or("");
    columns.push_back({heading, find_query_column(heading)});
  }
  return columns;
}

bool names_columns(std::vector<TableColumn> const& columns) {
  return std::ranges::any_of(columns,
                             [](TableColumn const& column) { return column.known.has_value(); });
}

/// `number` as a value of a field of a query.
std::string number_clause(std::string number) {
  std::erase(number, '"');
  return fmt::format("number:\"{}\"", number);
}

TableQuery searched(std::uint64_t line, std::string query) {
  TableQuery read;
  read.line = line;
  read.request.size = 0;
  read.query = std::move(query);
  read.request.text = read.query;
  return read;
}

/// The first problem is told.
void add_problem(TableQuery& query, ToldText problem) {
  if (!query.problem) query.problem = std::move(problem);
}

void check_query(TableQuery& query) {
  bool const asks = !query.request.text.empty() || !query.request.filters.is_empty();
  if (!asks) add_problem(query, told("batch.problem.empty"));
  if (query.request.text.size() > search::kMaxQueryBytes) {
    add_problem(query, told("batch.problem.long", std::to_string(search::kMaxQueryBytes)));
  }
}

Error too_many(QueryTableLimits const& limits) {
  return {ErrorCode::InvalidArgument,
          fmt::format("the table has more than {} queries", limits.max_queries),
          "divide it into several"};
}

Result<QueryTable> unless_empty(QueryTable table) {
  if (!table.queries.empty()) return table;
  return Error{ErrorCode::InvalidArgument, "the table holds no query",
               "write one query a line, or a first row that names the columns: query, from, to"};
}

class TableReader {
 public:
  TableReader(std::string bytes, QueryTableLimits const& limits)
      : limits_(limits),
        rows_(indexer::open_utf8_input(indexer::open_bytes_input(std::move(bytes))),
              limits.max_row_bytes) {}

  /// Nothing if the first row names no columns: the table is a list of lines.
  Result<std::optional<QueryTable>> read() {
    auto head = rows_.next();
    while (head && *head && (*head)->cells.empty()) head = rows_.next();  // "sep=;"
    bool const is_row = head && *head;
    if (!is_row) return std::optional<QueryTable>();
    columns_ = columns_of(**head);
    if (!names_columns(columns_)) {
      if ((*head)->cells.size() < 2) return std::optional<QueryTable>();
      return Error{ErrorCode::InvalidArgument,
                   fmt::format("line {}: no column is named query", (*head)->line),
                   "name the columns in the first row: query (or câu tìm), from, to, unit …"};
    }
    rows_.keep_separator();
    for (TableColumn const& column : columns_) {
      bool const is_left_unread = !column.known && !column.heading.empty();
      if (is_left_unread) table_.not_understood.push_back(column.heading);
    }
    if (auto const read = read_rows(); !read) return read.error();
    return std::optional(std::move(table_));
  }

 private:
  Result<void> read_rows() {
    for (;;) {
      auto const row = rows_.next();
      if (row && !*row) return {};
      if (table_.queries.size() == limits_.max_queries) return too_many(limits_);
      if (row) {
        table_.queries.push_back(read_row(**row));
      } else if (row.error().code == ErrorCode::InvalidArgument) {
        table_.queries.push_back(searched(rows_.row_line(), ""));
        add_problem(table_.queries.back(), told("batch.problem.row"));
      } else {
        return row.error();
      }
    }
  }

  TableQuery read_row(indexer::CsvRow const& row) {
    TableQuery query = searched(row.line, "");
    for (std::size_t place = 0; place < row.cells.size(); ++place) {
      auto const cell = read_cell(row.cells[place]);
      if (!cell) {
        add_problem(query, told("batch.problem.charset"));
      } else if (!cell->empty()) {
        add_cell(query, place, *cell);
      }
    }
    check_query(query);
    return query;
  }

  void add_cell(TableQuery& query, std::size_t place, std::string const& cell) {
    if (place >= columns_.size()) {
      add_problem(query, told("batch.problem.cells"));
      return;
    }
    TableColumn const& column = columns_[place];
    if (!column.known) return;
    if (column.known->column == QueryColumn::Query) {
      query.query = cell;
      add_words(query, cell);
      return;
    }
    if (!query.filters.empty()) query.filters += "; ";
    query.filters += fmt::format("{}={}", column.known->name, cell);
    if (column.known->column == QueryColumn::Number) {
      add_words(query, number_clause(cell));
    } else if (auto problem = apply_cell(*column.known, cell, query.request)) {
      add_problem(query, std::move(*problem));
    }
  }

  static void add_words(TableQuery& query, std::string const& words) {
    if (!query.request.text.empty()) query.request.text += ' ';
    query.request.text += words;
  }

  QueryTableLimits limits_;
  indexer::CsvReader rows_;
  std::vector<TableColumn> columns_;
  QueryTable table_;
};

/// A line that a program wrote as a cell, since a quote or separator stands in it, as it was; any
/// other as it is, since quotes around a phrase are part of a query.
///
///     """khai sinh"" trẻ"  ->  "khai sinh" trẻ
///     "khai sinh"          ->  "khai sinh"
std::string uncelled(std::string line) {
  if (line.size() < 2 || !line.starts_with('"') || !line.ends_with('"')) return line;
  std::string inner = line.substr(1, line.size() - 2);
  bool const is_cell =
      inner.find("\"\"") != std::string::npos || inner.find_first_of(",;") != std::string::npos;
  if (!is_cell) return line;
  for (std::size_t at = inner.find("\"\""); at != std::string::npos;
       at = inner.find("\"\"", at + 1)) {
    inner.erase(at, 1);
  }
  return inner;
}

}  // namespace

Result<QueryTable> read_query_lines(std::string_view text, QueryTableLimits const& limits) {
  QueryTable table;
  auto const unicode = indexer::open_utf8_input(indexer::open_bytes_input(std::string(text)));
  std::string all;
  for (;;) {
    auto const piece = unicode->read();
    if (!piece) return piece.error();
    if (piece->empty()) break;
    all += *piece;
  }
  std::string_view rest = all;
  for (std::uint64_t line = 1; !rest.empty(); ++line) {
    std::string_view const row = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), row.size() + 1));
    auto const read = read_cell(row);
    if (read && read->empty()) continue;
    if (table.queries.size() == limits.max_queries) return too_many(limits);
    TableQuery query = searched(line, uncelled(read.value_or("")));
    if (!read) add_problem(query, told("batch.problem.charset"));
    check_query(query);
    table.queries.push_back(std::move(query));
  }
  return unless_empty(std::move(table));
}

Result<QueryTable> read_query_table(std::string_view bytes, QueryTableLimits const& limits) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  auto table = TableReader(std::string(bytes), limits).read();
  if (!table) return table.error();
  if (!*table) return read_query_lines(bytes, limits);
  return unless_empty(std::move(**table));
}

}  // namespace tracuu::formats
