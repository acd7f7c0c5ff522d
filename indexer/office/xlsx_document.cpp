// SPDX-License-Identifier: GPL-3.0-or-later

// Office Open XML, ECMA-376-1, 18 (SpreadsheetML).

#include <pugixml.hpp>

#include <charconv>
#include <map>
#include <string>
#include <vector>

#include "base/ascii.hpp"
#include "indexer/office/office_text.hpp"
#include "indexer/office/xml_walk.hpp"
#include "indexer/office/zip_part.hpp"
#include "indexer/sheets/number_format.hpp"
#include "indexer/sheets/sheet_text.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

constexpr std::string_view kXlsxKind = "an Excel workbook (.xlsx)";
constexpr std::string_view kXlsxBook = "xl/workbook.xml";

/// What holds for all sheets.
struct XlsxBook {
  std::vector<std::string> strings;
  std::map<unsigned, std::string> formats;
  std::vector<unsigned> style_formats;
  bool is_from_1904 = false;
};

bool is_true(pugi::xml_attribute const& attribute) {
  std::string_view const value = attribute.value();
  return value == "1" || value == "true";
}

/// A string of rich runs, without the readings of East Asian letters.
std::string rich_text(pugi::xml_node const& node) {
  std::string text;
  for (pugi::xml_node const& child : node.children()) {
    if (local_name(child) == "t") text += child.text().get();
    if (local_name(child) == "r") text += child_named(child, "t").text().get();
  }
  return text;
}

/// A place in a sheet, from 0: "B12" is (11, 1).
struct XlsxPlace {
  std::uint32_t row = 0;
  std::uint32_t column = 0;
};
std::optional<XlsxPlace> place_of(std::string_view name) {
  std::uint32_t column = 0;
  std::size_t at = 0;
  for (; at < name.size() && at < 3 && name[at] >= 'A' && name[at] <= 'Z'; ++at) {
    column = column * 26 + static_cast<std::uint32_t>(name[at] - 'A') + 1;
  }
  std::uint32_t row = 0;
  auto const parsed = std::from_chars(name.data() + at, name.data() + name.size(), row);
  if (column == 0 || row == 0 || parsed.ec != std::errc()) return std::nullopt;
  return XlsxPlace{row - 1, column - 1};
}

class XlsxSheetReader {
 public:
  explicit XlsxSheetReader(XlsxBook const& book) : book_(book) {}

  SheetText read(pugi::xml_node const& sheet) {
    for (pugi::xml_node const& columns : child_named(sheet, "cols").children()) {
      std::uint32_t const first = columns.attribute("min").as_uint();
      if (is_true(columns.attribute("hidden")) && first > 0) {
        text_.hide_columns(first - 1, columns.attribute("max").as_uint() - 1);
      }
    }
    for (pugi::xml_node const& row : child_named(sheet, "sheetData").children()) read_row(row);
    for (pugi::xml_node const& merged : child_named(sheet, "mergeCells").children()) {
      std::string_view const area = merged.attribute("ref").value();
      auto const first = place_of(area.substr(0, area.find(':')));
      auto const last = place_of(area.substr(std::min(area.find(':') + 1, area.size())));
      if (first && last) text_.merge(first->row, first->column, last->row, last->column);
    }
    return std::move(text_);
  }

 private:
  void read_row(pugi::xml_node const& row) {
    // Rows and cells may leave out where they are: then they follow one another.
    if (std::uint32_t const number = row.attribute("r").as_uint(); number > 0)
      next_row_ = number - 1;
    if (is_true(row.attribute("hidden"))) text_.hide_row(next_row_);
    std::uint32_t column = 0;
    for (pugi::xml_node const& cell : row.children()) {
      if (local_name(cell) != "c") continue;
      if (auto const place = place_of(cell.attribute("r").value())) column = place->column;
      text_.add(next_row_, column++, cell_text(cell));
    }
    ++next_row_;
  }

  [[nodiscard]] std::string cell_text(pugi::xml_node const& cell) const {
    std::string_view const type = cell.attribute("t").value();
    if (type == "inlineStr") return rich_text(child_named(cell, "is"));
    std::string value = child_named(cell, "v").text().get();
    if (type == "str" || type == "e" || value.empty()) return value;
    if (type == "b") return value == "1" ? "TRUE" : "FALSE";
    double number = 0;
    auto const parsed = std::from_chars(value.data(), value.data() + value.size(), number);
    if (parsed.ec != std::errc() || type == "d") return value;
    if (type == "s") {
      bool const is_known = number >= 0 && number < static_cast<double>(book_.strings.size());
      return is_known ? book_.strings[static_cast<std::size_t>(number)] : "";
    }
    unsigned const style = cell.attribute("s").as_uint();
    unsigned const id = style < book_.style_formats.size() ? book_.style_formats[style] : 0;
    auto const own = book_.formats.find(id);
    return format_number(
        number,
        own == book_.formats.end() ? built_in_number_format(id) : std::string_view(own->second),
        book_.is_from_1904);
  }

  XlsxBook const& book_;
  SheetText text_;
  std::uint32_t next_row_ = 0;
};

Result<void> read_xlsx_styles(std::string_view zip, std::string_view part, std::uint64_t max_bytes,
                              XlsxBook& book) {
  auto const styles = read_zip_part(zip, part, max_bytes);
  if (!styles) return styles.error();
  if (!*styles) return {};
  pugi::xml_node const root = (*styles)->document_element();
  for (pugi::xml_node const& format : child_named(root, "numFmts").children()) {
    book.formats[format.attribute("numFmtId").as_uint()] = format.attribute("formatCode").value();
  }
  for (pugi::xml_node const& style : child_named(root, "cellXfs").children()) {
    book.style_formats.push_back(style.attribute("numFmtId").as_uint());
  }
  return {};
}

Result<void> read_xlsx_strings(std::string_view zip, std::string_view part, std::uint64_t max_bytes,
                               XlsxBook& book) {
  auto const strings = read_zip_part(zip, part, max_bytes);
  if (!strings) return strings.error();
  if (!*strings) return {};
  for (pugi::xml_node const& string : (*strings)->document_element().children()) {
    if (local_name(string) == "si") book.strings.push_back(rich_text(string));
  }
  return {};
}

Result<void> read_xlsx_sheets(std::string_view zip, pugi::xml_node const& root,
                              std::map<std::string, PartTarget> const& targets,
                              XlsxBook const& book, std::uint64_t max_bytes, WorkbookText& text) {
  for (pugi::xml_node const& sheet : child_named(root, "sheets").children()) {
    std::string_view const name = sheet.attribute("name").value();
    std::string_view const state = sheet.attribute("state").value();
    if (state == "hidden" || state == "veryHidden") {
      text.add_hidden(name);
      continue;
    }
    auto const target = targets.find(sheet.attribute("r:id").value());
    if (target == targets.end() || target->second.type != "worksheet" || text.is_full()) continue;
    auto const part = read_zip_part(zip, target->second.name, max_bytes);
    if (!part) return part.error();
    if (!*part) continue;
    SheetText cells = XlsxSheetReader(book).read((*part)->document_element());
    text.add(name, cells);
  }
  return {};
}

/// Reads the sheets of a workbook that is one XML file (XML Spreadsheet, Excel 2002 and 2003).
class XmlSheetReader {
 public:
  explicit XmlSheetReader(std::map<std::string, std::string> const& formats) : formats_(formats) {}

  SheetText read(pugi::xml_node const& table) {
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    for (pugi::xml_node const& child : table.children()) {
      if (local_name(child) == "Column") {
        column = place(child, column);
        std::uint32_t const last = column + child.attribute("ss:Span").as_uint();
        if (is_true(child.attribute("ss:Hidden"))) text_.hide_columns(column, last);
        column = last + 1;
      }
      if (local_name(child) != "Row") continue;
      row = place(child, row);
      if (is_true(child.attribute("ss:Hidden"))) text_.hide_row(row);
      read_row(child, row);
      row += 1 + child.attribute("ss:Span").as_uint();
    }
    return std::move(text_);
  }

 private:
  /// Where a row, column or cell stands that may say so (from 1), and else follows another.
  static std::uint32_t place(pugi::xml_node const& node, std::uint32_t next) {
    std::uint32_t const index = node.attribute("ss:Index").as_uint();
    return index > 0 ? index - 1 : next;
  }

  void read_row(pugi::xml_node const& row, std::uint32_t number) {
    std::uint32_t column = 0;
    for (pugi::xml_node const& cell : row.children()) {
      if (local_name(cell) != "Cell") continue;
      column = place(cell, column);
      text_.add(number, column, cell_text(cell));
      column += 1 + cell.attribute("ss:MergeAcross").as_uint();
    }
  }

  [[nodiscard]] std::string cell_text(pugi::xml_node const& cell) const {
    pugi::xml_node const data = child_named(cell, "Data");
    std::string text = xml_inner_text(data);
    if (std::string_view(data.attribute("ss:Type").value()) == "DateTime") {
      // "2023-07-12T00:00:00.000"
      bool const is_day = text.size() >= 10 && text[4] == '-' && text[7] == '-';
      return is_day ? text.substr(8, 2) + "/" + text.substr(5, 2) + "/" + text.substr(0, 4) : text;
    }
    if (std::string_view(data.attribute("ss:Type").value()) != "Number") return text;
    double number = 0;
    auto const parsed = std::from_chars(text.data(), text.data() + text.size(), number);
    if (parsed.ec != std::errc()) return text;
    auto const format = formats_.find(cell.attribute("ss:StyleID").value());
    return format_number(number, format == formats_.end() ? "General" : format->second, false);
  }

  std::map<std::string, std::string> const& formats_;
  SheetText text_;
};

/// The codes of number formats that XML Spreadsheet has names for.
std::string_view named_format(std::string_view name) {
  if (name == "Standard" || name == "Fixed") return name == "Fixed" ? "0.00" : "#,##0.00";
  if (name == "Percent") return "0.00%";
  if (name == "Short Date" || name == "General Date") return "dd/mm/yyyy";
  return name;
}

}  // namespace

Result<OfficeText> read_xml_workbook(std::string_view bytes, std::uint64_t max_bytes) {
  auto const document = parse_office_xml(bytes, "the workbook");
  if (!document) return document.error();
  pugi::xml_node const root = (*document)->document_element();
  if (local_name(root) != "Workbook") {
    return Error{ErrorCode::InvalidArgument, "XML that is no workbook of Excel", ""};
  }
  std::map<std::string, std::string> formats;
  for (pugi::xml_node const& style : child_named(root, "Styles").children()) {
    std::string_view const code =
        named_format(child_named(style, "NumberFormat").attribute("ss:Format").value());
    if (!code.empty()) formats[style.attribute("ss:ID").value()] = code;
  }
  WorkbookText text(max_bytes);
  for (pugi::xml_node const& sheet : root.children()) {
    if (local_name(sheet) != "Worksheet") continue;
    std::string_view const name = sheet.attribute("ss:Name").value();
    pugi::xml_node const options = child_named(sheet, "WorksheetOptions");
    if (std::string_view(child_named(options, "Visible").text().get()).starts_with("Sheet")) {
      text.add_hidden(name);
    } else if (!text.is_full()) {
      SheetText cells = XmlSheetReader(formats).read(child_named(sheet, "Table"));
      text.add(name, cells);
    }
  }
  OfficeText read;
  read.text = text.text();
  read.remarks = text.remarks();
  read.pages = text.pages();
  return read;
}

Result<OfficeText> read_xlsx(std::string_view bytes, std::uint64_t max_bytes) {
  auto const workbook = read_needed_part(bytes, kXlsxBook, kXlsxKind, max_bytes);
  if (!workbook) return workbook.error();
  auto const targets = read_part_targets(bytes, kXlsxBook, max_bytes);
  if (!targets) return targets.error();
  pugi::xml_node const root = (*workbook)->document_element();
  XlsxBook book;
  book.is_from_1904 = is_true(child_named(root, "workbookPr").attribute("date1904"));
  for (auto const& [id, target] : *targets) {
    Result<void> read;
    if (target.type == "styles") read = read_xlsx_styles(bytes, target.name, max_bytes, book);
    if (target.type == "sharedStrings") {
      read = read_xlsx_strings(bytes, target.name, max_bytes, book);
    }
    if (!read) return read.error();
  }
  WorkbookText text(max_bytes);
  Result<void> const sheets = read_xlsx_sheets(bytes, root, *targets, book, max_bytes, text);
  if (!sheets) return sheets.error();
  auto const properties = read_zip_part(bytes, "docProps/core.xml", max_bytes);
  if (!properties) return properties.error();
  OfficeText read;
  if (*properties) {
    read.metadata_title = xml_inner_text(child_named((*properties)->document_element(), "title"));
  }
  read.text = text.text();
  read.remarks = text.remarks();
  read.pages = text.pages();
  return read;
}

}  // namespace tracuu::indexer
