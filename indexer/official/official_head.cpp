// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/official/official_head.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "analyzers/date_expression.hpp"
#include "analyzers/document_type.hpp"
#include "base/utf8.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace {

using Lines = std::vector<std::string_view>;

/// Head lines of the letterhead, each cell a line of its own.
constexpr std::size_t kMaxHeadLines = 25;
constexpr std::size_t kMaxTitleLineBytes = 600;
constexpr std::size_t kMaxDateLineBytes = 240;
constexpr std::size_t kMaxTitleLines = 4;

/// Folded, without punctuation; what is left of a line of nothing else is empty.
constexpr std::array<std::string_view, 5> kMottoes{
    "cong hoa xa hoi chu nghia viet nam", "doc lap tu do hanh phuc", "doc lap tu do hanh phuoc",
    "dang cong san viet nam", "o0o"};

/// How lines begin that are no subject of a document, folded.
constexpr std::array<std::string_view, 8> kBodyHeads{
    "can cu", "kinh gui", "thuc hien", "theo ", "xet ", "ngay ", "de nghi", "so:",
};

/// `line` folded, with all that is no letter of Vietnamese or digit (any dash,
/// too) as one blank.
std::string folded_words(std::string_view line) {
  std::string words;
  for (char const c : fold_line(line)) {
    bool const kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (kept) {
      words += c;
    } else if (!words.empty() && words.back() != ' ') {
      words += ' ';
    }
  }
  if (words.ends_with(' ')) words.pop_back();
  return words;
}

struct LetterCount {
  std::size_t upper = 0;
  std::size_t lower = 0;
};

LetterCount count_letters(std::string_view text) {
  LetterCount count;
  for (std::size_t at = 0; at < text.size();) {
    base::CodePoint const point = base::decode_utf8(text, at);
    auto const letter = static_cast<UChar32>(point.value);
    if (u_isupper(letter)) ++count.upper;
    if (u_islower(letter)) ++count.lower;
    at += point.bytes;
  }
  return count;
}

bool is_rule(std::string_view line) {
  return line.find_first_not_of("-_=*. \t") == std::string_view::npos;
}

/// The day of a line that ends in "…, ngày 11 tháng 7 năm 2023".
std::optional<schema::Date> place_and_date(std::string_view line) {
  if (line.size() > kMaxDateLineBytes) return std::nullopt;
  auto const found = analyzers::find_date(line);
  if (!found || !folded_words(line.substr(found->end)).empty()) return std::nullopt;
  std::string before = fold_line(line.substr(0, found->begin));
  if (!before.ends_with("ngay")) return std::nullopt;
  before.resize(before.size() - std::string_view("ngay").size());
  if (before.ends_with(' ')) before.pop_back();
  bool const follows_place = before.empty() || before.ends_with(',');
  return follows_place ? std::optional(found->date) : std::nullopt;
}

bool is_type_name(std::string_view lower) {
  return std::ranges::any_of(
      analyzers::kDocumentTypes,
      [lower](analyzers::DocumentType const& type) { return type.name == lower; });
}

/// Whether most letters of `text` are capitals: "THÔNG BáO", as TCVN3 has no
/// capitals with tones.
bool is_mostly_capitals(std::string_view text) {
  LetterCount const count = count_letters(text);
  return count.upper > count.lower;
}

/// The bytes of the name of a document type that `line` begins with, in capitals
/// or, if there is nothing else and `any_case`, in any letters; 0 if none.
std::size_t type_bytes(std::string_view line, bool any_case) {
  constexpr std::size_t kMaxTypeWords = 4;
  std::size_t longest = 0;
  std::size_t end = 0;
  for (std::size_t words = 1; words <= kMaxTypeWords && end < line.size(); ++words) {
    end = std::min(line.find(' ', end + 1), line.size());
    std::string_view head = line.substr(0, end);
    while (head.ends_with(':')) head.remove_suffix(1);
    bool const is_alone = end == line.size();
    if (((is_alone && any_case) || is_mostly_capitals(head)) && is_type_name(nfc_lower(head)))
      longest = end;
  }
  return longest;
}

bool begins_lower(std::string_view line) {
  return u_islower(static_cast<UChar32>(base::decode_utf8(line, 0).value)) != 0;
}

bool begins_subject(std::string_view folded) {
  return folded.starts_with("ve viec ") || folded.starts_with("v/v") || folded.starts_with("ve ");
}

/// Whether `line` goes on the title that has `title_lines` lines already, the
/// first of which is nothing but a type if `is_bare_type`.
bool goes_on_title(std::string_view line, std::size_t title_lines, bool is_bare_type) {
  if (line.size() > kMaxTitleLineBytes || is_rule(line) || title_lines >= kMaxTitleLines) {
    return false;
  }
  std::string const folded = fold_line(line);
  if (std::ranges::any_of(kBodyHeads,
                          [&](std::string_view head) { return folded.starts_with(head); })) {
    return false;
  }
  if (title_lines == 1 && begins_subject(folded)) return true;
  bool const is_sentence = line.ends_with('.');  // a subject has no full stop
  if (title_lines == 1 && is_bare_type && !is_sentence) return true;
  return begins_lower(line);
}

/// Takes `lines[at]` and those that go on from it as the title.
void take_title(Lines const& lines, std::size_t at, std::string_view first, bool is_bare_type,
                OfficialHead& head) {
  head.title = first;
  head.title_lines = {at};
  for (++at; at < lines.size(); ++at) {
    bool const is_end =
        head.title.ends_with('.') || head.title.ends_with(':') || head.title.ends_with(';');
    if (is_end && !(is_bare_type && head.title_lines.size() == 1)) return;
    if (!goes_on_title(lines[at], head.title_lines.size(), is_bare_type)) return;
    head.title.append(" ").append(lines[at]);
    head.title_lines.push_back(at);
  }
}

/// The title by the type of the document: "THÔNG BÁO", "KẾ HOẠCH tu bổ đê".
bool take_typed_title(Lines const& lines, std::size_t end, bool has_letterhead,
                      OfficialHead& head) {
  for (std::size_t line = 0; line < end; ++line) {
    std::size_t const bytes = type_bytes(lines[line], has_letterhead);
    if (bytes == 0 || lines[line].size() > kMaxTitleLineBytes) continue;
    bool const is_bare_type = bytes == lines[line].size();
    take_title(lines, line, lines[line], is_bare_type, head);
    return true;
  }
  return false;
}

/// The title of a letter, which has no type: "V/v báo cáo tình hình tu bổ đê".
void take_letter_title(Lines const& lines, std::size_t end, OfficialHead& head) {
  for (std::size_t line = 0; line < end; ++line) {
    if (!fold_line(lines[line].substr(0, 8)).starts_with("v/v")) continue;
    return take_title(lines, line, lines[line], false, head);
  }
}

}  // namespace

bool is_motto(std::string_view line) {
  if (line.size() > kMaxDateLineBytes) return false;
  std::string rest = folded_words(line);
  if (rest.empty()) return false;
  bool found = false;
  for (std::string_view const motto : kMottoes) {
    std::size_t const at = rest.find(motto);
    if (at == std::string::npos) continue;
    rest.erase(at, motto.size());
    found = true;
  }
  return found && rest.find_first_not_of(' ') == std::string::npos;
}

bool is_in_capitals(std::string_view text) {
  LetterCount const count = count_letters(text);
  return count.upper > 0 && count.lower == 0;
}

OfficialHead read_official_head(Lines const& lines) {
  OfficialHead head;
  std::size_t const end = std::min(lines.size(), kMaxHeadLines);
  for (std::size_t line = 0; line < end; ++line) {
    if (is_motto(lines[line]) || is_rule(lines[line])) head.motto_lines.push_back(line);
    if (!head.date) head.date = place_and_date(lines[line]);
  }
  // Without a letterhead, capitals further down are the headings of a text.
  bool const has_letterhead = head.date || !head.motto_lines.empty();
  std::size_t const title_end = has_letterhead ? end : std::min<std::size_t>(end, 1);
  if (!take_typed_title(lines, title_end, has_letterhead, head))
    take_letter_title(lines, title_end, head);
  return head;
}

}  // namespace tracuu::indexer
