// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/typing.hpp"

#include <cstddef>

#include "analyzers/letter.hpp"
#include "analyzers/nfc_filter.hpp"
#include "base/utf8.hpp"

namespace tracuu::bench {

namespace {

using analyzers::CharClass;
using analyzers::CharInfo;
using analyzers::Shape;
using analyzers::Tone;

char in_case(char key, bool is_upper) {
  bool const is_letter = key >= 'a' && key <= 'z';
  return is_upper && is_letter ? static_cast<char>(key - 'a' + 'A') : key;
}

struct TelexKeys {
  static char shape(CharInfo const& letter) {
    switch (letter.shape) {
      case Shape::Circumflex: return letter.folded;
      case Shape::Stroke: return 'd';
      default: return 'w';
    }
  }

  static char tone(Tone tone) {
    constexpr std::string_view kKeys = "zsfrxj";
    return kKeys[static_cast<std::size_t>(static_cast<char>(tone) - '0')];
  }

  /// A plain o after another is typed twice, or it would make ô.
  static bool repeats(CharInfo const& letter, char before) {
    return letter.shape == Shape::None && letter.folded == 'o' && before == 'o';
  }
};

struct VniKeys {
  static char shape(CharInfo const& letter) { return static_cast<char>(letter.shape); }
  static char tone(Tone tone) { return static_cast<char>(tone); }
  static bool repeats(CharInfo const&, char) { return false; }
};

/// What is known of the word that is being typed.
struct Word {
  Tone tone = Tone::None;
  bool ends_upper = false;
  char plain_before = '\0';  ///< the letter before, if it has no shape
};

template <typename Keys>
void end_word(std::string& out, Word& word) {
  if (word.tone != Tone::None) out += in_case(Keys::tone(word.tone), word.ends_upper);
  word = Word{};
}

template <typename Keys>
void type_letter(std::string& out, Word& word, CharInfo const& letter) {
  out += in_case(letter.folded, letter.is_upper);
  if (letter.shape != Shape::None) out += in_case(Keys::shape(letter), letter.is_upper);
  if (Keys::repeats(letter, word.plain_before)) out += in_case(letter.folded, letter.is_upper);
  if (letter.tone != Tone::None) word.tone = letter.tone;
  word.ends_upper = letter.is_upper;
  word.plain_before = letter.shape == Shape::None ? letter.folded : '\0';
}

template <typename Keys>
std::string type(std::string_view text) {
  auto const composed = analyzers::NfcFilter().filter(text);
  std::string_view const nfc = composed ? composed->text() : text;
  std::string out;
  Word word;
  for (std::size_t at = 0; at < nfc.size();) {
    base::CodePoint const point = base::decode_utf8(nfc, at);
    CharInfo const info = analyzers::char_info(point.value);
    if (info.char_class == CharClass::Letter) {
      type_letter<Keys>(out, word, info);
    } else {
      end_word<Keys>(out, word);
      out += nfc.substr(at, point.bytes);
    }
    at += point.bytes;
  }
  end_word<Keys>(out, word);
  return out;
}

}  // namespace

std::string type_telex(std::string_view text) {
  return type<TelexKeys>(text);
}

std::string type_vni(std::string_view text) {
  return type<VniKeys>(text);
}

}  // namespace tracuu::bench
