// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/charset/charset_score.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "analyzers/charset/common_syllables.hpp"
#include "analyzers/letter.hpp"
#include "analyzers/syllable.hpp"
#include "analyzers/syllable_grammar.hpp"

namespace tracuu::analyzers {

namespace {

/// -10 ln of the share of each letter among all marked letters, in the order of
/// kVowels and its tones; plain vowels are not marked. Counted over 30 million
/// letters of Vietnamese news of 2017–2019.
constexpr std::array<std::array<int, 6>, 12> kLetterCosts{{
    {0, 29, 26, 36, 44, 34},   // a
    {44, 49, 55, 69, 73, 52},  // ă
    {38, 39, 43, 59, 59, 42},  // â
    {0, 57, 71, 61, 56, 66},   // e
    {36, 35, 39, 41, 55, 35},  // ê
    {0, 44, 42, 52, 59, 40},   // i
    {0, 39, 52, 58, 68, 48},   // o
    {33, 37, 47, 46, 61, 36},  // ô
    {42, 38, 39, 45, 68, 41},  // ơ
    {0, 49, 51, 40, 53, 45},   // u
    {29, 45, 49, 51, 48, 43},  // ư
    {0, 54, 65, 60, 55, 89},   // y
}};
constexpr int kDStrokeCost = 23;
constexpr int kCapitalCost = 42;  // one marked letter in 70 is a capital
constexpr double kCostUnit = 0.1;
/// Of a syllable that is not among the common ones, whose costs are known.
constexpr double kUncommonCost = 3.5;

/// Dearer than a legal word of as many marked letters can be.
constexpr double kIllegalWordCost = 12;
constexpr double kIllegalLetterCost = 8;

/// Characters beyond ASCII that separate words in any text.
constexpr std::u32string_view kPunctuation =
    U"\u00A0\u2018\u2019\u201A\u201C\u201D\u201E\u2013\u2014\u2026\u2022\u2039\u203A\u00AB\u00BB"
    U"\u00A7\u00A9\u00AE\u2122\u20AC\u2020\u2021\u2030\uFEFF\u200B";
/// Of these, the ones that hardly ever follow a letter without a blank.
constexpr std::u32string_view kSigns =
    U"\u00A7\u00A9\u00AB\u00AE\u00BB\u201A\u201E\u2020\u2021\u2022\u2030\u2039\u203A\u20AC\u2122";
/// Signs of units and footnotes that touch letters: m², 1°C, 5µm, nº.
constexpr std::u32string_view kUnitsBehind = U"\u00B2\u00B3\u00B9\u00BA";
constexpr std::u32string_view kUnitsBefore = U"\u00B0\u00B5";

bool contains(std::u32string_view set, char32_t code_point) {
  return set.find(code_point) != std::u32string_view::npos;
}

bool is_ascii_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

/// C0 controls are letters of VPS and VISCII: text that still has some was read
/// wrongly.
bool is_stray_control(char32_t c) {
  return c < 0x20 && !(c >= U'\t' && c <= U'\r');
}

/// Whether a word goes on with `c`: letters of any kind, and what may be bytes
/// of letters read wrongly.
bool belongs_to_word(char32_t c) {
  if (c < 0x80) return is_ascii_letter(c) || is_stray_control(c);
  return !contains(kPunctuation, c);
}

/// A sign that touches the letter before it ("nh§n", "b©"), as only wrong decoding
/// has it; a closing quotation mark if a letter follows, too.
/// REQUIRES: what precedes it belongs to a word.
bool is_inside_word(std::u32string_view text, std::size_t at) {
  bool const closes_quotation = text[at] == U'\u00BB';
  bool const before_letter = at + 1 < text.size() && belongs_to_word(text[at + 1]);
  return contains(kSigns, text[at]) && (before_letter || !closes_quotation);
}

bool is_beyond_ascii(char32_t c) {
  return c >= 0x80 || is_stray_control(c);
}

/// An abbreviation with Đ: "QĐ", "HĐND", the initial "Đ.".
bool is_abbreviation(std::u32string_view word) {
  constexpr std::u32string_view kConsonants = U"BCDĐGHKLMNPQRSTVX";
  return contains(word, U'Đ') &&
         std::ranges::all_of(word, [&](char32_t c) { return contains(kConsonants, c); });
}

/// The sign of the currency: "5.000 đ".
bool is_dong_sign(std::u32string_view word) {
  return word == U"đ" || word == U"Đ";
}

/// A word without the signs of units at its ends.
std::u32string_view without_units(std::u32string_view word) {
  while (word.size() > 1 && contains(kUnitsBehind, word.back())) word.remove_suffix(1);
  while (word.size() > 1 && contains(kUnitsBefore, word.front())) word.remove_prefix(1);
  return word;
}

int letter_cost(char32_t code_point, CharInfo const& info) {
  if (info.folded == 'd') return kDStrokeCost;
  for (std::size_t row = 0; row < kVowels.size(); ++row) {
    if (kVowels[row].folded != info.folded || kVowels[row].shape != info.shape) continue;
    auto const& letters = info.is_upper ? kVowels[row].upper : kVowels[row].lower;
    std::size_t const tone = letters.find(code_point);
    return tone == std::u32string_view::npos ? 0 : kLetterCosts[row][tone];
  }
  return 0;
}

/// What the marked letters of a word cost, in tenths of a nat.
struct WordCost {
  std::size_t letters = 0;
  int letter_costs = 0;
  int capital_costs = 0;

  void add(char32_t code_point, CharInfo const& info) {
    ++letters;
    letter_costs += letter_cost(code_point, info);
    if (info.is_upper) capital_costs += kCapitalCost;
  }
  [[nodiscard]] double of_legal(std::string_view term) const {
    auto const common = common_syllable_cost(term);
    return kCostUnit * capital_costs +
           (common ? *common : kCostUnit * letter_costs + kUncommonCost);
  }
  [[nodiscard]] double of_illegal() const {
    return kIllegalWordCost + kIllegalLetterCost * static_cast<double>(letters);
  }
};

/// The case of the letters of a word so far.
class CasePattern {
 public:
  explicit CasePattern(Charset charset) : forgives_small_(charset == Charset::Tcvn3) {}

  void add(bool is_upper, bool is_ascii) {
    bool const unknown = forgives_small_ && !is_upper && !is_ascii;
    if (!unknown && letters_ > 0) {
      if (is_upper && has_small_) legal_ = false;
      if (!is_upper && capitals_ > 1) legal_ = false;
    }
    ++letters_;
    if (is_upper) ++capitals_;
    if (!is_upper && !unknown) has_small_ = true;
  }
  [[nodiscard]] bool is_legal() const { return legal_; }

 private:
  bool forgives_small_;
  std::size_t letters_ = 0;
  std::size_t capitals_ = 0;
  bool has_small_ = false;
  bool legal_ = true;
};

class Scorer {
 public:
  explicit Scorer(Charset charset) : charset_(charset) {}

  TextScore score(std::u32string_view text) {
    for (std::size_t begin = 0; begin < text.size();) {
      if (!belongs_to_word(text[begin])) {
        ++begin;
        continue;
      }
      std::size_t end = begin;
      while (end < text.size() && (belongs_to_word(text[end]) || is_inside_word(text, end))) ++end;
      add_word(text.substr(begin, end - begin));
      begin = end;
    }
    return score_;
  }

 private:
  void add_word(std::u32string_view written) {
    std::u32string_view const word = without_units(written);
    bool const marked = std::ranges::any_of(word, is_beyond_ascii);
    bool const has_letter =
        std::ranges::any_of(word, [](char32_t c) { return is_ascii_letter(c) || c >= 0xC0; });
    if (!has_letter) return;  // signs that stand alone
    ++score_.words;
    Decoding const decoding = read(word);
    if (decoding.legal) ++score_.legal_words;
    if (!marked) return;
    ++score_.marked_words;
    score_.cost += decoding.cost;
    if (!decoding.legal) return;
    ++score_.legal_marked_words;
    if (first_marked_.empty()) {
      first_marked_ = term_;
    } else if (first_marked_ != term_) {
      score_.has_two_marked_syllables = true;
    }
  }

  struct Decoding {
    bool legal = true;
    double cost = 0;
  };

  Decoding read(std::u32string_view word) {
    Decoding decoding;
    CasePattern pattern(charset_);
    WordCost cost;
    writer_.clear();
    for (char32_t const c : word) {
      CharInfo const info = char_info(c);
      if (is_beyond_ascii(c)) cost.add(c, info);
      if (info.char_class != CharClass::Letter) {
        decoding.legal = false;
        continue;
      }
      pattern.add(info.is_upper, c < 0x80);
      writer_.add_letter(info);
    }
    if (decoding.legal) {
      term_.clear();
      writer_.append_term(term_);
      bool const legal_case = cost.letters == 0 || pattern.is_legal();
      decoding.legal =
          (legal_case && is_syllable_or_name(word)) || is_abbreviation(word) || is_dong_sign(word);
    }
    decoding.cost = decoding.legal ? cost.of_legal(term_) : cost.of_illegal();
    return decoding;
  }

  /// Syllables, and names of the highlands ("Đắk Lắk"), whose k stands where a
  /// syllable could have n. `term_` is of `word`.
  bool is_syllable_or_name(std::u32string_view word) {
    if (is_legal_syllable(term_)) return true;
    if (word.back() != U'k' || !char_info(word.front()).is_upper) return false;
    std::string as_syllable = term_;
    as_syllable[folded_part(term_).size() - 1] = 'n';
    return is_legal_syllable(as_syllable);
  }

  Charset charset_;
  TextScore score_;
  SyllableWriter writer_;
  std::string term_;          // of the last word, if legal
  std::string first_marked_;  // the term of the first marked word that is legal
};

}  // namespace

TextScore score_text(std::u32string_view text, Charset charset) {
  return Scorer(charset).score(text);
}

}  // namespace tracuu::analyzers
