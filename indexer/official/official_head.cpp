// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/official/official_head.hpp"

#include <algorithm>
#include <utility>

#include "indexer/official/agency_name.hpp"
#include "indexer/official/document_title.hpp"
#include "indexer/official/head_line.hpp"
#include "indexer/official/issue_date.hpp"
#include "indexer/official/issuing_unit.hpp"
#include "indexer/official/line_words.hpp"
#include "indexer/official/own_number.hpp"
#include "indexer/text/page_line.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace {

using Cells = std::vector<HeadCell>;
using Lines = std::vector<std::string_view>;

/// The number of cell `at`; "Số: 01" may go on in the next cell with "/2021/QĐ-UBND".
std::optional<PlacedNumber> number_of_cell(Cells const& cells, std::size_t at) {
  if (auto number = letterhead_number(cells[at].text)) return number;
  bool const goes_on = at + 1 < cells.size() && cells[at + 1].text.starts_with('/');
  if (!goes_on) return std::nullopt;
  std::string const whole = std::string(cells[at].text).append(cells[at + 1].text);
  return letterhead_number(whole);
}

/// Whether `number` stands in a sentence: "Nghị quyết số 9/NQ-HĐND về mức hỗ trợ", a footnote.
bool is_in_sentence(std::string_view line, PlacedNumber const& number) {
  if (LineWords(line).begins_with("so")) return false;
  std::string_view const rest = trim(line.substr(std::min(number.end, line.size())));
  return !rest.empty() && !LineWords(rest).begins_with("ngay");
}

/// The number of a line among cells [begin, end); those in the title are cited there, and those in
/// sentences after the title.
void read_number(Cells const& cells, std::size_t begin, std::size_t end, DocumentTitle const& title,
                 OfficialHead& head) {
  if (!head.number.empty()) return;
  for (std::size_t at = begin; at < end; ++at) {
    HeadKind const kind = cells[at].kind;
    if (kind == HeadKind::Basis || kind == HeadKind::Part || kind == HeadKind::Addressee) break;
    bool const is_cited = std::ranges::find(title.cells, at) != title.cells.end();
    if (kind != HeadKind::Number || is_cited) continue;
    auto number = number_of_cell(cells, at);
    bool const is_after_title = !title.cells.empty() && at > title.cells.back();
    if (number && !(is_after_title && is_in_sentence(cells[at].text, *number))) {
      head.number = std::move(number->text);
      head.number_lines = {cells[at].line};
      return;
    }
  }
}

/// Takes the body that the letterhead names out of the title: "QUYẾT ĐỊNH CỦA UBND XÃ YÊN LÃNG Về
/// việc …". The office of a person ("của bộ trưởng …") stays.
void drop_issuer(OfficialHead& head) {
  constexpr std::size_t kMaxTypeWords = 5;
  if (head.unit_lines.empty() || !head.has_certain_title) return;
  LineWords const words(head.title);
  auto const of = words.find("cua");
  std::string const issuer = unit_of_title(head.title);
  if (!of || *of > kMaxTypeWords || issuer.empty() || !head.unit.starts_with(issuer)) return;
  if (begins_position(std::string_view(head.title).substr(words[*of].end))) return;
  std::size_t const subject = end_of_issuer(words, *of + 1);
  if (subject >= words.size()) return;
  head.title.erase(words[*of].begin, words[subject].begin - words[*of].begin);
}

bool has_number(Cells const& cells) {
  for (std::size_t at = 0; at < cells.size(); ++at) {
    if (cells[at].kind == HeadKind::Number && number_of_cell(cells, at)) return true;
  }
  return false;
}

/// The number of a standard is that of the document only where a standard begins.
void read_standard_number(Cells const& cells, OfficialHead& head) {
  bool const is_standard =
      head.type.starts_with("tiêu chuẩn") || head.type.starts_with("quy chuẩn");
  if (!is_standard || !head.number.empty()) return;
  auto const cell = std::ranges::find(cells, HeadKind::Standard, &HeadCell::kind);
  if (cell == cells.end()) return;
  head.number = standard_number(cell->text).value_or("");
  head.number_lines = {cell->line};
}

/// Fills title and type. Cells of which the title does not hold all stay in the text.
void take_title(Cells const& cells, DocumentTitle const& title, OfficialHead& head) {
  head.has_certain_title = title.is_certain;
  head.title = title.text;
  head.type = title.type;
  std::string const folded = fold_line(title.text);
  for (std::size_t const at : title.cells) {
    bool const is_whole = folded.find(fold_line(cells[at].text)) != std::string::npos;
    if (cells[at].cells_of_line == 1 && is_whole) head.title_lines.push_back(cells[at].line);
  }
}

void read_date(Cells const& cells, Lines const& lines, std::string_view printed_title,
               OfficialHead& head) {
  for (HeadCell const& cell : cells) {
    if (cell.kind != HeadKind::PlaceDate) continue;
    if (!head.day_line) head.day_line = cell.line;
    if (cell.date) {
      head.day_line = cell.line;
      head.date = cell.date;
      head.date_lines = {cell.line};
      return;
    }
  }
  if (!head.number_lines.empty()) head.date = date_of_number_line(lines[head.number_lines.front()]);
  if (!head.date) head.date = date_of_title(printed_title);
  if (!head.date) head.date = date_of_passing(lines);
  if (!head.date) head.date = date_of_signature(lines);
  if (!head.date) head.date = date_of_annex_note(cells);
}

void read_unit(Cells const& cells, Lines const& lines, DocumentTitle const& title,
               OfficialHead& head) {
  std::size_t const title_cell = title.cells.empty() ? 0 : title.cells.front();
  IssuingUnit letterhead;
  if (head.has_letterhead || title_cell > 0) letterhead = unit_of_letterhead(cells, title_cell);
  head.unit = std::move(letterhead.name);
  head.place = std::move(letterhead.place);
  head.unit_lines = std::move(letterhead.lines);
  if (head.unit.empty() && title.is_certain) head.unit = unit_of_title(title.printed);
  if (head.unit.empty()) head.unit = unit_of_heading(cells, title_cell);
  if (head.unit.empty()) head.unit = unit_of_annex_note(cells);
  if (head.unit.empty()) head.unit = unit_of_number(head.number);
  if (head.unit.empty()) head.unit = unit_of_signature(lines);
  if (head.place.empty()) head.place = place_of_site(head.unit);
}

}  // namespace

OfficialHead read_official_head(Lines const& lines) {
  Cells const cells = head_cells(lines);
  OfficialHead head;
  for (HeadCell const& cell : cells) {
    bool const is_motto = cell.kind == HeadKind::Motto;
    bool const is_alone = cell.cells_of_line == 1;
    if ((is_motto || cell.kind == HeadKind::Rule) && is_alone) {
      head.motto_lines.push_back(cell.line);
    }
    head.has_motto = head.has_motto || is_motto;
    head.has_letterhead = head.has_letterhead || is_motto || cell.kind == HeadKind::PlaceDate;
  }
  head.has_letterhead = head.has_letterhead || has_number(cells);
  DocumentTitle const title = document_title(cells, head.has_letterhead).value_or(DocumentTitle{});
  take_title(cells, title, head);
  std::size_t const title_cell = title.cells.empty() ? 0 : title.cells.front();
  read_number(cells, 0, title_cell, title, head);
  if (head.number.empty() && title.is_certain) head.number = number_of_title(title.printed);
  read_number(cells, title_cell, cells.size(), title, head);
  read_standard_number(cells, head);
  read_date(cells, lines, title.printed, head);
  read_unit(cells, lines, title, head);
  drop_issuer(head);
  return head;
}

}  // namespace tracuu::indexer
