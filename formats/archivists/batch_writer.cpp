// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/archivists/batch_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/wording.hpp"
#include "formats/announcement_csv.hpp"
#include "formats/json_fields.hpp"
#include "formats/table_workbook.hpp"
#include "schema/date.hpp"

namespace tracuu::formats {

namespace {

using base::Language;

constexpr std::size_t kPieceBytes = 65'536;
constexpr std::chrono::milliseconds kPieceTime{500};
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string batch_text(base::TextKey<0> key, Language language) {
  return std::string(base::wording(key, language));
}

/// "ok", "unread", "uncounted": in JSON.
std::string_view state_name(BatchRow const& row) {
  if (row.asked.problem) return "unread";
  return row.failure ? "uncounted" : "ok";
}

std::string state_text(BatchRow const& row, Language language) {
  if (row.asked.problem) return batch_text("batch.state.unread", language);
  if (row.failure) return batch_text("batch.state.uncounted", language);
  return batch_text("batch.state.ok", language);
}

std::string reason_text(BatchRow const& row, Language language) {
  if (row.asked.problem) return row.asked.problem->in(language);
  return row.failure ? base::wording("batch.uncounted", language, to_string(*row.failure)) : "";
}

std::string notes_text(std::vector<search::Note> const& notes, Language language) {
  std::string text;
  for (search::Note const& note : notes) {
    if (!text.empty()) text += ' ';
    text += describe(note, language);
  }
  return text;
}

std::vector<std::string> batch_head(std::size_t hits, Language language) {
  std::vector<std::string> head;
  for (base::TextKey<0> const key : std::array<base::TextKey<0>, 9>{
           "batch.column.line", "batch.column.query", "batch.column.filters", "batch.column.state",
           "batch.column.reason", "batch.column.count", "batch.column.all_words",
           "batch.column.read_as", "batch.column.notes"}) {
    head.emplace_back(batch_text(key, language));
  }
  for (std::size_t hit = 1; hit <= hits; ++hit) {
    for (base::TextKey<0> const key : std::array<base::TextKey<0>, 5>{
             "batch.column.id", "batch.column.title", "batch.column.date", "batch.column.number",
             "batch.column.address"}) {
      head.emplace_back(fmt::format("{} {}", batch_text(key, language), hit));
    }
  }
  return head;
}

TableCell count_cell(std::size_t count) {
  return static_cast<std::int64_t>(count);
}

TableRow text_cells(std::vector<std::string> const& texts) {
  return {texts.begin(), texts.end()};
}

std::string csv_line(TableRow const& cells) {
  std::string line;
  for (TableCell const& cell : cells) {
    if (&cell != cells.data()) line += ',';
    if (auto const* const text = std::get_if<std::string>(&cell)) {
      line += csv_cell(*text);
    } else if (auto const* const number = std::get_if<std::int64_t>(&cell)) {
      line += std::to_string(*number);
    } else if (auto const* const day = std::get_if<schema::Date>(&cell)) {
      line += schema::format_iso_date(*day);
    }
  }
  return line + "\r\n";
}

}  // namespace

std::string_view media_type(BatchFormat format) {
  switch (format) {
    case BatchFormat::Json: return "application/json; charset=utf-8";
    case BatchFormat::Csv: return "text/csv; charset=utf-8; header=present";
    case BatchFormat::Xlsx:
      return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  }
  return "application/octet-stream";
}

std::string_view file_ending(BatchFormat format) {
  switch (format) {
    case BatchFormat::Json: return "json";
    case BatchFormat::Csv: return "csv";
    case BatchFormat::Xlsx: return "xlsx";
  }
  return "bin";
}

BatchWriter::BatchWriter(BatchFormat format, BatchSearch search, Language language,
                         PageAddress page_address)
    : format_(format),
      search_(std::move(search)),
      language_(language),
      page_address_(std::move(page_address)),
      hits_(search_.most_hits()) {}

void BatchWriter::begin() {
  if (std::exchange(has_begun_, true)) return;
  if (format_ == BatchFormat::Json) {
    text_ = "{\"queries\":[";
    return;
  }
  if (format_ == BatchFormat::Csv) {
    text_ = kByteOrderMark;
    text_ += csv_line(text_cells(batch_head(hits_, language_)));
    return;
  }
  table_.name = batch_text("batch.sheet", language_);
  table_.columns = batch_head(hits_, language_);
}

void BatchWriter::add_cells(TableRow cells) {
  if (format_ == BatchFormat::Csv) {
    text_ += csv_line(cells);
  } else {
    table_.rows.push_back(std::move(cells));
  }
}

TableRow BatchWriter::cells_of(BatchRow const& row) const {
  bool const is_counted = !row.asked.problem && !row.failure;
  TableRow cells;
  cells.emplace_back(count_cell(row.asked.line));
  cells.emplace_back(row.asked.query);
  cells.emplace_back(row.asked.filters);
  cells.emplace_back(state_text(row, language_));
  cells.emplace_back(reason_text(row, language_));
  cells.emplace_back(is_counted ? count_cell(row.count) : TableCell());
  cells.emplace_back(is_counted ? count_cell(row.with_all_words) : TableCell());
  cells.emplace_back(row.read_as);
  cells.emplace_back(notes_text(row.notes, language_));
  for (schema::Announcement const& hit : row.hits) {
    cells.emplace_back(hit.id);
    cells.emplace_back(hit.title);
    cells.emplace_back(hit.date ? TableCell(*hit.date) : TableCell());
    cells.emplace_back(hit.number);
    bool const has_none = hit.url.empty() && page_address_;
    cells.emplace_back(has_none ? page_address_(hit.id) : hit.url);
  }
  return cells;
}

std::string BatchWriter::json_row(BatchRow const& row) const {
  Json json = Json::object();
  json["line"] = row.asked.line;
  json["state"] = state_name(row);
  std::string const reason = reason_text(row, language_);
  json["reason"] = reason.empty() ? Json(nullptr) : Json(reason);
  json["query"] = query_json(row.asked.query, row.read_as, row.notes, language_);
  json["filters"] = row.asked.filters;
  bool const is_counted = !row.asked.problem && !row.failure;
  json["total"] = is_counted ? Json(row.count) : Json(nullptr);
  json["with_all_words"] = is_counted ? Json(row.with_all_words) : Json(nullptr);
  json["hits"] = Json::array();
  for (schema::Announcement const& hit : row.hits) {
    Json found = Json::object();
    found["id"] = hit.id;
    found["title"] = hit.title;
    found["date"] = date_or_null(hit.date);
    found["number"] = hit.number.empty() ? Json(nullptr) : Json(hit.number);
    found["url"] = hit.url;
    json["hits"].push_back(std::move(found));
  }
  return to_text(json);
}

void BatchWriter::add_row(BatchRow const& row) {
  if (row.asked.problem || row.failure) ++failed_;
  if (format_ == BatchFormat::Json) {
    if (done_ > 0) text_ += ',';
    text_ += '\n';
    text_ += json_row(row);
  } else {
    add_cells(cells_of(row));
  }
  ++done_;
}

/// What was not understood of the table stands at the end: nothing is left out silently.
void BatchWriter::end() {
  if (std::exchange(has_ended_, true)) return;
  std::vector<std::string> const& left = search_.table().not_understood;
  if (format_ == BatchFormat::Json) {
    text_ += fmt::format("\n],\"columns_not_understood\":{},\"failed\":{}}}\n", to_text(Json(left)),
                         failed_);
    return;
  }
  for (std::string const& heading : left) {
    add_cells({{},
               {},
               {},
               batch_text("batch.state.unread", language_),
               base::wording("batch.column_not_understood", language_, heading)});
  }
}

bool BatchWriter::step() {
  begin();
  if (has_ended_) return false;
  if (auto const row = search_.next()) {
    add_row(*row);
    return true;
  }
  end();
  return false;
}

bool BatchWriter::work(std::chrono::milliseconds time) {
  auto const end_at = std::chrono::steady_clock::now() + time;
  while (step()) {
    if (std::chrono::steady_clock::now() >= end_at) return false;
  }
  return true;
}

base::Result<std::string> BatchWriter::next_piece() {
  if (format_ == BatchFormat::Xlsx) {
    if (std::exchange(is_given_out_, true)) return std::string();
    while (step()) continue;
    auto workbook = table_workbook({std::move(table_)});
    if (!workbook) return workbook.error();
    cut_cells_ = workbook->cut_cells;
    return std::move(workbook->bytes);
  }
  // Dear queries come a few at a time: who waits for the file sees that it grows.
  auto const end_at = std::chrono::steady_clock::now() + kPieceTime;
  while (text_.size() < kPieceBytes && step()) {
    if (std::chrono::steady_clock::now() >= end_at) break;
  }
  return std::exchange(text_, std::string());
}

}  // namespace tracuu::formats
