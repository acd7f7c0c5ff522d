// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/lettered_word.hpp"

#include "base/utf8.hpp"

namespace tracuu::bench {

using analyzers::CharClass;
using analyzers::CharInfo;
using analyzers::Tone;

std::optional<LetteredWord> read_letters(std::string_view word) {
  LetteredWord lettered;
  for (std::size_t at = 0; at < word.size();) {
    base::CodePoint const point = base::decode_utf8(word, at);
    CharInfo const info = analyzers::char_info(point.value);
    if (info.char_class != CharClass::Letter) return std::nullopt;
    if (info.tone != Tone::None) {
      if (lettered.tone != Tone::None) return std::nullopt;
      lettered.tone = info.tone;
    }
    lettered.letters.push_back({info.folded, info.shape, Tone::None, info.is_upper});
    at += point.bytes;
  }
  return lettered;
}

std::string spell_letters(LetteredWord word, analyzers::ToneStyle style) {
  std::size_t const place = analyzers::tone_place(word.letters, style);
  if (place < word.letters.size()) word.letters[place].tone = word.tone;
  std::string spelled;
  for (auto const& letter : word.letters) analyzers::append_letter(spelled, letter);
  return spelled;
}

}  // namespace tracuu::bench
