// SPDX-License-Identifier: GPL-3.0-or-later

// OpenDocument 1.2, part 1, 9 (tables): a cell holds its text as it is shown.

#include <pugixml.hpp>

#include <algorithm>
#include <string>
#include <unordered_set>

#include "indexer/office/office_text.hpp"
#include "indexer/office/xml_walk.hpp"
#include "indexer/office/zip_part.hpp"
#include "indexer/sheets/sheet_text.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

/// Cells and rows that stand for many are given so often, at most.
constexpr std::uint32_t kMostOdsRepeats = 10'000;

std::uint32_t repeats(pugi::xml_node const& node, char const* attribute) {
  return std::max(node.attribute(attribute).as_uint(1), 1U);
}

class OdsSheetReader {
 public:
  SheetText read(pugi::xml_node const& table) {
    Result<void> const walked = walk_xml(
        table,
        {[this](pugi::xml_node const& node) { return enter(node); }, [](pugi::xml_node const&) {}});
    if (!walked) return {};
    return std::move(text_);
  }

 private:
  bool enter(pugi::xml_node const& node) {
    std::string_view const name = node.name();
    if (name == "table:table-column") {
      std::uint32_t const count = repeats(node, "table:number-columns-repeated");
      if (is_hidden(node)) text_.hide_columns(column_, column_ + count - 1);
      column_ += count;
      return false;
    }
    if (name == "table:table-row") {
      read_row(node);
      return false;
    }
    return name != "table:shapes" && name != "office:forms";
  }

  static bool is_hidden(pugi::xml_node const& node) {
    std::string_view const visibility = node.attribute("table:visibility").value();
    return visibility == "collapse" || visibility == "filter";
  }

  void read_row(pugi::xml_node const& row) {
    std::uint32_t const count = repeats(row, "table:number-rows-repeated");
    std::uint32_t column = 0;
    bool has_text = false;
    for (pugi::xml_node const& cell : row.children()) {
      std::uint32_t const cells = repeats(cell, "table:number-columns-repeated");
      // A covered cell lies below a merged one.
      bool const is_shown = std::string_view(cell.name()) == "table:table-cell";
      if (std::string const text = is_shown ? cell_text(cell) : ""; !text.empty()) {
        has_text = true;
        for (std::uint32_t i = 0; i < std::min(cells, kMostOdsRepeats); ++i) {
          for (std::uint32_t j = 0; j < std::min(count, kMostOdsRepeats / cells + 1); ++j) {
            text_.add(row_ + j, column + i, text);
          }
        }
      }
      column += cells;
    }
    if (has_text && is_hidden(row)) {
      for (std::uint32_t j = 0; j < std::min(count, kMostOdsRepeats); ++j) text_.hide_row(row_ + j);
    }
    row_ += count;
  }

  static std::string cell_text(pugi::xml_node const& cell) {
    std::string text;
    for (pugi::xml_node const& paragraph : cell.children("text:p")) {
      if (!text.empty()) text += '\n';
      text += xml_inner_text(paragraph);
    }
    return text;
  }

  SheetText text_;
  std::uint32_t row_ = 0;
  std::uint32_t column_ = 0;
};

/// The styles of sheets that are not shown.
std::unordered_set<std::string> hidden_sheet_styles(pugi::xml_node const& content) {
  std::unordered_set<std::string> names;
  for (pugi::xml_node const& style : content.child("office:automatic-styles").children()) {
    std::string_view const display =
        style.child("style:table-properties").attribute("table:display").value();
    if (display == "false") names.emplace(style.attribute("style:name").value());
  }
  return names;
}

}  // namespace

Result<OfficeText> read_ods(std::string_view bytes, std::uint64_t max_bytes) {
  Result<void> const readable = check_open_document(bytes, max_bytes);
  if (!readable) return readable.error();
  auto const content =
      read_needed_part(bytes, "content.xml", "an OpenDocument spreadsheet", max_bytes);
  if (!content) return content.error();
  auto const meta = read_zip_part(bytes, "meta.xml", max_bytes);
  if (!meta) return meta.error();
  pugi::xml_node const root = (*content)->document_element();
  auto const hidden = hidden_sheet_styles(root);
  WorkbookText text(max_bytes);
  for (pugi::xml_node const& table :
       root.child("office:body").child("office:spreadsheet").children("table:table")) {
    std::string_view const name = table.attribute("table:name").value();
    if (hidden.contains(table.attribute("table:style-name").value())) {
      text.add_hidden(name);
    } else if (!text.is_full()) {
      SheetText cells = OdsSheetReader().read(table);
      text.add(name, cells);
    }
  }
  OfficeText read;
  if (*meta) {
    read.metadata_title =
        xml_inner_text((*meta)->document_element().child("office:meta").child("dc:title"));
  }
  read.text = text.text();
  read.remarks = text.remarks();
  read.pages = text.pages();
  return read;
}

}  // namespace tracuu::indexer
