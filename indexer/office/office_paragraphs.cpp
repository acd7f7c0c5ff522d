// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/office_paragraphs.hpp"

#include <algorithm>
#include <utility>

#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace {

/// Runs of ASCII white space as one blank or, with a line end among them and
/// `keep_lines`, as one line end. Other white space stays: in legacy charsets
/// its code points are letters.
std::string collapse(std::string_view text, bool keep_lines) {
  std::string collapsed;
  char due = 0;
  for (char const c : text) {
    bool const line_end = c == '\n' || c == '\r';
    if (line_end || c == ' ' || c == '\t' || c == '\f' || c == '\v') {
      if (due != '\n') due = line_end && keep_lines ? '\n' : ' ';
      continue;
    }
    if (due != 0 && !collapsed.empty()) collapsed += due;
    due = 0;
    collapsed += c;
  }
  return collapsed;
}

}  // namespace

std::string one_line(std::string_view text) {
  return collapse(text, false);
}

std::string OfficeParagraphs::end_paragraph() {
  if (open_.empty()) return "";
  std::string paragraph = collapse(open_.back(), true);
  open_.pop_back();
  emit(paragraph);
  return paragraph;
}

void OfficeParagraphs::add(std::string_view text) {
  if (!open_.empty()) open_.back() += text;
}

void OfficeParagraphs::begin_cell() {
  if (!rows_.empty()) rows_.back().emplace_back();
}

void OfficeParagraphs::end_row() {
  if (rows_.empty()) return;
  Row const row = std::move(rows_.back());
  rows_.pop_back();
  bool const is_layout =
      std::ranges::any_of(row, [](Cell const& cell) { return cell.size() > 1; }) ||
      is_letterhead(row);
  std::string line;
  for (Cell const& cell : row) {
    for (std::string const& paragraph : cell) {
      if (is_layout) {
        emit(paragraph);
        continue;
      }
      if (!line.empty()) line += '\t';
      line += one_line(paragraph);
    }
  }
  emit(std::move(line));
}

bool OfficeParagraphs::is_letterhead(Row const& row) {
  constexpr std::size_t kMaxLetterheadCells = 3;
  if (row.size() < 2 || row.size() > kMaxLetterheadCells) return false;
  return std::ranges::any_of(row, [](Cell const& cell) {
    constexpr std::size_t kMaxLineBytes = 200;
    if (cell.empty() || cell.front().size() > kMaxLineBytes) return false;
    std::string const folded = fold_line(cell.front());
    bool const is_motto = folded.starts_with("cong hoa xa hoi chu nghia") ||
                          (folded.starts_with("doc lap ") && folded.ends_with("hanh phuc"));
    bool const is_place_and_date = folded.find(", ngay ") != std::string::npos &&
                                   folded.find(" thang ") != std::string::npos &&
                                   folded.find(" nam ") != std::string::npos;
    return is_motto || is_place_and_date;
  });
}

void OfficeParagraphs::emit(std::string paragraph) {
  if (paragraph.empty()) return;
  if (!rows_.empty() && !rows_.back().empty()) {
    rows_.back().back().push_back(std::move(paragraph));
    return;
  }
  text_ += paragraph;
  text_ += '\n';
}

}  // namespace tracuu::indexer
