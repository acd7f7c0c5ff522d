// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bytes/csv_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

constexpr std::array kSeparators{',', ';', '\t'};
constexpr std::string_view kSeparatorLine = "sep=";  // Excel's

bool is_blank_cell(std::string const& cell) {
  return cell.find_first_not_of(" \t\r\n") == std::string::npos;
}

void begin_cell(CsvRow& row) {
  if (row.cells.size() <= CsvReader::kMaxCells) {
    row.cells.emplace_back();
  } else {
    row.cells.back().clear();
  }
}

}  // namespace

CsvReader::CsvReader(std::unique_ptr<ByteInput> input, std::uint64_t max_row_bytes)
    : input_(std::move(input)), max_row_bytes_(max_row_bytes) {}

/// False at the end. What is above the limit is cut off, but counted.
Result<bool> CsvReader::read_line(std::string& line) {
  line.clear();
  auto const bytes = input_.read_line(line, max_row_bytes_);
  ended_ = !bytes || !*bytes;
  if (!bytes) return bytes.error();
  if (ended_) return false;
  ++line_number_;
  row_bytes_ += **bytes + 1;
  bool const is_cut = **bytes > line.size();
  if (!is_cut && line.ends_with('\r')) line.pop_back();
  return true;
}

void CsvReader::choose_separator(std::string_view header) {
  std::array<std::size_t, kSeparators.size()> counts{};
  bool quoted = false;
  for (char const c : header) {
    if (c == '"') quoted = !quoted;
    auto const found = std::ranges::find(kSeparators, c);
    if (!quoted && found != kSeparators.end()) {
      ++counts[static_cast<std::size_t>(found - kSeparators.begin())];
    }
  }
  auto const most = std::ranges::max_element(counts);
  separator_ = kSeparators[static_cast<std::size_t>(most - counts.begin())];
}

/// Adds a line to the row. Goes on in the last cell if that is in quotes.
void CsvReader::add_line(std::string_view line, CsvRow& row) {
  if (in_quotes_) {
    row.cells.back() += '\n';
  } else {
    begin_cell(row);
  }
  bool at_cell_start = !in_quotes_;
  for (std::size_t at = 0; at < line.size(); ++at) {
    char const c = line[at];
    if (in_quotes_) {
      bool const is_doubled = c == '"' && line.substr(at + 1).starts_with('"');
      if (c != '"' || is_doubled) row.cells.back() += c;
      if (is_doubled) ++at;
      if (c == '"' && !is_doubled) in_quotes_ = false;
    } else if (c == separator_) {
      begin_cell(row);
      at_cell_start = true;
      continue;
    } else if (c == '"' && at_cell_start) {
      in_quotes_ = true;
    } else {
      row.cells.back() += c;
    }
    at_cell_start = false;
  }
}

/// The lines of one row. REQUIRES: the last row has ended.
Result<std::optional<CsvRow>> CsvReader::read_row() {
  CsvRow row;
  std::string line;
  row_bytes_ = 0;
  in_quotes_ = false;
  row_line_ = row.line = line_number_ + 1;
  do {
    Result<bool> const got = read_line(line);
    if (!got) return got.error();
    if (!*got && in_quotes_) {
      return Error{ErrorCode::InvalidArgument, "the row opens a quote that is never closed", ""};
    }
    if (!*got) return std::optional<CsvRow>();
    if (separator_ == '\0' && line.size() == kSeparatorLine.size() + 1 &&
        line.starts_with(kSeparatorLine)) {
      separator_ = line.back();
      return std::optional(CsvRow{row.line, {}});
    }
    if (separator_ == '\0') choose_separator(line);
    add_line(line, row);
    if (row_bytes_ <= max_row_bytes_ + 1) continue;
    // Of a row that is too large only the end is still looked for, unless it was cut off.
    row.cells.assign(1, "");
    in_quotes_ = in_quotes_ && line.size() < max_row_bytes_;
  } while (in_quotes_);
  if (row_bytes_ <= max_row_bytes_ + 1) return std::optional(std::move(row));
  return Error{ErrorCode::InvalidArgument,
               fmt::format("the row has {} bytes, more than the limit of {}", row_bytes_ - 1,
                           max_row_bytes_),
               ""};
}

Result<std::optional<CsvRow>> CsvReader::next() {
  while (!ended_) {
    Result<std::optional<CsvRow>> row = read_row();
    if (!row || !*row || !std::ranges::all_of((*row)->cells, is_blank_cell)) return row;
  }
  return std::optional<CsvRow>();
}

}  // namespace tracuu::indexer
