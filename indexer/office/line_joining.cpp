// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/line_joining.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "indexer/official/head_line.hpp"
#include "indexer/official/letter_case.hpp"
#include "indexer/official/own_number.hpp"
#include "indexer/official/place_and_date.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace {

/// A line of A4 in 13 or 14 points holds 75 to 95; headings stay shorter.
constexpr std::size_t kFullLineCodePoints = 68;
/// What is longer was put together already: a paragraph, which ends where it ends.
constexpr std::size_t kLongestLineCodePoints = 100;

/// How the parts of official documents begin, folded.
constexpr std::array<std::string_view, 8> kPartHeads{
    "dieu ", "chuong ", "muc ", "phan ", "khoan ", "can cu ", "kinh gui", "noi nhan",
};

std::size_t count_code_points(std::string_view line) {
  return static_cast<std::size_t>(std::ranges::count_if(
      line, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

UChar32 first_letter(std::string_view line) {
  return static_cast<UChar32>(base::decode_utf8(line, 0).value);
}

bool ends_sentence(std::string_view line) {
  constexpr std::string_view kEnds = ".!?:;";
  return kEnds.find(line.back()) != std::string_view::npos || line.ends_with("…") ||
         line.ends_with("./.");
}

/// "a)", "1.", "2.1", "-", "Điều 3": what begins a paragraph of its own.
bool begins_item(std::string_view line) {
  UChar32 const first = first_letter(line);
  if (!u_isalpha(first) && !u_isdigit(first)) return true;
  std::string_view const word = line.substr(0, line.find(' '));
  constexpr std::size_t kMaxItemBytes = 6;
  if (word.size() <= kMaxItemBytes && (word.ends_with(')') || word.ends_with('.'))) return true;
  constexpr std::size_t kHeadBytes = 32;
  std::string const head = fold_line(line.substr(0, line.find(' ', kHeadBytes)));
  return std::ranges::any_of(kPartHeads,
                             [&head](std::string_view part) { return head.starts_with(part); });
}

/// Whether `line` is one of a letterhead, which joins with no other: columns share its lines.
bool is_letterhead_line(std::string_view line) {
  std::string const folded = fold_line(line);
  bool const has_motto = folded.find("xa hoi chu nghia viet nam") != std::string::npos ||
                         folded.find("hanh phuc") != std::string::npos ||
                         folded.find("dang cong san viet nam") != std::string::npos;
  return (has_motto && ends_in_motto(line)) || is_number_line(line) || place_and_date(line);
}

bool goes_on(std::string_view line, std::string_view next, bool is_in_head) {
  bool const is_row =
      line.find('\t') != std::string_view::npos || next.find('\t') != std::string_view::npos;
  if (is_row || ends_sentence(line)) return false;
  if (is_in_head && (is_letterhead_line(line) || is_letterhead_line(next))) return false;
  bool const is_item = begins_item(next);
  if (u_islower(first_letter(next)) && !is_item) return true;
  bool const is_one_case = is_mostly_capitals(line) == is_mostly_capitals(next);
  std::size_t const length = count_code_points(line);
  bool const is_full = length >= kFullLineCodePoints && length <= kLongestLineCodePoints;
  return is_full && !is_item && is_one_case;
}

}  // namespace

std::string join_broken_lines(std::string_view text) {
  constexpr std::size_t kMaxLetterheadLines = 60;
  std::string joined;
  std::string_view last;
  std::size_t lines = 0;
  for (std::string_view const line : split_lines(text)) {
    if (!last.empty()) joined += goes_on(last, line, lines <= kMaxLetterheadLines) ? ' ' : '\n';
    joined += line;
    last = line;
    ++lines;
  }
  return joined;
}

}  // namespace tracuu::indexer
