// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/text_blocks_html.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>

#include "base/ascii.hpp"
#include "base/wording.hpp"

namespace tracuu::server {
namespace {

using search::MarkedParagraph;
using search::Stretch;
using Row = std::vector<MarkedParagraph>;

bool has_cells(MarkedParagraph const& paragraph) {
  return paragraph.text.find('\t') != std::string::npos;
}

/// The stretches that begin in [begin, end), counted from there; none goes on past `end`.
std::vector<Stretch> stretches_of_cell(std::vector<Stretch> const& stretches, std::size_t begin,
                                       std::size_t end) {
  std::vector<Stretch> inside;
  auto at = std::ranges::lower_bound(stretches, begin, {}, &Stretch::begin);
  for (; at != stretches.end() && at->begin < end; ++at) {
    inside.push_back({at->begin - begin, std::min(at->end, end) - begin});
  }
  return inside;
}

std::vector<search::MarkedRepair> repairs_of_cell(std::vector<search::MarkedRepair> const& repairs,
                                                  std::size_t begin, std::size_t end) {
  std::vector<search::MarkedRepair> inside;
  auto const begin_of = [](search::MarkedRepair const& repair) { return repair.stretch.begin; };
  auto at = std::ranges::lower_bound(repairs, begin, {}, begin_of);
  for (; at != repairs.end() && begin_of(*at) < end; ++at) {
    inside.push_back(
        {{at->stretch.begin - begin, std::min(at->stretch.end, end) - begin}, at->as_read});
  }
  return inside;
}

Row cells_of(MarkedParagraph const& line) {
  Row cells;
  std::string_view const text = line.text;
  for (std::size_t begin = 0; begin <= text.size();) {
    std::size_t const end = std::min(text.find('\t', begin), text.size());
    cells.push_back(
        {std::string(text.substr(begin, end - begin)), stretches_of_cell(line.matches, begin, end),
         stretches_of_cell(line.numbers, begin, end), repairs_of_cell(line.repairs, begin, end)});
    begin = end + 1;
  }
  return cells;
}

bool is_empty(MarkedParagraph const& cell) {
  return std::ranges::all_of(cell.text, base::is_blank);
}

bool has_digit(MarkedParagraph const& cell) {
  return std::ranges::any_of(cell.text, base::is_digit);
}

/// Whether lines with cells make a table: indented ones have nothing before the TAB.
bool is_table(std::span<MarkedParagraph const> lines) {
  return lines.size() >= 2 && std::ranges::any_of(lines, [](MarkedParagraph const& line) {
           Row const cells = cells_of(line);
           return cells.size() - static_cast<std::size_t>(std::ranges::count_if(cells, is_empty)) >=
                  2;
         });
}

std::size_t column_count(std::vector<Row> const& rows) {
  std::size_t columns = 0;
  for (Row const& row : rows) columns = std::max(columns, row.size());
  return columns;
}

bool has_head(std::vector<Row> const& rows) {
  Row const& first = rows.front();
  bool const is_full = first.size() == column_count(rows) && std::ranges::none_of(first, is_empty);
  if (!is_full || std::ranges::any_of(first, has_digit)) return false;
  for (std::size_t column = 0; column < first.size(); ++column) {
    bool const is_counted = std::all_of(rows.begin() + 1, rows.end(), [&](Row const& row) {
      return column < row.size() && has_digit(row[column]);
    });
    if (is_counted) return true;
  }
  return false;
}

class TableWriter {
 public:
  TableWriter(MarkedTextWriter& writer, base::Language language)
      : writer_(writer), language_(language) {}

  /// A table of `lines`. The box can be reached by keys, so that they scroll it.
  std::string write(std::span<MarkedParagraph const> lines) {
    std::vector<Row> rows;
    for (MarkedParagraph const& line : lines) rows.push_back(cells_of(line));
    columns_ = column_count(rows);
    std::string const name =
        base::wording("announcement.table", language_, std::to_string(++written_));
    std::string html = fmt::format(
        "<div class=\"table-box\" role=\"region\" aria-label=\"{}\" tabindex=\"0\"><table>", name);
    std::size_t first = 0;
    if (has_head(rows)) {
      html += "<thead>" + row_html(rows[first++], "th scope=\"col\"", "th") + "</thead>";
    }
    html += "<tbody>";
    for (; first < rows.size(); ++first) html += row_html(rows[first], "td", "td");
    return html + "</tbody></table></div>";
  }

 private:
  std::string row_html(Row const& row, std::string_view begin, std::string_view end) {
    std::string html = "<tr>";
    for (MarkedParagraph const& cell : row) {
      html += fmt::format("<{}>{}</{}>", begin, writer_.write(cell), end);
    }
    if (row.size() < columns_) {
      html += fmt::format("<{} colspan=\"{}\"></{}>", begin, columns_ - row.size(), end);
    }
    return html + "</tr>";
  }

  MarkedTextWriter& writer_;
  base::Language language_;
  std::size_t columns_ = 0;
  std::size_t written_ = 0;
};

/// A line with cells that stands alone: no table, but its cells stay apart.
std::string paragraph_html(MarkedParagraph const& paragraph, MarkedTextWriter& writer) {
  if (!has_cells(paragraph)) return writer.write(paragraph);
  std::string html;
  for (MarkedParagraph const& cell : cells_of(paragraph)) {
    if (is_empty(cell)) continue;
    if (!html.empty()) html += "\u2003";  // EM SPACE
    html += writer.write(cell);
  }
  return html;
}

}  // namespace

std::string text_blocks_html(std::vector<MarkedParagraph> const& paragraphs,
                             MarkedTextWriter& writer, base::Language language) {
  TableWriter tables(writer, language);
  std::string html;
  std::span<MarkedParagraph const> rest(paragraphs);
  while (!rest.empty()) {
    auto const end = std::ranges::find_if_not(rest, has_cells);
    auto const rows = static_cast<std::size_t>(end - rest.begin());
    if (is_table(rest.first(rows))) {
      html += tables.write(rest.first(rows)) + '\n';
      rest = rest.subspan(rows);
      continue;
    }
    for (MarkedParagraph const& paragraph : rest.first(std::max<std::size_t>(rows, 1))) {
      html += fmt::format("<p>{}</p>\n", paragraph_html(paragraph, writer));
    }
    rest = rest.subspan(std::max<std::size_t>(rows, 1));
  }
  return html;
}

}  // namespace tracuu::server
