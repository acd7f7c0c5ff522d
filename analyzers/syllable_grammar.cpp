// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/syllable_grammar.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "analyzers/letter.hpp"
#include "analyzers/syllable.hpp"

namespace tracuu::analyzers {

namespace {

// Letters are one byte each here: a plain letter as itself, a shaped one as a capital.
constexpr char kABreve = 'W';
constexpr char kACircumflex = 'A';
constexpr char kECircumflex = 'E';
constexpr char kOCircumflex = 'O';
constexpr char kOHorn = 'P';
constexpr char kUHorn = 'U';
constexpr char kDStroke = 'D';

constexpr char letter_code(char32_t letter) {
  switch (letter) {
    case U'ă': return kABreve;
    case U'â': return kACircumflex;
    case U'ê': return kECircumflex;
    case U'ô': return kOCircumflex;
    case U'ơ': return kOHorn;
    case U'ư': return kUHorn;
    default: return static_cast<char>(letter);
  }
}

/// The code of a folded letter with the shape that a term gives it; 0 if no
/// such letter exists.
constexpr char letter_code(char folded, char shape) {
  if (shape == static_cast<char>(Shape::None)) return folded;
  bool const circumflex = shape == static_cast<char>(Shape::Circumflex);
  bool const horn = shape == static_cast<char>(Shape::Horn);
  switch (folded) {
    case 'a':
      if (circumflex) return kACircumflex;
      return shape == static_cast<char>(Shape::Breve) ? kABreve : '\0';
    case 'e': return circumflex ? kECircumflex : '\0';
    case 'o':
      if (circumflex) return kOCircumflex;
      return horn ? kOHorn : '\0';
    case 'u': return horn ? kUHorn : '\0';
    case 'd': return shape == static_cast<char>(Shape::Stroke) ? kDStroke : '\0';
    default: return '\0';
  }
}

/// Every rime without its tone: the union of the primary-school list, the
/// rimes that UniKey lets one type and those found in print (oong, ôông, uơn
/// and so on). qu- and gi- are onsets, so "quăn" is qu + ăn.
constexpr std::u32string_view kRimeList =
    U"a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    U"e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu i ia ich im in inh ip it iu "
    U"iêc iêm iên iêng iêp iêt iêu yêm yên yêng yêt yêu y "
    U"o oc oi om on ong ooc oong op ot oa oac oach oai oam oan oang oanh oao oap oat oay "
    U"oăc oăm oăn oăng oăt oe oem oen oeo oet ô ôc ôi ôm ôn ông ôông ôp ôt "
    U"ơ ơc ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uơ uơn "
    U"uôc uôi uôm uôn uông uôp uôt uy uya uych uyên uyêt uyn uynh uyp uyt uyu "
    U"ư ưa ưc ưi ưm ưn ưng ưp ưt ưu ươc ươi ươm ươn ương ươp ươt ươu";

constexpr std::size_t kMaxRimeLetters = 4;

/// Up to four letter codes in one number.
constexpr std::uint32_t add_letter(std::uint32_t packed, char code) {
  return (packed << 8U) | static_cast<unsigned char>(code);
}

constexpr std::size_t kRimeCount =
    1 + static_cast<std::size_t>(std::ranges::count(kRimeList, U' '));

constexpr std::array<std::uint32_t, kRimeCount> sorted_rimes() {
  std::array<std::uint32_t, kRimeCount> rimes{};
  std::size_t at = 0;
  for (char32_t const letter : kRimeList) {
    if (letter == U' ') {
      ++at;
    } else {
      rimes[at] = add_letter(rimes[at], letter_code(letter));
    }
  }
  std::ranges::sort(rimes);
  return rimes;
}

constexpr auto kRimes = sorted_rimes();

bool is_rime(std::string_view rime) {
  if (rime.empty() || rime.size() > kMaxRimeLetters) return false;
  std::uint32_t packed = 0;
  for (char const code : rime) packed = add_letter(packed, code);
  return std::ranges::binary_search(kRimes, packed);
}

/// The onsets of one to three consonants; qu and gi are read by their own rules.
constexpr std::array<std::string_view, 26> kOnsets{
    "",  "D",  "b",   "c",  "ch", "d",  "g", "gh", "h", "k",  "kh", "l", "m",
    "n", "ng", "ngh", "nh", "p",  "ph", "r", "s",  "t", "th", "tr", "v", "x"};

bool contains(std::string_view set, char code) {
  return set.find(code) != std::string_view::npos;
}

bool is_vowel_code(char code) {
  return contains("aWAeEioOPuUy", code);
}

bool is_front_vowel(char code) {
  return contains("eEiy", code);
}

/// oa, oă, oe, uâ, uê, uơ, uy: the first letter is a glide. ("ua", "uô" have none.)
bool has_glide(std::string_view rime) {
  if (rime.size() < 2) return false;
  return (rime[0] == 'o' && contains("aWe", rime[1])) ||
         (rime[0] == 'u' && contains("AEPy", rime[1]));
}

/// c, g, ng before a o u; k, gh, ngh before e i; c + glide is written qu.
bool is_spelt_together(std::string_view onset, std::string_view rime) {
  bool const front = is_front_vowel(rime.front());
  if (onset == "c") return !front && !has_glide(rime);
  if (onset == "g" || onset == "ng") return !front;
  if (onset == "k" || onset == "gh" || onset == "ngh") return front;
  return true;
}

/// yê- stands alone, iê- after a consonant; open y after th only (a name,
/// Thy): terms have i after h k l m s t v.
bool has_right_i_or_y(std::string_view onset, std::string_view rime) {
  if (rime == "y") return onset.empty() || onset == "th";
  if (rime.front() == 'y') return onset.empty();
  bool const ie = rime.size() > 1 && rime[0] == 'i' && rime[1] == kECircumflex;
  return !ie || !onset.empty();
}

/// `letters` begins with q: qu + rime, or q + a rime with a glide (quyt).
bool is_legal_after_q(std::string_view letters) {
  if (letters.size() < 3 || letters[1] != 'u') return false;
  std::string_view const rest = letters.substr(2);
  if (rest.front() == kOCircumflex) return rest == "Oc";
  if (rest.front() == 'i') return rest == "i" || rest == "it" || rest == "inh" || rest == "ich";
  if (!contains("aWAeEPy", rest.front())) return false;
  return is_rime(rest) || is_rime(letters.substr(1));
}

/// `letters` begins with gi: gi + rime, or i is the vowel (gì, gìn); one i of
/// giêng and giết is swallowed.
bool is_legal_after_gi(std::string_view letters) {
  std::string_view const rest = letters.substr(2);
  if (rest.empty() || rest == "n") return true;
  if (rest.front() == kECircumflex && is_rime(letters.substr(1))) return true;
  return !contains("iy", rest.front()) && !has_glide(rest) && is_rime(rest);
}

bool is_legal_spelling(std::string_view letters) {
  if (letters.starts_with('q')) return is_legal_after_q(letters);
  if (letters.starts_with("gi")) return is_legal_after_gi(letters);
  std::size_t onset_letters = 0;
  while (onset_letters < letters.size() && !is_vowel_code(letters[onset_letters])) ++onset_letters;
  std::string_view const onset = letters.substr(0, onset_letters);
  std::string_view const rime = letters.substr(onset_letters);
  return is_rime(rime) && std::ranges::find(kOnsets, onset) != kOnsets.end() &&
         is_spelt_together(onset, rime) && has_right_i_or_y(onset, rime);
}

/// p, t, c, ch end a syllable that carries sắc or nặng; others carry any tone.
bool allows_tone(std::string_view letters, char tone) {
  char const last = letters.back();
  bool const ch = last == 'h' && letters.size() > 1 && letters[letters.size() - 2] == 'c';
  bool const stop = contains("ptc", last) || ch;
  return !stop || tone == static_cast<char>(Tone::Sac) || tone == static_cast<char>(Tone::Nang);
}

constexpr std::size_t kMaxSyllableLetters = 7;  // nghiêng

/// A term taken apart.
struct Spelling {
  std::array<char, kMaxSyllableLetters> codes{};
  std::size_t count = 0;
  char tone = static_cast<char>(Tone::None);

  [[nodiscard]] std::string_view letters() const { return {codes.data(), count}; }
};

/// The letters with their shapes and the tone; none if the marks are not those
/// of one syllable.
std::optional<Spelling> take_apart(std::string_view term) {
  std::string_view const folded = folded_part(term);
  std::string_view marks = marks_part(term);
  if (folded.empty() || folded.size() > kMaxSyllableLetters) return std::nullopt;
  Spelling spelling;
  if (!marks.empty() && is_tone(marks.back())) {
    spelling.tone = marks.back();
    marks.remove_suffix(1);
  }
  for (char const letter : folded) {
    char shape = static_cast<char>(Shape::None);
    if (contains("aeoud", letter) && !marks.empty()) {
      shape = marks.front();
      marks.remove_prefix(1);
    }
    char const code = letter_code(letter, shape);
    if (code == '\0') return std::nullopt;
    spelling.codes[spelling.count++] = code;
  }
  if (!marks.empty()) return std::nullopt;
  return spelling;
}

}  // namespace

bool is_legal_syllable(std::string_view term) {
  auto const spelling = take_apart(term);
  return spelling && is_legal_spelling(spelling->letters()) &&
         allows_tone(spelling->letters(), spelling->tone);
}

}  // namespace tracuu::analyzers
