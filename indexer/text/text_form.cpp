// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/text_form.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <cassert>
#include <optional>

#include "analyzers/letter.hpp"
#include "base/utf8.hpp"

namespace tracuu::indexer {

namespace {

constexpr char32_t kByteOrderMark = U'\uFEFF';

bool is_blank(char32_t c) {
  return c == kByteOrderMark || u_isUWhiteSpace(static_cast<UChar32>(c));
}

/// `code_point` folded, or nothing for a mark.
std::optional<char32_t> fold_letter(char32_t code_point) {
  if (code_point == base::kInvalidCodePoint) return U'\uFFFD';
  analyzers::CharInfo const info = analyzers::char_info(code_point);
  if (info.folded != 0) return static_cast<unsigned char>(info.folded);
  auto const letter = static_cast<UChar32>(code_point);
  if (u_charType(letter) == U_NON_SPACING_MARK) return std::nullopt;
  return static_cast<char32_t>(u_tolower(letter));
}

std::string nfc(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Normalizer2 const* const form = icu::Normalizer2::getNFCInstance(status);
  assert(U_SUCCESS(status));  // NFC's data is compiled into ICU's library
  std::string composed;
  icu::StringByteSink<std::string> sink(&composed);
  form->normalizeUTF8(0, {text.data(), static_cast<std::int32_t>(text.size())}, sink, nullptr,
                      status);
  return U_SUCCESS(status) ? composed : std::string(text);
}

std::string lower_case(std::string_view word) {
  std::string lower;
  for (std::size_t at = 0; at < word.size();) {
    base::CodePoint const point = base::decode_utf8(word, at);
    auto const letter = static_cast<UChar32>(point.value);
    base::append_utf8(lower, static_cast<char32_t>(u_tolower(letter)));
    at += point.bytes;
  }
  return lower;
}

}  // namespace

std::string fold_line(std::string_view text) {
  std::string folded;
  bool blank_due = false;
  for (std::size_t at = 0; at < text.size();) {
    base::CodePoint const point = base::decode_utf8(text, at);
    at += point.bytes;
    if (point.value != base::kInvalidCodePoint && is_blank(point.value)) {
      blank_due = !folded.empty();
      continue;
    }
    auto const letter = fold_letter(point.value);
    if (!letter) continue;
    if (blank_due) folded += ' ';
    blank_due = false;
    base::append_utf8(folded, *letter);
  }
  return folded;
}

std::string fold_words(std::string_view text) {
  std::string words;
  for (char const c : fold_line(text)) {
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

std::string nfc_lower(std::string_view text) {
  return lower_case(nfc(text));
}

std::string title_case(std::string_view word) {
  if (word.empty()) return "";
  base::CodePoint const first = base::decode_utf8(word, 0);
  std::string title;
  base::append_utf8(title, static_cast<char32_t>(u_toupper(static_cast<UChar32>(first.value))));
  return title + lower_case(word.substr(first.bytes));
}

std::string_view trim(std::string_view text) {
  while (!text.empty()) {
    base::CodePoint const point = base::decode_utf8(text, 0);
    if (point.value == base::kInvalidCodePoint || !is_blank(point.value)) break;
    text.remove_prefix(point.bytes);
  }
  while (!text.empty()) {
    base::CodePoint const point = base::decode_utf8_before(text, text.size());
    if (point.value == base::kInvalidCodePoint || !is_blank(point.value)) break;
    text.remove_suffix(point.bytes);
  }
  return text;
}

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    std::size_t const end = std::min(text.find_first_of("\n\r"), text.size());
    std::string_view const line = trim(text.substr(0, end));
    if (!line.empty()) lines.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::vector<std::string_view> split_words(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    std::size_t const end = std::min(text.find(' '), text.size());
    if (end > 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

}  // namespace tracuu::indexer
