// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bytes/csv_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

constexpr std::array kSeparators{',', ';', '\t'};
constexpr std::string_view kSeparatorLine = "sep=";  // Excel's
/// Of the lines of one heading no more are looked at.
constexpr std::size_t kMaxHeadLines = 100;
constexpr std::size_t kMaxHeadBytes = 64 << 10;

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

Result<std::optional<CsvReader::RawLine>> CsvReader::fetch_line() {
  if (!ahead_.empty()) {
    RawLine line = std::move(ahead_.front());
    ahead_.pop_front();
    return std::optional(std::move(line));
  }
  RawLine line;
  auto const bytes = input_.read_line(line.text, max_row_bytes_);
  if (!bytes) return bytes.error();
  if (!*bytes) return std::optional<RawLine>();
  line.bytes = **bytes;
  return std::optional(std::move(line));
}

/// False at the end. What is above the limit is cut off, but counted.
Result<bool> CsvReader::read_line(std::string& line) {
  Result<std::optional<RawLine>> fetched = fetch_line();
  ended_ = !fetched || !*fetched;
  if (!fetched) return fetched.error();
  line.clear();
  if (ended_) return false;
  line = std::move((*fetched)->text);
  ++line_number_;
  row_bytes_ += (*fetched)->bytes + 1;
  bool const is_cut = (*fetched)->bytes > line.size();
  if (!is_cut && line.ends_with('\r')) line.pop_back();
  return true;
}

/// Chooses the separator of the row that begins with `line`: a heading in quotes may go on over
/// several lines.
Result<void> CsvReader::look_ahead(std::string_view line) {
  std::string row(line);
  std::deque<RawLine> seen;
  auto const is_open = [&row] { return std::ranges::count(row, '"') % 2 != 0; };
  while (is_open() && seen.size() < kMaxHeadLines && row.size() < kMaxHeadBytes) {
    Result<std::optional<RawLine>> next = fetch_line();
    if (!next) return next.error();
    if (!*next) break;
    row += (*next)->text;
    seen.push_back(std::move(**next));
  }
  choose_separator(is_open() ? line : std::string_view(row));
  ahead_.insert(ahead_.begin(), std::make_move_iterator(seen.begin()),
                std::make_move_iterator(seen.end()));
  return {};
}

void CsvReader::choose_separator(std::string_view row) {
  std::array<std::size_t, kSeparators.size()> counts{};
  bool quoted = false;
  for (char const c : row) {
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
      is_separator_kept_ = true;
      return std::optional(CsvRow{row.line, {}});
    }
    if (!is_separator_kept_ && !in_quotes_) {
      if (auto const looked = look_ahead(line); !looked) {
        ended_ = true;
        return looked.error();
      }
    }
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
