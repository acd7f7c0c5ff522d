// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/announcement_csv.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

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

bool is_formula(std::string_view text) {
  return std::ranges::any_of(kFormulaStarts,
                             [&](std::string_view start) { return text.starts_with(start); });
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
