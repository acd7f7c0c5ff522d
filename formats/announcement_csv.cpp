// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/announcement_csv.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "schema/cited_numbers.hpp"

namespace tracuu::formats {

namespace {

/// A byte order mark, and the names of the columns.
constexpr char const* kHead =
    "\xEF\xBB\xBF"
    "id,title,date,number,cites,unit,author,place,site,category,language,url,abstract\r\n";

/// The last four are ＝ U+FF1D, ＋ U+FF0B, － U+FF0D and ＠ U+FF20, which some spreadsheets
/// read as their narrow forms.
constexpr std::array<std::string_view, 11> kFormulaStarts{
    "=",           "+", "-", "@", "\t", "\r", "\n", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D",
    "\xEF\xBC\xA0"};

struct CodePointRange {
  char32_t first;
  char32_t last;
};

/// What is not seen at the head of a cell, and what some spreadsheets leave out there: the
/// properties White_Space and Default_Ignorable_Code_Point (Unicode 15.0, PropList.txt and
/// DerivedCoreProperties.txt).
constexpr CodePointRange kUnseen[] = {
    {0x0009, 0x000D},    // tabs and line ends
    {0x0020, 0x0020},    // SPACE
    {0x0085, 0x0085},    // NEXT LINE
    {0x00A0, 0x00A0},    // NO-BREAK SPACE
    {0x00AD, 0x00AD},    // SOFT HYPHEN
    {0x034F, 0x034F},    // COMBINING GRAPHEME JOINER
    {0x061C, 0x061C},    // ARABIC LETTER MARK
    {0x115F, 0x1160},    // HANGUL CHOSEONG FILLER, JUNGSEONG FILLER
    {0x1680, 0x1680},    // OGHAM SPACE MARK
    {0x17B4, 0x17B5},    // KHMER VOWEL INHERENT AQ, AA
    {0x180B, 0x180F},    // Mongolian selectors and VOWEL SEPARATOR
    {0x2000, 0x200F},    // EN QUAD to RIGHT-TO-LEFT MARK, ZERO WIDTH SPACE and joiners among them
    {0x2028, 0x202F},    // LINE SEPARATOR to NARROW NO-BREAK SPACE
    {0x205F, 0x206F},    // MEDIUM MATHEMATICAL SPACE, WORD JOINER to NOMINAL DIGIT SHAPES
    {0x3000, 0x3000},    // IDEOGRAPHIC SPACE
    {0x3164, 0x3164},    // HANGUL FILLER
    {0xFE00, 0xFE0F},    // VARIATION SELECTOR-1 to -16
    {0xFEFF, 0xFEFF},    // ZERO WIDTH NO-BREAK SPACE, the byte order mark
    {0xFFA0, 0xFFA0},    // HALFWIDTH HANGUL FILLER
    {0xFFF0, 0xFFF8},    // unassigned
    {0x1BCA0, 0x1BCA3},  // SHORTHAND FORMAT controls
    {0x1D173, 0x1D17A},  // MUSICAL SYMBOL controls
    {0xE0000, 0xE0FFF},  // tags and VARIATION SELECTOR-17 to -256
};

bool is_unseen(char32_t code_point) {
  return std::ranges::any_of(kUnseen, [&](CodePointRange const& range) {
    return code_point >= range.first && code_point <= range.last;
  });
}

std::string_view from_first_seen(std::string_view text) {
  while (!text.empty()) {
    base::CodePoint const first = base::decode_utf8(text, 0);
    if (!is_unseen(first.value)) break;
    text.remove_prefix(first.bytes);
  }
  return text;
}

bool is_formula(std::string_view text) {
  std::string_view const seen = from_first_seen(text);
  return std::ranges::any_of(kFormulaStarts, [&](std::string_view start) {
    return text.starts_with(start) || seen.starts_with(start);
  });
}

bool is_left_out(char c) {
  bool const is_control = (c >= '\0' && c < ' ') || c == '\x7F';
  return is_control && c != '\t' && c != '\r' && c != '\n';
}

}  // namespace

std::string csv_head() {
  return kHead;
}

std::string csv_cell(std::string_view text) {
  std::string cell;
  cell.reserve(text.size() + 2);
  std::ranges::copy_if(text, std::back_inserter(cell), [](char c) { return !is_left_out(c); });
  if (is_formula(cell)) cell.insert(0, 1, '\'');
  if (cell.find_first_of("\",\r\n\t") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (char const c : cell) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string announcement_csv(schema::Announcement const& announcement) {
  std::string const date = announcement.date ? schema::format_iso_date(*announcement.date) : "";
  std::string const cites = fmt::format("{}", fmt::join(schema::cited_numbers(announcement), "; "));
  std::string row;
  for (std::string const* const value :
       {&announcement.id, &announcement.title, &date, &announcement.number, &cites,
        &announcement.unit, &announcement.author, &announcement.place, &announcement.site,
        &announcement.category, &announcement.language, &announcement.url,
        &announcement.abstract}) {
    if (!row.empty() || value != &announcement.id) row += ',';
    row += csv_cell(*value);
  }
  return row + "\r\n";
}

}  // namespace tracuu::formats
