// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "analyzers/letter.hpp"
#include "base/utf8.hpp"

namespace tracuu::test {

/// How Vietnamese letters are written: decomposed whole (NFD), or "Unicode tổ
/// hợp", the shape in the letter and the tone as a mark after it.
enum class UnicodeForm { Nfd, Mixed };

inline char32_t shape_mark(analyzers::Shape shape) {
  switch (shape) {
    case analyzers::Shape::Circumflex: return U'\u0302';
    case analyzers::Shape::Breve: return U'\u0306';
    case analyzers::Shape::Horn: return U'\u031B';
    default: return 0;
  }
}

inline char32_t tone_mark(std::size_t tone) {
  constexpr std::u32string_view kMarks = U"\u0301\u0300\u0309\u0303\u0323";  // the order of kVowels
  return tone == 0 ? 0 : kMarks[tone - 1];
}

inline void append_letter(std::string& out, analyzers::AlphabetRow const& row, std::size_t tone,
                          bool upper, UnicodeForm form) {
  auto const append_mark = [&out](char32_t mark) {
    if (mark != 0) base::append_utf8(out, mark);
  };
  if (form == UnicodeForm::Mixed) {
    base::append_utf8(out, (upper ? row.upper : row.lower)[0]);
    append_mark(tone_mark(tone));
    return;
  }
  out += static_cast<char>(upper ? row.folded - 32 : row.folded);
  // Canonical order: the dot stands below, before what stands above.
  bool const dot_first = tone == 5 && row.shape != analyzers::Shape::Horn;
  append_mark(dot_first ? tone_mark(tone) : shape_mark(row.shape));
  append_mark(dot_first ? shape_mark(row.shape) : tone_mark(tone));
}

/// `nfc` with its Vietnamese letters in another form.
inline std::string to_form(std::string_view nfc, UnicodeForm form) {
  std::string out;
  for (std::size_t at = 0; at < nfc.size();) {
    base::CodePoint const point = base::decode_utf8(nfc, at);
    at += point.bytes;
    bool found = false;
    for (analyzers::AlphabetRow const& row : analyzers::kVowels) {
      std::size_t const lower = row.lower.find(point.value);
      std::size_t const upper = row.upper.find(point.value);
      if (lower == std::u32string_view::npos && upper == std::u32string_view::npos) continue;
      bool const is_upper = lower == std::u32string_view::npos;
      append_letter(out, row, is_upper ? upper : lower, is_upper, form);
      found = true;
      break;
    }
    if (!found) base::append_utf8(out, point.value);
  }
  return out;
}

}  // namespace tracuu::test
