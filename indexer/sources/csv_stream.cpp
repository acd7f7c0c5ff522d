// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/csv_stream.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzers/charset/legacy_charset.hpp"
#include "indexer/bytes/csv_reader.hpp"
#include "indexer/bytes/utf8_input.hpp"
#include "indexer/sources/json_text.hpp"
#include "indexer/text/field_name.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

using Item = std::optional<SourceItem>;

/// Rows above the head of a table: its caption, a date, the agency.
constexpr std::size_t kMaxCaptionRows = 40;

/// A column of the table.
struct Column {
  std::string heading;             ///< as Unicode
  std::optional<FieldName> known;  ///< what it stands for
};

/// The key that parse_json_line knows the column by.
std::string_view key_of(FieldName const& name) {
  switch (name.field) {
    case NamedField::Id: return "id";
    case NamedField::Url: return "url";
    case NamedField::Addresses: return "addresses";
    case NamedField::Title: return "title";
    case NamedField::Abstract: return "abstract";
    case NamedField::Body: return "body";
    case NamedField::Date: return "date";
    case NamedField::Site: return "site";
    case NamedField::Unit: return "unit";
    case NamedField::Author: return "author";
    case NamedField::Place: return "place";
    case NamedField::Number:
    case NamedField::Numbers: return "numbers";
    case NamedField::Cites: return "cites";
    case NamedField::Attachments: return "attachments";
    case NamedField::Category: return "category";
    case NamedField::Language: return "language";
    case NamedField::Charset: return "charset";
    case NamedField::Nothing: return "";
    case NamedField::Origin:
    case NamedField::NumberPart:
    case NamedField::SymbolPart:
    case NamedField::Line: break;
  }
  return name.name;
}

std::vector<Column> columns_of(CsvRow const& row) {
  std::vector<Column> columns;
  for (std::string const& cell : row.cells) {
    Result<analyzers::UnicodeText> const heading = analyzers::read_as_unicode(cell);
    columns.push_back({heading ? std::string(trim(heading->text)) : "", std::nullopt});
    columns.back().known = find_field_name(columns.back().heading);
  }
  return columns;
}

/// Without one of these a row says nothing that can be searched for.
bool is_needed(NamedField field) {
  return field == NamedField::Title || field == NamedField::Abstract || field == NamedField::Body ||
         field == NamedField::Number || field == NamedField::NumberPart;
}

/// Whether a row names columns; one name alone does so in the first row only.
bool is_head(std::vector<Column> const& columns, bool is_first) {
  auto const is_known = [](Column const& column) { return column.known.has_value(); };
  bool const is_useful = std::ranges::any_of(
      columns, [](Column const& column) { return column.known && is_needed(column.known->field); });
  return is_useful && (is_first || std::ranges::count_if(columns, is_known) > 1);
}

/// In the register of documents received (Decree 30/2020, Appendix IV) "Tác giả" is the agency that
/// a document came from.
void read_as_register(std::vector<Column>& columns) {
  auto const is_of_arrival = [](Column const& column) {
    return column.known && (column.known->name == "soden" || column.known->name == "ngayden");
  };
  if (std::ranges::none_of(columns, is_of_arrival)) return;
  for (Column& column : columns) {
    if (column.known && column.known->name == "tacgia") column.known->field = NamedField::Unit;
  }
}

/// "(1) (2) (3)": the numbers of the columns, which forms have below the head.
bool are_column_numbers(CsvRow const& row) {
  std::size_t numbers = 0;
  for (std::size_t column = 0; column < row.cells.size(); ++column) {
    std::string_view const cell = trim(row.cells[column]);
    if (cell.empty()) continue;
    std::string const number = std::to_string(++numbers);
    if (cell != number && cell != "(" + number + ")") return false;
  }
  return numbers > 2;
}

std::vector<std::string> split_list(std::string_view cell) {
  std::vector<std::string> numbers;
  while (!cell.empty()) {
    std::size_t const end = std::min(cell.find_first_of(";\n"), cell.size());
    std::string_view const number = cell.substr(0, end);
    std::size_t const begin = number.find_first_not_of(' ');
    if (begin != std::string_view::npos) {
      numbers.emplace_back(number.substr(begin, number.find_last_not_of(' ') + 1 - begin));
    }
    cell.remove_prefix(std::min(end + 1, cell.size()));
  }
  return numbers;
}

class CsvStream : public ItemStream {
 public:
  CsvStream(ItemOrigin origin, std::unique_ptr<ByteInput> input, SourceLimits const& limits)
      : origin_(std::move(origin)),
        rows_(open_utf8_input(std::move(input)), limits.max_item_bytes) {}

  Result<Item> next() override;
  [[nodiscard]] std::uint64_t consumed_bytes() const override { return rows_.stored_bytes(); }

 private:
  Result<void> read_head();
  Result<Item> read_row();
  [[nodiscard]] SourceItem item_of(CsvRow const& row, std::string const& line) const;
  [[nodiscard]] std::string json_of(CsvRow const& row) const;
  /// Whether no other column has a better value for the field of this one.
  [[nodiscard]] bool is_best(CsvRow const& row, std::size_t column) const;

  ItemOrigin origin_;
  CsvReader rows_;
  std::vector<Column> columns_;
  bool is_first_row_ = true;  ///< after the head
  bool ended_ = false;
};

Result<void> CsvStream::read_head() {
  for (std::size_t passed = 0; passed < kMaxCaptionRows; ++passed) {
    Result<std::optional<CsvRow>> const row = rows_.next();
    if (!row) return row.error();
    if (!*row && passed == 0) {
      return Error{ErrorCode::InvalidArgument, "the table is empty", ""};
    }
    if (!*row) break;
    if ((*row)->cells.size() > CsvReader::kMaxCells) {
      return Error{ErrorCode::InvalidArgument,
                   fmt::format("the table has more than {} columns", CsvReader::kMaxCells), ""};
    }
    std::vector<Column> columns = columns_of(**row);
    if (!is_head(columns, passed == 0)) continue;
    rows_.keep_separator();
    read_as_register(columns);
    columns_ = std::move(columns);
    return {};
  }
  return Error{ErrorCode::InvalidArgument, "no column is named as a title or a text",
               "a row names the columns: title, body, date, … or their Vietnamese names"};
}

bool CsvStream::is_best(CsvRow const& row, std::size_t column) const {
  FieldName const& own = *columns_[column].known;
  std::string_view const key = key_of(own);
  if (own.field == NamedField::Line) return true;
  for (std::size_t other = 0; other < columns_.size(); ++other) {
    auto const& rival = columns_[other].known;
    if (other == column || !rival || key_of(*rival) != key || trim(row.cells[other]).empty()) {
      continue;
    }
    if (rival->rank < own.rank || (rival->rank == own.rank && other < column)) return false;
  }
  return true;
}

std::string CsvStream::json_of(CsvRow const& row) const {
  JsonText json;
  for (std::size_t column = 0; column < columns_.size(); ++column) {
    std::string const& cell = row.cells[column];
    auto const& known = columns_[column].known;
    std::string_view const key = known ? key_of(*known) : std::string_view();
    if (key.empty() || trim(cell).empty() || !is_best(row, column)) continue;
    bool const is_list =
        key == "numbers" || key == "cites" || key == "attachments" || key == "addresses";
    is_list ? json.add(key, split_list(cell)) : json.add(key, cell);
  }
  return json.take();
}

SourceItem CsvStream::item_of(CsvRow const& row, std::string const& line) const {
  SourceItem item{SourceFormat::TableRow, origin_.name + line, origin_.key + line, json_of(row)};
  for (std::size_t column = 0; column < columns_.size(); ++column) {
    if (columns_[column].known || trim(row.cells[column]).empty()) continue;
    std::string const& heading = columns_[column].heading;
    item.not_understood.push_back(heading.empty() ? fmt::format("column {}", column + 1) : heading);
  }
  return item;
}

Result<Item> CsvStream::read_row() {
  Result<std::optional<CsvRow>> row = rows_.next();
  bool const is_first = std::exchange(is_first_row_, false);
  if (is_first && row && *row && are_column_numbers(**row)) row = rows_.next();
  std::string const line = fmt::format(":{}", rows_.row_line());
  if (!row) return error_of_item(origin_.name + line, row.error());
  if (!*row) {
    ended_ = true;
    return Item();
  }
  auto& cells = (*row)->cells;
  while (cells.size() > columns_.size() && trim(cells.back()).empty()) cells.pop_back();
  if (cells.size() != columns_.size()) {
    return error_of_item(
        origin_.name + line,
        {ErrorCode::InvalidArgument,
         fmt::format("{} cells, but the header has {}", cells.size(), columns_.size()), ""});
  }
  return Item(item_of(**row, line));
}

Result<Item> CsvStream::next() {
  if (ended_) return Item();
  if (columns_.empty()) {
    Result<void> const header = read_head();
    ended_ = !header;
    if (!header) return error_of_item(origin_.name, header.error());
  }
  return read_row();
}

}  // namespace

std::unique_ptr<ItemStream> open_csv(ItemOrigin origin, std::unique_ptr<ByteInput> input,
                                     SourceLimits const& limits) {
  return std::make_unique<CsvStream>(std::move(origin), std::move(input), limits);
}

}  // namespace tracuu::indexer
