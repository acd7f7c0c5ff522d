// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/official/letter_case.hpp"

#include <unicode/uchar.h>

#include <cstddef>

#include "base/utf8.hpp"

namespace tracuu::indexer {

namespace {

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

}  // namespace

bool is_in_capitals(std::string_view text) {
  LetterCount const count = count_letters(text);
  return count.upper > 0 && count.lower == 0;
}

bool is_mostly_capitals(std::string_view text) {
  LetterCount const count = count_letters(text);
  return count.upper > count.lower;
}

bool has_capitals(std::string_view text) {
  return count_letters(text).upper > 0;
}

bool begins_lower(std::string_view text) {
  return !text.empty() && u_islower(static_cast<UChar32>(base::decode_utf8(text, 0).value)) != 0;
}

}  // namespace tracuu::indexer
