// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/spelling_slip.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "analyzers/letter.hpp"
#include "analyzers/syllable.hpp"
#include "analyzers/syllable_grammar.hpp"

namespace tracuu::analyzers {

namespace {

/// Costs by kind of slip: how rare each is, the slips of dialect and of one forgotten key
/// first. Set by hand, then tuned with search/words/word_fit.hpp on slips of human writers
/// (docs/ranking.md).
constexpr double kHoiNgaCost = 0.5;
constexpr double kSpellingRuleCost = 0.5;
constexpr double kHissCost = 0.7;      // s/x, ch/tr: one sound in the north
constexpr double kOnsetCost = 1.0;     // d/gi, l/n
constexpr double kFarOnsetCost = 1.5;  // d or gi for r or v
constexpr double kCodaCost = 1.2;      // n/ng, c/t: one sound in the south
constexpr double kFarCodaCost = 1.5;
constexpr double kRareCodaCost = 2.2;
constexpr double kEndCost = 2.4;  // any other end: the eye skips it
constexpr double kIYCost = 1.0;
constexpr double kGlideCost = 1.2;
constexpr double kShapeCost = 1.5;
constexpr double kHornPairCost = 1.3;
constexpr double kSwapCost = 1.5;
constexpr double kDoubledCost = 1.2;
constexpr double kExtraLetterCost = 2.2;
constexpr double kMissingLetterCost = 2.2;
constexpr double kNeighbourKeyCost = 3.4;
constexpr double kMissingToneCost = 1.2;
constexpr double kExtraToneCost = 1.7;
constexpr double kOtherToneCost = 1.9;

struct Letter {
  char folded = 0;
  Shape shape = Shape::None;

  bool operator==(Letter const&) const = default;
};

using Letters = std::vector<Letter>;

/// A term taken apart. `tones` has a tone for each letter; a term with one tone
/// does not say where it stands: it is on the last vowel then.
struct SpelledWord {
  Letters letters;
  std::vector<Tone> tones;
  std::size_t tone_count = 0;
  bool has_marks = false;
};

/// Puts the tone of a term that has one on its last vowel.
void place_tone(SpelledWord& word, Tone tone) {
  for (std::size_t i = word.letters.size(); i-- > 0;) {
    if (!is_vowel(word.letters[i].folded)) continue;
    word.tones[i] = tone;
    word.tone_count = 1;
    return;
  }
}

/// Nothing if a letter is not one of a–z.
std::optional<SpelledWord> take_letters_apart(std::string_view term) {
  std::string_view marks = marks_part(term);
  SpelledWord word;
  word.has_marks = !marks.empty();
  bool const each_letter = marks.starts_with('*');
  if (each_letter) marks.remove_prefix(1);
  for (char const folded : folded_part(term)) {
    if (folded < 'a' || folded > 'z') return std::nullopt;
    Letter letter{folded};
    Tone tone = Tone::None;
    bool const has_mark = carries_shape(folded) || (each_letter && is_vowel(folded));
    if (has_mark && !marks.empty() && !is_tone(marks.front())) {
      letter.shape = static_cast<Shape>(marks.front());
      marks.remove_prefix(1);
    }
    if (each_letter && is_vowel(folded) && !marks.empty() && is_tone(marks.front())) {
      tone = static_cast<Tone>(marks.front());
      marks.remove_prefix(1);
      ++word.tone_count;
    }
    word.letters.push_back(letter);
    word.tones.push_back(tone);
  }
  if (!each_letter && !marks.empty()) place_tone(word, static_cast<Tone>(marks.front()));
  return word;
}

Tone only_tone(SpelledWord const& word) {
  for (Tone const tone : word.tones) {
    if (tone != Tone::None) return tone;
  }
  return Tone::None;
}

std::string to_term(Letters const& letters, Tone tone) {
  SyllableWriter writer;
  for (Letter const& letter : letters) {
    CharInfo info{CharClass::Letter, letter.folded, letter.shape, Tone::None, false};
    if (is_vowel(letter.folded)) info.tone = std::exchange(tone, Tone::None);
    writer.add_letter(info);
  }
  std::string term;
  writer.append_term(term);
  return term;
}

/// True for onset, one to four vowels, coda; whatever the marks may be.
bool is_spelt_like_syllable(Letters const& letters) {
  constexpr std::array<std::string_view, 26> kOnsets{
      "",   "b",   "c",  "ch", "d",  "g", "gh", "h", "k", "kh", "l",  "m", "n",
      "ng", "ngh", "nh", "p",  "ph", "q", "r",  "s", "t", "th", "tr", "v", "x"};
  constexpr std::array<std::string_view, 9> kCodas{"", "c", "ch", "m", "n", "ng", "nh", "p", "t"};
  std::string folded;
  for (Letter const& letter : letters) folded += letter.folded;
  std::size_t const begin = folded.find_first_of("aeiouy");
  if (begin == std::string::npos) return false;
  std::size_t const end = std::min(folded.find_first_not_of("aeiouy", begin), folded.size());
  std::string_view const onset = std::string_view(folded).substr(0, begin);
  bool const q_fits = onset != "q" || (folded[begin] == 'u' && end - begin >= 2);
  return end - begin <= 4 && q_fits && std::ranges::find(kOnsets, onset) != kOnsets.end() &&
         std::ranges::find(kCodas, std::string_view(folded).substr(end)) != kCodas.end();
}

bool may_be_syllable(Letters const& letters, Tone tone, bool has_marks) {
  if (!is_spelt_like_syllable(letters)) return false;
  return !has_marks || is_legal_syllable(to_term(letters, tone));
}

bool has_marks(Letters const& letters, Tone tone) {
  return tone != Tone::None || std::ranges::any_of(letters, [](Letter const& letter) {
           return letter.shape != Shape::None;
         });
}

/// Beginnings or ends of syllables that are taken for each other.
struct Confusion {
  std::string_view one;
  std::string_view other;
  double cost;
};

/// Field practice: the consonants that dialects do not tell apart, and the
/// spellings that only a rule of orthography tells apart.
constexpr std::array kOnsetConfusions{
    Confusion{"d", "gi", kOnsetCost},         Confusion{"d", "r", kFarOnsetCost},
    Confusion{"gi", "r", kFarOnsetCost},      Confusion{"d", "v", kFarOnsetCost},
    Confusion{"gi", "v", kFarOnsetCost},      Confusion{"s", "x", kHissCost},
    Confusion{"ch", "tr", kHissCost},         Confusion{"l", "n", kOnsetCost},
    Confusion{"c", "k", kSpellingRuleCost},   Confusion{"c", "q", kSpellingRuleCost},
    Confusion{"k", "q", kSpellingRuleCost},   Confusion{"g", "gh", kSpellingRuleCost},
    Confusion{"ng", "ngh", kSpellingRuleCost}};
constexpr std::array kCodaConfusions{
    Confusion{"n", "ng", kCodaCost},      Confusion{"c", "t", kCodaCost},
    Confusion{"n", "nh", kFarCodaCost},   Confusion{"nh", "ng", kFarCodaCost},
    Confusion{"ch", "t", kFarCodaCost},   Confusion{"ch", "c", kFarCodaCost},
    Confusion{"ch", "nh", kRareCodaCost}, Confusion{"c", "p", kRareCodaCost},
    Confusion{"t", "p", kRareCodaCost},   Confusion{"m", "n", kRareCodaCost},
    Confusion{"o", "u", kGlideCost}};

/// What may stand after the vowel of a syllable.
constexpr std::array<std::string_view, 12> kEnds{"c", "ch", "m", "n", "ng", "nh",
                                                 "p", "t",  "i", "o", "u",  "y"};

/// The keys beside each key, in the same row and in the next ones (QWERTY).
constexpr std::array<std::string_view, 26> kNeighbourKeys{
    "qwsz",   "vghn",  "xdfv", "serfcx", "wsdr", "drtgvc", "ftyhbv", "gyujnb", "ujko",
    "huikmn", "jiolm", "kop",  "njk",    "bhjm", "iklp",   "ol",     "wa",     "edft",
    "awedxz", "rfgy",  "yhji", "cfgb",   "qase", "zsdc",   "tghu",   "asx"};

class CandidateMaker {
 public:
  explicit CandidateMaker(SpelledWord const& word) : word_(word), tone_(only_tone(word)) {}

  std::vector<SpellingCandidate> make() {
    confuse_onsets();
    confuse_codas();
    change_ends();
    change_letters();
    swap_letters();
    leave_out_letters();
    insert_letters();
    change_horn_pairs();
    if (word_.has_marks) change_tones();
    return cheapest_first();
  }

 private:
  void add(Letters const& letters, Tone tone, double cost) {
    if (letters == word_.letters && tone == tone_) return;
    if (!may_be_syllable(letters, tone, word_.has_marks)) return;
    candidates_.push_back({to_term(letters, tone), cost});
  }

  [[nodiscard]] bool has_at(std::size_t begin, std::string_view folded) const {
    if (begin + folded.size() > word_.letters.size()) return false;
    for (std::size_t i = 0; i < folded.size(); ++i) {
      Letter const& letter = word_.letters[begin + i];
      if (letter.folded != folded[i] || letter.shape == Shape::Stroke) return false;
    }
    return true;
  }

  /// The word with `count` letters from `begin` on replaced.
  [[nodiscard]] Letters replaced(std::size_t begin, std::size_t count,
                                 std::string_view folded) const {
    auto const at = [&](std::size_t i) {
      return word_.letters.begin() + static_cast<std::ptrdiff_t>(i);
    };
    Letters letters(word_.letters.begin(), at(begin));
    for (char const c : folded) letters.push_back({c});
    letters.insert(letters.end(), at(begin + count), word_.letters.end());
    return letters;
  }

  void confuse_onsets() {
    for (Confusion const& row : kOnsetConfusions) {
      for (auto const& [from, to] : {std::pair(row.one, row.other), {row.other, row.one}}) {
        if (has_at(0, from)) add(replaced(0, from.size(), to), tone_, row.cost);
      }
    }
  }

  /// True for consonants, and for a plain vowel after another.
  [[nodiscard]] bool is_coda(std::size_t begin) const {
    Letter const& letter = word_.letters[begin];
    return !is_vowel(letter.folded) ||
           (letter.shape == Shape::None && is_vowel(word_.letters[begin - 1].folded));
  }

  void confuse_codas() {
    for (Confusion const& row : kCodaConfusions) {
      for (auto const& [from, to] : {std::pair(row.one, row.other), {row.other, row.one}}) {
        if (word_.letters.size() <= from.size()) continue;
        std::size_t const begin = word_.letters.size() - from.size();
        if (has_at(begin, from) && is_coda(begin))
          add(replaced(begin, from.size(), to), tone_, row.cost);
      }
    }
  }

  /// "lãnh đạc" for "lãnh đạo", "giấp phép" for "giấy phép": only where marks tell the words apart
  /// that so many candidates would make alike.
  void change_ends() {
    if (!word_.has_marks) return;
    for (std::string_view const from : kEnds) {
      if (word_.letters.size() <= from.size()) continue;
      std::size_t const begin = word_.letters.size() - from.size();
      if (!has_at(begin, from) || !is_coda(begin)) continue;
      for (std::string_view const to : kEnds)
        add(replaced(begin, from.size(), to), tone_, kEndCost);
    }
  }

  void change_letters() {
    for (std::size_t i = 0; i < word_.letters.size(); ++i) {
      Letter const& letter = word_.letters[i];
      if (letter.folded == 'i' || letter.folded == 'y') {
        add(replaced(i, 1, letter.folded == 'i' ? "y" : "i"), tone_, kIYCost);
      }
      for (char const& key : kNeighbourKeys[static_cast<std::size_t>(letter.folded - 'a')]) {
        add(replaced(i, 1, {&key, 1}), tone_, kNeighbourKeyCost);
      }
      if (word_.has_marks) change_shape(i);
    }
  }

  void change_shape(std::size_t index) {
    if (!carries_shape(word_.letters[index].folded)) return;
    for (Shape const shape :
         {Shape::None, Shape::Circumflex, Shape::Horn, Shape::Breve, Shape::Stroke}) {
      Letters letters = word_.letters;
      letters[index].shape = shape;
      add(letters, tone_, kShapeCost);
    }
  }

  /// ươ, uô, uo: two letters that one key shapes.
  void change_horn_pairs() {
    if (!word_.has_marks) return;
    constexpr std::array kShapes{std::pair(Shape::Horn, Shape::Horn),
                                 std::pair(Shape::None, Shape::Circumflex),
                                 std::pair(Shape::None, Shape::None)};
    for (std::size_t i = 0; i + 1 < word_.letters.size(); ++i) {
      if (word_.letters[i].folded != 'u' || word_.letters[i + 1].folded != 'o') continue;
      for (auto const& [first, second] : kShapes) {
        Letters letters = word_.letters;
        letters[i].shape = first;
        letters[i + 1].shape = second;
        add(letters, tone_, kHornPairCost);
      }
    }
  }

  void swap_letters() {
    for (std::size_t i = 0; i + 1 < word_.letters.size(); ++i) {
      Letters letters = word_.letters;
      std::swap(letters[i], letters[i + 1]);
      add(letters, tone_, kSwapCost);
    }
  }

  void leave_out_letters() {
    for (std::size_t i = 0; i < word_.letters.size(); ++i) {
      bool const is_doubled = i > 0 && word_.letters[i - 1].folded == word_.letters[i].folded;
      add(replaced(i, 1, ""), tone_, is_doubled ? kDoubledCost : kExtraLetterCost);
    }
  }

  /// q always has its u; d gets its stroke by change_shape only.
  void insert_letters() {
    for (std::size_t i = 0; i <= word_.letters.size(); ++i) {
      for (char const& c : std::string_view("abcdeghiklmnoprstuvxy")) {
        insert(replaced(i, 0, {&c, 1}), i);
      }
    }
  }

  void insert(Letters letters, std::size_t index) {
    add(letters, tone_, kMissingLetterCost);
    char const folded = letters[index].folded;
    if (!word_.has_marks || !is_vowel(folded)) return;
    for (Shape const shape : {Shape::Circumflex, Shape::Horn, Shape::Breve}) {
      letters[index].shape = shape;
      add(letters, tone_, kMissingLetterCost);
    }
  }

  void change_tones() {
    for (Tone const tone : {Tone::None, Tone::Sac, Tone::Huyen, Tone::Hoi, Tone::Nga, Tone::Nang}) {
      bool const hoi_nga =
          (tone_ == Tone::Hoi && tone == Tone::Nga) || (tone_ == Tone::Nga && tone == Tone::Hoi);
      if (hoi_nga) {
        add(word_.letters, tone, kHoiNgaCost);
      } else if (tone_ == Tone::None) {
        add(word_.letters, tone, kMissingToneCost);
      } else {
        add(word_.letters, tone, tone == Tone::None ? kExtraToneCost : kOtherToneCost);
      }
    }
  }

  /// Of the same term only the cheapest way to it.
  std::vector<SpellingCandidate> cheapest_first() {
    std::ranges::sort(candidates_, [](SpellingCandidate const& a, SpellingCandidate const& b) {
      return a.term != b.term ? a.term < b.term : a.cost < b.cost;
    });
    auto const is_same = [](SpellingCandidate const& a, SpellingCandidate const& b) {
      return a.term == b.term;
    };
    candidates_.erase(std::unique(candidates_.begin(), candidates_.end(), is_same),
                      candidates_.end());
    std::ranges::stable_sort(candidates_, {}, &SpellingCandidate::cost);
    return std::move(candidates_);
  }

  SpelledWord const& word_;
  Tone tone_;
  std::vector<SpellingCandidate> candidates_;
};

/// Adds the split at `at` with these tones of its words.
void add_split(SpelledWord const& word, std::size_t at, Tone first, Tone second,
               std::vector<WordSplit>& splits) {
  auto const middle = word.letters.begin() + static_cast<std::ptrdiff_t>(at);
  Letters const left(word.letters.begin(), middle);
  Letters const right(middle, word.letters.end());
  if (!may_be_syllable(left, first, has_marks(left, first))) return;
  if (!may_be_syllable(right, second, has_marks(right, second))) return;
  splits.push_back({to_term(left, first), to_term(right, second)});
}

/// The tone of letters [begin, end); nothing if there are two.
std::optional<Tone> tone_between(SpelledWord const& word, std::size_t begin, std::size_t end) {
  Tone tone = Tone::None;
  for (std::size_t i = begin; i < end; ++i) {
    if (word.tones[i] == Tone::None) continue;
    if (tone != Tone::None) return std::nullopt;
    tone = word.tones[i];
  }
  return tone;
}

}  // namespace

std::vector<SpellingCandidate> spelling_candidates(std::string_view term, bool typed_with_marks) {
  // The longest syllable has seven letters (nghiêng), a slip adds one or two.
  constexpr std::size_t kMaxLetters = 9;
  auto word = take_letters_apart(term);
  if (!word || word->letters.size() < 2) return {};
  word->has_marks = word->has_marks || typed_with_marks;
  if (word->tone_count > 1 || word->letters.size() > kMaxLetters) return {};
  return CandidateMaker(*word).make();
}

std::vector<WordSplit> word_splits(std::string_view term) {
  constexpr std::size_t kMaxLetters = 14;  // two of seven
  auto const word = take_letters_apart(term);
  if (!word || word->letters.size() > kMaxLetters) return {};
  std::vector<WordSplit> splits;
  for (std::size_t at = 1; at < word->letters.size(); ++at) {
    if (word->tone_count == 1) {
      add_split(*word, at, only_tone(*word), Tone::None, splits);
      add_split(*word, at, Tone::None, only_tone(*word), splits);
      continue;
    }
    auto const first = tone_between(*word, 0, at);
    auto const second = tone_between(*word, at, word->letters.size());
    if (first && second) add_split(*word, at, *first, *second, splits);
  }
  return splits;
}

std::optional<std::string> joined_word(std::string_view first, std::string_view second) {
  auto const left = take_letters_apart(first);
  auto const right = take_letters_apart(second);
  if (!left || !right || left->tone_count + right->tone_count > 1) return std::nullopt;
  Letters letters = left->letters;
  letters.insert(letters.end(), right->letters.begin(), right->letters.end());
  Tone const tone = left->tone_count == 1 ? only_tone(*left) : only_tone(*right);
  bool const has_marks = left->has_marks || right->has_marks;
  if (!may_be_syllable(letters, tone, has_marks)) return std::nullopt;
  return to_term(letters, tone);
}

}  // namespace tracuu::analyzers
