// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/tone_style.hpp"

#include "analyzers/letter.hpp"
#include "base/utf8.hpp"
#include "bench/lettered_word.hpp"

namespace tracuu::bench {

namespace {

using analyzers::ToneStyle;

std::string styled_word(std::string_view word, ToneStyle style) {
  auto const lettered = read_letters(word);
  if (!lettered || lettered->tone == analyzers::Tone::None) return std::string(word);
  bool const styles_differ = analyzers::tone_place(lettered->letters, ToneStyle::Old) !=
                             analyzers::tone_place(lettered->letters, ToneStyle::New);
  return styles_differ ? spell_letters(*lettered, style) : std::string(word);
}

}  // namespace

std::string with_tone_style(std::string_view text, ToneStyle style) {
  std::string styled;
  std::size_t word_begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    base::CodePoint const point = base::decode_utf8(text, at);
    auto const char_class = analyzers::char_info(point.value).char_class;
    std::size_t const next = at + point.bytes;
    if (char_class != analyzers::CharClass::Letter) {
      styled += styled_word(text.substr(word_begin, at - word_begin), style);
      styled += text.substr(at, point.bytes);
      word_begin = next;
    }
    at = next;
  }
  return styled + styled_word(text.substr(word_begin), style);
}

}  // namespace tracuu::bench
