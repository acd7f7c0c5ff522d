// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <bit>
#include <string>

#include "indexer/office/office_text.hpp"
#include "tests/indexer/office_files.hpp"

namespace tracuu::indexer {
namespace {

constexpr std::uint64_t kMaxXlsBytes = 1 << 20;

std::string u16(std::uint64_t value) {
  return test::little_endian(value, 2);
}
std::string u32(std::uint64_t value) {
  return test::little_endian(value, 4);
}
std::string f64(double value) {
  return test::little_endian(std::bit_cast<std::uint64_t>(value), 8);
}
std::string record(unsigned type, std::string const& data) {
  return u16(type) + u16(data.size()) + data;
}
std::string begin(unsigned version, unsigned kind) {
  return record(0x809, u16(version) + u16(kind) + std::string(4, '\0'));
}
/// Characters of UTF-16, as flags and units.
std::string wide(std::u16string_view text) {
  std::string bytes = "\1";
  for (char16_t const unit : text) bytes += u16(unit);
  return bytes;
}
std::string cell(unsigned row, unsigned column, unsigned style) {
  return u16(row) + u16(column) + u16(style);
}

struct Sheet {
  std::string name;  ///< ASCII
  unsigned visibility = 0;
  std::string records;
};

/// A workbook of Excel 97 or 5 with these records of its own and these sheets.
std::string make_xls(std::string const& book, std::vector<Sheet> const& sheets,
                     unsigned version = 0x600) {
  std::string const head = begin(version, 5);
  std::size_t at = head.size() + book.size() + 4;
  for (Sheet const& sheet : sheets) at += 4 + 8 + (version == 0x600 ? 0 : -1) + sheet.name.size();
  std::string globals = head + book;
  std::string bodies;
  for (Sheet const& sheet : sheets) {
    std::string const flags = version == 0x600 ? std::string(1, '\0') : "";
    globals += record(0x85, u32(at + bodies.size()) + static_cast<char>(sheet.visibility) + '\0' +
                                static_cast<char>(sheet.name.size()) + flags + sheet.name);
    bodies += begin(version, 0x10) + sheet.records + record(0x0A, "");
  }
  std::string const stream = globals + record(0x0A, "") + bodies;
  return test::make_compound_file({{version == 0x600 ? "Workbook" : "Book", stream}});
}

std::string style(unsigned format) {
  return record(0xE0, u16(0) + u16(format) + std::string(16, '\0'));
}

TEST(XlsDocument, ReadsCellsAsTheyAreShown) {
  std::u16string const code = u"0.0\" ha\"";
  std::string const strings =
      u32(3) + u32(3) + u16(10) + wide(u"Thôn Đông ") + u16(2) + std::string("\0ab", 3) + u16(4);
  std::string const book = style(0) + style(3) + style(14) + style(200) +
                           record(0x41E, u16(200) + u16(code.size()) + wide(code)) +
                           // The third string goes over the edge of the record, and turns wide.
                           record(0xFC, strings + std::string("\0xy", 3)) +
                           record(0x3C, wide(u"ạế"));
  std::string const rows =
      record(0xFD, cell(0, 0, 0) + u32(0)) + record(0xFD, cell(0, 1, 0) + u32(1)) +
      record(0xFD, cell(0, 2, 0) + u32(2)) + record(0xFD, cell(0, 3, 0) + u32(9)) +
      record(0x203, cell(1, 0, 1) + f64(1234567)) +
      record(0x27E, cell(1, 1, 2) + u32(45119 << 2 | 2)) +
      record(0xBD,
             u16(1) + u16(2) + u16(3) + u32(25 << 2 | 3) + u16(0) + u32(7 << 2 | 2) + u16(3)) +
      record(0x06, cell(2, 0, 1) + f64(5000)) +
      record(0x06, cell(2, 1, 0) + std::string("\0\0\0\0\0\0\xFF\xFF", 8)) +
      record(0x207, u16(2) + wide(u"tổ")) +
      record(0x06, cell(2, 2, 0) + std::string("\2\0\7\0\0\0\xFF\xFF", 8)) +
      record(0x205, cell(2, 3, 0) + std::string("\1\0", 2)) +
      record(0x204, cell(3, 0, 0) + u16(3) + wide(u"xãa")) +
      record(0x1B6, std::string(10, '\0') + u16(3) + std::string(6, '\0')) +
      record(0x3C, wide(u"hộp"));
  auto const read = read_xls(make_xls(book, {{"Du toan", 0, rows}}), kMaxXlsBytes);
  ASSERT_TRUE(read.has_value()) << to_string(read.error());
  EXPECT_EQ(read->text,
            "Thôn Đông\tab\txyạế\n"
            "1.234.567\t12/07/2023\t0,3 ha\t7\n"
            "5.000\ttổ\t#DIV/0!\tTRUE\n"
            "xãa\nhộp\nDu toan\n");
}

TEST(XlsDocument, LeavesOutWhatIsHidden) {
  auto const label = [](unsigned row, unsigned column, char16_t letter) {
    return record(0x204, cell(row, column, 0) + u16(1) + wide(std::u16string(1, letter)));
  };
  std::string const rows = label(0, 0, u'a') + label(0, 1, u'b') + label(1, 0, u'c') +
                           label(2, 0, u'd') + label(2, 2, u'e') +
                           record(0x208, u16(1) + std::string(10, '\0') + u32(0x20)) +
                           record(0x7D, u16(2) + u16(2) + u16(0) + u16(0) + u16(1)) +
                           record(0xE5, u16(1) + u16(0) + u16(0) + u16(0) + u16(1)) +
                           begin(0x600, 0x20) + label(0, 0, u'x') + record(0x0A, "");
  auto const read = read_xls(make_xls("", {{"Sheet1", 0, rows}, {"Nhap", 1, rows}}), kMaxXlsBytes);
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->text, "a\nd\n") << "nor is the text of a chart a cell";
  EXPECT_EQ(read->remarks,
            (std::vector<std::string>{
                "of the sheet 'Sheet1' 1 hidden rows and 1 hidden columns were left out",
                "the hidden sheet 'Nhap' was left out"}));
}

TEST(XlsDocument, ReadsExcel5InItsCodePage) {
  std::string const rows = record(0x204, cell(0, 0, 0) + u16(5) + "x\xB7 \xAE\xAD");
  std::string const vietnamese = record(0x204, cell(0, 0, 0) + u16(2) + "\xF0\xE3");
  EXPECT_EQ(
      read_xls(make_xls(record(0x42, u16(1252)), {{"S", 0, rows}}, 0x500), kMaxXlsBytes)->text,
      "x· ®\xC2\xAD\nS\n")
      << "TCVN3 stays as it is";
  EXPECT_EQ(read_xls(make_xls(record(0x42, u16(1258)), {{"S", 0, vietnamese}}, 0x500), kMaxXlsBytes)
                ->text,
            "đă\nS\n");
}

TEST(XlsDocument, RefusesWithAReason) {
  std::string const encrypted = make_xls(record(0x2F, u16(1)), {});
  EXPECT_NE(read_xls(encrypted, kMaxXlsBytes).error().message.find("password"), std::string::npos);
  EXPECT_NE(read_xls("x", 9).error().message.find("not an Excel"), std::string::npos);
  EXPECT_NE(read_xls(test::make_compound_file({{"WordDocument", "x"}}), 9)
                .error()
                .message.find("not an Excel"),
            std::string::npos);
}

TEST(XlsDocument, BrokenOnesEnd) {
  std::string const rows = record(0xFD, cell(0, 0, 0) + u32(0)) +
                           record(0x204, cell(3, 0, 0) + u16(60'000) + wide(u"xãa"));
  std::string const whole =
      make_xls(record(0xFC, u32(9) + u32(0xFFFFFFFF) + u16(0xFFFF) + "\xFF"), {{"S", 0, rows}});
  for (std::size_t bytes = 0; bytes < whole.size(); bytes += 7) {
    (void)read_xls(std::string_view(whole).substr(0, bytes), kMaxXlsBytes);
  }
  EXPECT_EQ(read_xls(whole, kMaxXlsBytes)->text, "xãa\nS\n");
}

}  // namespace
}  // namespace tracuu::indexer
