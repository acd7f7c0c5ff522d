// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/telex.hpp"

#include <algorithm>
#include <limits>
#include <vector>

#include "analyzers/letter.hpp"
#include "analyzers/spelled_syllable.hpp"
#include "analyzers/syllable.hpp"
#include "analyzers/syllable_grammar.hpp"

namespace tracuu::analyzers {

namespace {

/// "nghieengs" and a few corrections.
constexpr std::size_t kMaxKeys = 16;
/// "nghiêng"
constexpr std::size_t kMaxTypedLetters = 7;

/// What has been typed so far.
struct Typed {
  std::vector<SpelledLetter> letters;
  Tone tone = Tone::None;

  bool operator==(Typed const&) const = default;
};

/// The readings of the keys so far, likeliest first.
using Readings = std::vector<Typed>;

void add(Readings& readings, Typed reading) {
  if (reading.letters.size() > kMaxTypedLetters) return;
  if (std::ranges::find(readings, reading) == readings.end()) {
    readings.push_back(std::move(reading));
  }
}

struct Key {
  char lower;
  bool is_upper;
  bool is_repeated;  ///< the key before was the same
};

void add_letter(Readings& out, Typed typed, Key key, Shape shape = Shape::None) {
  typed.letters.push_back({key.lower, shape, Tone::None, key.is_upper});
  add(out, std::move(typed));
}

/// The letters `folded` that have not the shape get it: one reading for each, the last first.
void add_shaped(Readings& out, Typed const& typed, std::string_view folded, Shape shape) {
  for (std::size_t i = typed.letters.size(); i > 0; --i) {
    SpelledLetter const& letter = typed.letters[i - 1];
    if (folded.find(letter.folded) == std::string_view::npos || letter.shape == shape) continue;
    Typed shaped = typed;
    shaped.letters[i - 1].shape = shape;
    add(out, std::move(shaped));
  }
}

/// "uo", "ưo" become "ươ" at one stroke.
void add_horned_pair(Readings& out, Typed const& typed) {
  for (std::size_t i = typed.letters.size(); i > 1; --i) {
    SpelledLetter const& u = typed.letters[i - 2];
    SpelledLetter const& o = typed.letters[i - 1];
    if (u.folded != 'u' || o.folded != 'o' || o.shape == Shape::Horn) continue;
    Typed horned = typed;
    horned.letters[i - 2].shape = Shape::Horn;
    horned.letters[i - 1].shape = Shape::Horn;
    add(out, std::move(horned));
  }
}

/// A tone needs a vowel; typed twice it is taken back and the key is a letter,
/// which makes no syllable. '0' and 'z' take away only a tone that is there.
void add_toned(Readings& out, Typed typed, Tone tone, bool is_repeated) {
  bool const removes_nothing = tone == Tone::None && typed.tone == Tone::None;
  if (is_repeated || removes_nothing ||
      std::ranges::none_of(typed.letters, is_vowel, &SpelledLetter::folded))
    return;
  typed.tone = tone;
  add(out, std::move(typed));
}

/// đ is an onset: only the first letter becomes one.
void add_stroke(Readings& out, Typed typed) {
  if (typed.letters.empty() || typed.letters[0].folded != 'd') return;
  if (typed.letters[0].shape == Shape::Stroke) return;
  typed.letters[0].shape = Shape::Stroke;
  add(out, std::move(typed));
}

/// "ooo": the second o is taken back, two letters remain.
void add_taken_back(Readings& out, Typed typed, Key key) {
  if (typed.letters.empty()) return;
  SpelledLetter& last = typed.letters.back();
  if (last.folded != key.lower || last.shape != Shape::Circumflex) return;
  last.shape = Shape::None;
  add_letter(out, std::move(typed), key);
}

void add_telex_w(Readings& out, Typed const& typed, Key key) {
  add_horned_pair(out, typed);
  add_shaped(out, typed, "ou", Shape::Horn);
  add_shaped(out, typed, "a", Shape::Breve);
  add_letter(out, typed, {'u', key.is_upper, false}, Shape::Horn);
}

std::optional<Tone> telex_tone(char key) {
  switch (key) {
    case 's': return Tone::Sac;
    case 'f': return Tone::Huyen;
    case 'r': return Tone::Hoi;
    case 'x': return Tone::Nga;
    case 'j': return Tone::Nang;
    case 'z': return Tone::None;
    default: return std::nullopt;
  }
}

void add_telex(Readings& out, Typed const& typed, Key key) {
  if (auto const tone = telex_tone(key.lower)) {
    add_toned(out, typed, *tone, key.is_repeated);
  }
  switch (key.lower) {
    case 'w': return add_telex_w(out, typed, key);
    case '[': return add_letter(out, typed, {'o', false, false}, Shape::Horn);
    case ']': return add_letter(out, typed, {'u', false, false}, Shape::Horn);
    case 'd': add_stroke(out, typed); break;
    case 'a':
    case 'e':
    case 'o':
      add_taken_back(out, typed, key);
      add_shaped(out, typed, std::string_view(&key.lower, 1), Shape::Circumflex);
      break;
    default: break;
  }
  add_letter(out, typed, key);
}

void add_vni(Readings& out, Typed const& typed, Key key) {
  switch (key.lower) {
    case '6': return add_shaped(out, typed, "aeo", Shape::Circumflex);
    case '7': add_horned_pair(out, typed); return add_shaped(out, typed, "ou", Shape::Horn);
    case '8': return add_shaped(out, typed, "a", Shape::Breve);
    case '9': return add_stroke(out, typed);
    default: break;
  }
  if (key.lower >= '0' && key.lower <= '5') {
    return add_toned(out, typed, static_cast<Tone>(key.lower), key.is_repeated);
  }
  add_letter(out, typed, key);
}

std::string term_of(Typed const& typed) {
  SyllableWriter writer;
  writer.clear();
  std::size_t const place = tone_place(typed.letters, ToneStyle::Old);
  for (std::size_t i = 0; i < typed.letters.size(); ++i) {
    SpelledLetter const& letter = typed.letters[i];
    Tone const tone = i == place ? typed.tone : Tone::None;
    writer.add_letter({CharClass::Letter, letter.folded, letter.shape, tone, letter.is_upper});
  }
  std::string term;
  writer.append_term(term);
  return term;
}

bool is_legal(Typed const& typed) {
  return is_legal_syllable(term_of(typed));
}

/// "đat": a syllable but for its tone, which was not typed; with đ, so that no foreign word is one.
bool lacks_only_tone(Typed typed) {
  bool const has_stroke = !typed.letters.empty() && typed.letters[0].shape == Shape::Stroke;
  if (!has_stroke || typed.tone != Tone::None) return false;
  typed.tone = Tone::Nang;
  return is_legal(typed);
}

std::string spelled(Typed typed) {
  std::size_t const place = tone_place(typed.letters, ToneStyle::New);
  if (place < typed.letters.size()) typed.letters[place].tone = typed.tone;
  std::string word;
  for (SpelledLetter const& letter : typed.letters) append_letter(word, letter);
  return word;
}

/// An input method: the keys it uses besides ASCII letters, and what a key does.
struct InputMethod {
  std::string_view keys;
  void (*add_key)(Readings&, Typed const&, Key);
};

constexpr InputMethod kTelex{"[]", add_telex};
constexpr InputMethod kVni{"0123456789", add_vni};

/// The readings of all keys of `word`; none if it holds what is no key.
Readings read_keys(std::string_view word, InputMethod method, std::size_t max_readings) {
  if (word.empty() || word.size() > kMaxKeys) return {};
  Readings readings{Typed{}};
  char before = '\0';
  for (char const c : word) {
    bool const is_upper = c >= 'A' && c <= 'Z';
    char const lower = is_upper ? static_cast<char>(c - 'A' + 'a') : c;
    bool const is_letter = lower >= 'a' && lower <= 'z';
    if (!is_letter && method.keys.find(lower) == std::string_view::npos) return {};
    Readings next;
    for (Typed const& typed : readings) {
      if (next.size() >= max_readings) break;
      method.add_key(next, typed, {lower, is_upper, lower == before});
    }
    readings = std::move(next);
    before = lower;
  }
  return readings;
}

std::optional<std::string> read_typed(std::string_view word, InputMethod method) {
  Readings const readings = read_keys(word, method, std::numeric_limits<std::size_t>::max());
  auto found = std::ranges::find_if(readings, is_legal);
  if (found == readings.end()) found = std::ranges::find_if(readings, lacks_only_tone);
  if (found == readings.end()) return std::nullopt;
  std::string meant = spelled(*found);
  if (meant == word) return std::nullopt;
  return meant;
}

std::vector<std::string> beginnings(std::string_view word, InputMethod method) {
  constexpr std::size_t kMaxBeginnings = 32;
  Readings const readings = read_keys(word, method, kMaxBeginnings);
  std::vector<std::string> terms;
  for (Typed const& typed : readings) {
    if (terms.size() == kMaxBeginnings) break;
    std::string term = term_of(typed);
    if (!marks_part(term).empty()) terms.push_back(std::move(term));
  }
  return terms;
}

}  // namespace

std::optional<std::string> read_telex(std::string_view word) {
  return read_typed(word, kTelex);
}

std::optional<std::string> read_vni(std::string_view word) {
  return read_typed(word, kVni);
}

std::vector<std::string> telex_beginnings(std::string_view word) {
  return beginnings(word, kTelex);
}

std::vector<std::string> vni_beginnings(std::string_view word) {
  return beginnings(word, kVni);
}

}  // namespace tracuu::analyzers
