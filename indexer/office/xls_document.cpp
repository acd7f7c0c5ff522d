// SPDX-License-Identifier: GPL-3.0-or-later

// [MS-XLS], Excel Binary File Format, and, for Excel 5 and 95, OpenOffice.org's Documentation of
// the Microsoft Excel File Format (D. Rentz, 2008).

#include <array>
#include <bit>
#include <map>
#include <string>
#include <vector>

#include "indexer/bytes/compound_file.hpp"
#include "indexer/bytes/little_endian.hpp"
#include "indexer/office/code_page.hpp"
#include "indexer/office/office_text.hpp"
#include "indexer/sheets/biff_records.hpp"
#include "indexer/sheets/number_format.hpp"
#include "indexer/sheets/sheet_text.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

enum BiffType : std::uint16_t {
  kBiffFormula = 0x0006,
  kBiffEndOfPart = 0x000A,
  kBiffDate1904 = 0x0022,
  kBiffFilePass = 0x002F,
  kBiffCodePage = 0x0042,
  kBiffColumns = 0x007D,
  kBiffSheet = 0x0085,
  kBiffManyNumbers = 0x00BD,
  kBiffRichLabel = 0x00D6,
  kBiffCellStyle = 0x00E0,
  kBiffMerged = 0x00E5,
  kBiffStrings = 0x00FC,
  kBiffStringCell = 0x00FD,
  kBiffTextBox = 0x01B6,
  kBiffNumber = 0x0203,
  kBiffLabel = 0x0204,
  kBiffBoolean = 0x0205,
  kBiffString = 0x0207,
  kBiffRow = 0x0208,
  kBiffShortNumber = 0x027E,
  kBiffFormat = 0x041E,
  kBiffBegin = 0x0809,
};

struct XlsSheet {
  std::uint32_t at = 0;
  bool is_hidden = false;
  std::string name;
};

/// What holds for all sheets of a workbook.
struct XlsBook {
  bool is_biff8 = true;
  bool is_from_1904 = false;
  bool is_encrypted = false;
  int code_page = 0;
  std::vector<std::string> strings;
  std::map<std::uint16_t, std::string> formats;
  std::vector<std::uint16_t> style_formats;
  std::vector<XlsSheet> sheets;
};

/// A string whose number of characters stands before it in `length_bytes` bytes.
std::string xls_string(XlsBook const& book, BiffRecord const& record, std::size_t at,
                       unsigned length_bytes) {
  std::string_view const data = record.data();
  std::uint32_t const length = length_bytes == 1 ? byte_at(data, at) : u16_at(data, at);
  if (!book.is_biff8) {
    return from_code_page(part_of(data, at + length_bytes, length), book.code_page);
  }
  BiffFields fields(record.parts);
  fields.skip(at + length_bytes);
  return fields.take_string(length);
}

void read_shared_strings(BiffRecord const& record, XlsBook& book) {
  BiffFields fields(record.parts);
  fields.skip(4);
  std::uint32_t const count = fields.take_u32();
  for (std::uint32_t i = 0; i < count && !fields.at_end(); ++i) {
    std::uint16_t const length = fields.take_u16();
    book.strings.push_back(fields.take_string(length));
  }
}

void read_book_record(BiffRecord const& record, XlsBook& book) {
  std::string_view const data = record.data();
  switch (record.type) {
    case kBiffFilePass: book.is_encrypted = true; break;
    case kBiffCodePage: book.code_page = u16_at(data, 0); break;
    case kBiffDate1904: book.is_from_1904 = u16_at(data, 0) != 0; break;
    case kBiffStrings: read_shared_strings(record, book); break;
    case kBiffCellStyle: book.style_formats.push_back(u16_at(data, 2)); break;
    case kBiffFormat:
      book.formats[u16_at(data, 0)] = xls_string(book, record, 2, book.is_biff8 ? 2 : 1);
      break;
    case kBiffSheet:
      // Macro sheets, charts and modules have no cells of a document.
      if (byte_at(data, 5) == 0) {
        book.sheets.push_back(
            {u32_at(data, 0), (byte_at(data, 4) & 3) != 0, xls_string(book, record, 6, 1)});
      }
      break;
    default: break;
  }
}

XlsBook read_book(std::string_view stream) {
  XlsBook book;
  BiffRecords records(stream);
  BiffRecord record;
  constexpr std::uint16_t kBiff8 = 0x0600;
  while (records.next(record) && record.type != kBiffEndOfPart && !book.is_encrypted) {
    if (record.type == kBiffBegin) book.is_biff8 = u16_at(record.data(), 0) == kBiff8;
    read_book_record(record, book);
  }
  return book;
}

double float_at(std::string_view data, std::size_t at) {
  return std::bit_cast<double>(u32_at(data, at) | std::uint64_t{u32_at(data, at + 4)} << 32);
}

/// RkNumber (2.5.217): 30 bits of an integer or of a float, perhaps times 100.
double short_number(std::uint32_t bits) {
  constexpr std::uint32_t kIsTimes100 = 1;
  constexpr std::uint32_t kIsWhole = 2;
  double const value = (bits & kIsWhole) != 0
                           ? static_cast<double>(static_cast<std::int32_t>(bits) >> 2)
                           : std::bit_cast<double>(std::uint64_t{bits & ~std::uint32_t{3}} << 32);
  return (bits & kIsTimes100) != 0 ? value / 100 : value;
}

std::string_view error_text(std::uint8_t code) {
  switch (code) {
    case 0x00: return "#NULL!";
    case 0x07: return "#DIV/0!";
    case 0x0F: return "#VALUE!";
    case 0x17: return "#REF!";
    case 0x1D: return "#NAME?";
    case 0x24: return "#NUM!";
    default: return "#N/A";
  }
}

class XlsSheetReader {
 public:
  XlsSheetReader(XlsBook const& book, std::string_view stream) : book_(book), stream_(stream) {}

  SheetText read(std::uint32_t at) {
    BiffRecords records(stream_, at);
    BiffRecord record;
    int depth = 0;
    while (records.next(record)) {
      // Charts lie within the sheet.
      if (record.type == kBiffBegin) ++depth;
      if (record.type == kBiffEndOfPart && --depth <= 0) break;
      if (depth == 1) obey(record);
    }
    for (std::string& text : text_boxes_) sheet_.add(++last_row_, 0, std::move(text));
    return std::move(sheet_);
  }

 private:
  void add(std::uint16_t row, std::uint16_t column, std::string text) {
    last_row_ = std::max<std::uint32_t>(last_row_, row);
    sheet_.add(row, column, std::move(text));
  }

  void add_number(std::uint16_t row, std::uint16_t column, std::uint16_t style, double value) {
    std::uint16_t const id =
        style < book_.style_formats.size() ? book_.style_formats[style] : std::uint16_t{0};
    auto const own = book_.formats.find(id);
    std::string_view const code =
        own == book_.formats.end() ? built_in_number_format(id) : std::string_view(own->second);
    add(row, column, format_number(value, code, book_.is_from_1904));
  }

  void obey(BiffRecord const& record) {
    std::string_view const data = record.data();
    std::uint16_t const row = u16_at(data, 0);
    std::uint16_t const column = u16_at(data, 2);
    std::uint16_t const style = u16_at(data, 4);
    switch (record.type) {
      case kBiffNumber: add_number(row, column, style, float_at(data, 6)); break;
      case kBiffShortNumber: add_number(row, column, style, short_number(u32_at(data, 6))); break;
      case kBiffManyNumbers: add_numbers(data); break;
      case kBiffFormula: add_formula(data); break;
      case kBiffBoolean:
        add(row, column,
            byte_at(data, 7) != 0 ? std::string(error_text(byte_at(data, 6)))
                                  : truth(byte_at(data, 6)));
        break;
      case kBiffStringCell:
        if (std::uint32_t const at = u32_at(data, 6); at < book_.strings.size()) {
          add(row, column, book_.strings[at]);
        }
        break;
      case kBiffLabel:
      case kBiffRichLabel: add(row, column, xls_string(book_, record, 6, 2)); break;
      case kBiffString: add(formula_row_, formula_column_, xls_string(book_, record, 0, 2)); break;
      default: obey_layout(record); break;
    }
  }

  void obey_layout(BiffRecord const& record) {
    std::string_view const data = record.data();
    constexpr std::uint16_t kHiddenRow = 0x20;
    switch (record.type) {
      case kBiffRow:
        if ((u16_at(data, 12) & kHiddenRow) != 0) sheet_.hide_row(u16_at(data, 0));
        break;
      case kBiffColumns:
        if ((u16_at(data, 8) & 1) != 0) sheet_.hide_columns(u16_at(data, 0), u16_at(data, 2));
        break;
      case kBiffMerged:
        for (std::size_t at = 2; at + 8 <= data.size(); at += 8) {
          sheet_.merge(u16_at(data, at), u16_at(data, at + 4), u16_at(data, at + 2),
                       u16_at(data, at + 6));
        }
        break;
      case kBiffTextBox: add_text_box(record); break;
      default: break;
    }
  }

  static std::string truth(std::uint8_t value) { return value != 0 ? "TRUE" : "FALSE"; }

  void add_numbers(std::string_view data) {
    constexpr std::size_t kNumberBytes = 6;
    std::uint16_t column = u16_at(data, 2);
    for (std::size_t at = 4; at + kNumberBytes + 2 <= data.size(); at += kNumberBytes) {
      add_number(u16_at(data, 0), column++, u16_at(data, at), short_number(u32_at(data, at + 2)));
    }
  }

  /// A formula's last value; a text stands in the record after it.
  void add_formula(std::string_view data) {
    formula_row_ = u16_at(data, 0);
    formula_column_ = u16_at(data, 2);
    constexpr std::uint16_t kNoNumber = 0xFFFF;
    if (u16_at(data, 12) != kNoNumber) {
      return add_number(formula_row_, formula_column_, u16_at(data, 4), float_at(data, 6));
    }
    constexpr std::uint8_t kTruth = 1;
    constexpr std::uint8_t kError = 2;
    std::uint8_t const kind = byte_at(data, 6);
    if (kind == kTruth) add(formula_row_, formula_column_, truth(byte_at(data, 8)));
    if (kind == kError)
      add(formula_row_, formula_column_, std::string(error_text(byte_at(data, 8))));
  }

  /// The text lies in the first Continue record, as flags and characters.
  void add_text_box(BiffRecord const& record) {
    if (!book_.is_biff8 || record.parts.size() < 2) return;
    std::vector<std::string_view> const parts(record.parts.begin() + 1, record.parts.end());
    BiffFields fields(parts);
    text_boxes_.push_back(fields.take_string(u16_at(record.data(), 10)));
  }

  XlsBook const& book_;
  std::string_view stream_;
  SheetText sheet_;
  std::vector<std::string> text_boxes_;
  std::uint32_t last_row_ = 0;
  std::uint16_t formula_row_ = 0;
  std::uint16_t formula_column_ = 0;
};

Error not_an_xls(std::string_view bytes) {
  std::string_view const hint =
      bytes.starts_with("\x09") ? "it is of Excel 4 or older: save it as .xlsx" : "";
  return {ErrorCode::InvalidArgument, "not an Excel workbook (.xls)", std::string(hint)};
}

}  // namespace

Result<OfficeText> read_xls(std::string_view bytes, std::uint64_t max_bytes) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  bool const is_xml = bytes.starts_with("<?xml") ||
                      (bytes.starts_with(kByteOrderMark) && bytes.substr(3).starts_with("<?xml"));
  if (is_xml) return read_xml_workbook(bytes, max_bytes);
  auto const file = CompoundFile::open(bytes);
  if (!file) return not_an_xls(bytes);
  auto stream = file->read("Workbook", bytes.size());
  if (!stream) stream = file->read("Book", bytes.size());
  if (!stream) return not_an_xls(bytes);
  XlsBook const book = read_book(*stream);
  if (book.is_encrypted) {
    return Error{ErrorCode::InvalidArgument, "the workbook is encrypted: it needs a password",
                 "save it without a password"};
  }
  WorkbookText text(max_bytes);
  for (XlsSheet const& sheet : book.sheets) {
    if (sheet.is_hidden) {
      text.add_hidden(sheet.name);
    } else if (!text.is_full()) {
      SheetText cells = XlsSheetReader(book, *stream).read(sheet.at);
      text.add(sheet.name, cells);
    }
  }
  OfficeText read;
  read.text = text.text();
  read.remarks = text.remarks();
  read.pages = text.pages();
  return read;
}

}  // namespace tracuu::indexer
