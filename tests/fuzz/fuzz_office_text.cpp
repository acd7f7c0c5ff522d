// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/utf8.hpp"
#include "indexer/item/content_type.hpp"
#include "indexer/office/office_text.hpp"
#include "indexer/office/word_binary.hpp"
#include "indexer/sheets/number_format.hpp"
#include "tests/indexer/office_files.hpp"

namespace {

using namespace tracuu::indexer;
using tracuu::base::Result;
using tracuu::test::make_compound_file;
using tracuu::test::make_zip;

constexpr std::uint64_t kMaxBytes = 1 << 20;

void require(bool condition) {
  if (!condition) std::abort();
}

/// A document of Word: half of the bytes in either stream.
Result<OfficeText> read_as_word(std::string const& bytes) {
  std::size_t const half = bytes.size() / 2;
  std::string const head = "\xEC\xA5\xC1" + std::string(1, '\0');
  return read_word_binary(make_compound_file({{"WordDocument", head + bytes.substr(0, half)},
                                              {"0Table", bytes.substr(half)},
                                              {"1Table", bytes.substr(half)}}),
                          kMaxBytes);
}

Result<OfficeText> read_as_xlsx(std::string const& sheet) {
  return read_xlsx(
      make_zip({{"xl/workbook.xml",
                 "<workbook xmlns:r='r'><sheets><sheet name='a' r:id='a'/></sheets></workbook>"},
                {"xl/_rels/workbook.xml.rels",
                 "<r><r Id='a' Type='worksheet' Target='a.xml'/><r Id='b' Type='sharedStrings' "
                 "Target='a.xml'/><r Id='c' Type='styles' Target='a.xml'/></r>"},
                {"xl/a.xml", sheet}}),
      kMaxBytes);
}

Result<OfficeText> read_as_pptx(std::string const& slide) {
  return read_pptx(
      make_zip({{"ppt/presentation.xml", "<p xmlns:r='r'><sldIdLst><s r:id='a'/></sldIdLst></p>"},
                {"ppt/_rels/presentation.xml.rels", "<r><r Id='a' Target='a.xml'/></r>"},
                {"ppt/a.xml", slide}}),
      kMaxBytes);
}

/// The first byte says which reader the others are for.
Result<OfficeText> read_as(char reader, std::string const& bytes) {
  switch (reader) {
    case 'r': return read_rtf("{\\rtf1" + bytes, kMaxBytes);
    case 'x': return read_xls(make_compound_file({{"Workbook", bytes}}), kMaxBytes);
    case 'p': return read_ppt(make_compound_file({{"PowerPoint Document", bytes}}), kMaxBytes);
    case 'w': return read_as_word(bytes);
    case 'X': return read_as_xlsx(bytes);
    case 'O': return read_ods(make_zip({{"content.xml", bytes}}), kMaxBytes);
    case 'P': return read_as_pptx(bytes);
    case 'c': return read_xls("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + bytes, kMaxBytes);
    default: break;
  }
  OfficeText number;
  number.text = format_number(static_cast<double>(bytes.size()) * -1234.5, bytes, false);
  return number;
}

}  // namespace

/// Any bytes in the place of a document's content: no crash, an end, text in UTF-8, and no more of
/// it than may be.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  if (size == 0) return 0;
  std::string const bytes(reinterpret_cast<char const*>(data), size);
  (void)format_of_content(bytes);
  auto const read = read_as(bytes.front(), bytes.substr(1));
  if (!read) return 0;
  bool const is_number = bytes.find_first_of("rxpwXOPc") != 0;
  require(is_number || read->text.size() <= kMaxBytes);
  require(is_number || !tracuu::base::find_invalid_utf8(read->text));
  return 0;
}
