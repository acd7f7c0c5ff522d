// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/line_joining.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "indexer/official/head_line.hpp"
#include "indexer/official/own_number.hpp"
#include "indexer/official/place_and_date.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace {

/// How the parts of official documents begin, folded.
constexpr std::array<std::string_view, 8> kPartHeads{
    "dieu ", "chuong ", "muc ", "phan ", "khoan ", "can cu ", "kinh gui", "noi nhan",
};

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
  return u_islower(first_letter(next)) && !begins_item(next);
}

}  // namespace

JoinedLines join_broken_lines(std::string_view text) {
  constexpr std::size_t kMaxLetterheadLines = 60;
  JoinedLines joined;
  std::string_view last;
  std::size_t lines = 0;
  for (std::string_view const line : split_lines(text)) {
    if (!last.empty()) {
      joined.text += goes_on(last, line, lines <= kMaxLetterheadLines) ? ' ' : '\n';
    }
    joined.places.add(static_cast<std::size_t>(line.data() - text.data()), joined.text.size(),
                      line.size());
    joined.text += line;
    last = line;
    ++lines;
  }
  return joined;
}

}  // namespace tracuu::indexer
