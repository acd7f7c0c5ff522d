// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/repair/misreading.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>

#include "analyzers/characters.hpp"
#include "analyzers/letter.hpp"
#include "analyzers/spelled_syllable.hpp"
#include "analyzers/syllable.hpp"
#include "analyzers/syllable_grammar.hpp"
#include "base/utf8.hpp"

namespace tracuu::indexer {

namespace {

using analyzers::Shape;
using analyzers::SpelledLetter;
using analyzers::Tone;

/// Costs by kind of slip: -ln of how often the letter that is meant is read so, over how often any
/// word is misread; below 0 are the slips that are commoner than others. Counted of tesseract 5.3
/// (vie) on 110 pages of bench/eval_ocr (200 dpi, 1 bit), and rounded.
constexpr double kToneCost = 2.2;
constexpr double kShapeCost = 2.7;
constexpr double kForeignCost = 0.7;
constexpr double kLikeCost = 2.2;
constexpr double kLostLetterCost = 3.5;
constexpr double kAddedLetterCost = 3.5;

constexpr std::size_t kMostLetters = 8;
constexpr double kMostCost = 7.5;

struct ReadSyllable {
  std::vector<SpelledLetter> letters;  ///< tones lifted out
  Tone tone = Tone::None;
  double cost = 0;  ///< of what was changed to come here
};

/// The letter that a sign of another alphabet, or a digit, is taken for; 0 if for none.
char letter_like(char32_t sign) {
  static std::unordered_map<char32_t, char> const likes{
      {U'0', 'o'}, {U'1', 'l'}, {U'5', 's'}, {U'6', 'o'}, {U'ä', 'a'}, {U'å', 'a'}, {U'æ', 'a'},
      {U'Ä', 'a'}, {U'Å', 'a'}, {U'ë', 'e'}, {U'Ë', 'e'}, {U'ï', 'i'}, {U'î', 'i'}, {U'Ï', 'i'},
      {U'Î', 'i'}, {U'ı', 'i'}, {U'ö', 'o'}, {U'ø', 'o'}, {U'Ö', 'o'}, {U'ü', 'u'}, {U'û', 'u'},
      {U'Ü', 'u'}, {U'ÿ', 'y'}, {U'ñ', 'n'}, {U'Ñ', 'n'}, {U'ç', 'c'}, {U'Ç', 'c'}, {U'š', 's'},
      {U'ž', 'z'}, {U'ő', 'o'}, {U'ů', 'u'}, {U'ę', 'e'}, {U'ą', 'a'}, {U'|', 'l'}, {U'!', 'i'}};
  auto const found = likes.find(sign);
  return found == likes.end() ? '\0' : found->second;
}

/// Nothing if it has a sign that is taken for no letter, or no letter at all.
std::optional<ReadSyllable> take_apart(std::string_view word) {
  ReadSyllable read;
  std::size_t real_letters = 0;
  for (analyzers::Character const& character : analyzers::Characters(word)) {
    analyzers::CharInfo const& info = character.info;
    SpelledLetter letter;
    if (character.is_letter()) {
      letter = {info.folded, info.shape, Tone::None, info.is_upper};
      if (info.tone != Tone::None) {
        if (read.tone != Tone::None) read.cost += kForeignCost;
        read.tone = info.tone;
      }
      ++real_letters;
    } else {
      letter.folded = letter_like(character.value);
      if (letter.folded == 0) return std::nullopt;
      read.cost += kForeignCost;
    }
    read.letters.push_back(letter);
    if (read.letters.size() > kMostLetters) return std::nullopt;
  }
  bool const is_word = real_letters > 0 && real_letters * 2 >= read.letters.size();
  return is_word ? std::optional(std::move(read)) : std::nullopt;
}

/// A slip of the tone on a letter: of the letter that is meant, with its tone, and the tone read.
struct ToneSlip {
  char folded;
  Shape shape;
  Tone meant;
  Tone read;
  double cost;
};

constexpr std::array kToneSlips = std::to_array<ToneSlip>({
    // The dot of i, and what stands over ê and â, are taken for a tone, or a tone for them.
    {'i', Shape::None, Tone::None, Tone::Hoi, -0.9},
    {'i', Shape::None, Tone::None, Tone::Sac, 0.1},
    {'i', Shape::None, Tone::None, Tone::Nang, 0.1},
    {'i', Shape::None, Tone::Huyen, Tone::Hoi, 0.6},
    {'e', Shape::Circumflex, Tone::None, Tone::Huyen, -0.2},
    {'e', Shape::Circumflex, Tone::Huyen, Tone::None, -0.4},
    {'e', Shape::Circumflex, Tone::Huyen, Tone::Nga, 0.8},
    {'e', Shape::Circumflex, Tone::Sac, Tone::Hoi, 1.0},
    {'a', Shape::Circumflex, Tone::None, Tone::Huyen, 0.3},
    {'a', Shape::Circumflex, Tone::Huyen, Tone::None, 0.4},
    {'a', Shape::Circumflex, Tone::Sac, Tone::Nga, 1.0},
    {'o', Shape::Circumflex, Tone::Hoi, Tone::Sac, 1.0},
    {'u', Shape::Horn, Tone::None, Tone::Sac, 0},
    {'u', Shape::Horn, Tone::None, Tone::Huyen, 0},
    {'u', Shape::Horn, Tone::None, Tone::Hoi, -0.5},
    {'u', Shape::Horn, Tone::None, Tone::Nga, -0.5},
    {'u', Shape::Horn, Tone::None, Tone::Nang, -0.8},
    {'a', Shape::None, Tone::None, Tone::Nang, 1.1},
    {'o', Shape::None, Tone::None, Tone::Nang, 1.2},
    {'u', Shape::None, Tone::None, Tone::Nang, 1.2},
    {'a', Shape::None, Tone::None, Tone::Hoi, 1.2},
    {'a', Shape::None, Tone::Huyen, Tone::Hoi, 1.2},
    {'a', Shape::None, Tone::Hoi, Tone::Huyen, 1.2},
    {'a', Shape::None, Tone::Nga, Tone::None, 1.2},
});

double tone_cost(SpelledLetter const& letter, Tone meant, Tone read) {
  if (read == meant) return 0;
  for (ToneSlip const& slip : kToneSlips) {
    if (slip.folded == letter.folded && slip.shape == letter.shape && slip.meant == meant &&
        slip.read == read) {
      return slip.cost;
    }
  }
  bool const is_breve = letter.shape == Shape::Breve;
  bool const with_hoi = meant == Tone::Hoi || read == Tone::Hoi;
  return is_breve ? 0.5 : with_hoi ? kToneCost - 0.6 : kToneCost;
}

double shape_cost(SpelledLetter const& read, Shape meant) {
  if (read.shape == meant) return 0;
  switch (read.folded) {
    case 'd': return meant == Shape::None ? -0.7 : kShapeCost;
    case 'a':
      return meant == Shape::None && read.shape == Shape::Breve ? 1.8
             : meant == Shape::Breve                            ? 1.4
                                                                : kShapeCost;
    case 'e': return meant == Shape::None ? 0.9 : kShapeCost;
    default: return kShapeCost;
  }
}

std::span<Shape const> shapes_of(char folded) {
  static constexpr std::array kOfA{Shape::None, Shape::Circumflex, Shape::Breve};
  static constexpr std::array kOfO{Shape::None, Shape::Circumflex, Shape::Horn};
  static constexpr std::array kOfE{Shape::None, Shape::Circumflex};
  static constexpr std::array kOfU{Shape::None, Shape::Horn};
  static constexpr std::array kOfD{Shape::None, Shape::Stroke};
  static constexpr std::array kOther{Shape::None};
  switch (folded) {
    case 'a': return kOfA;
    case 'o': return kOfO;
    case 'e': return kOfE;
    case 'u': return kOfU;
    case 'd': return kOfD;
    default: return kOther;
  }
}

std::string term_of(ReadSyllable const& syllable) {
  analyzers::SyllableWriter writer;
  std::size_t const tone_at = analyzers::tone_place(syllable.letters, analyzers::ToneStyle::Old);
  for (std::size_t i = 0; i < syllable.letters.size(); ++i) {
    SpelledLetter const& letter = syllable.letters[i];
    writer.add_letter({analyzers::CharClass::Letter, letter.folded, letter.shape,
                       i == tone_at ? syllable.tone : Tone::None, letter.is_upper});
  }
  std::string term;
  writer.append_term(term);
  return term;
}

std::string text_of(ReadSyllable const& syllable) {
  std::string text;
  std::size_t const tone_at = analyzers::tone_place(syllable.letters, analyzers::ToneStyle::Old);
  for (std::size_t i = 0; i < syllable.letters.size(); ++i) {
    SpelledLetter letter = syllable.letters[i];
    letter.tone = i == tone_at ? syllable.tone : Tone::None;
    analyzers::append_letter(text, letter);
  }
  return text;
}

/// Letters that look alike, as read and as meant; "" for a letter that is not there.
struct Alike {
  std::string_view read;
  std::string_view meant;
  double cost;
};

constexpr std::array kAlike = std::to_array<Alike>({
    {"g", "c", kLikeCost},      {"c", "g", kLikeCost + 1},  {"t", "r", kLikeCost},
    {"r", "t", kLikeCost},      {"l", "i", kLikeCost},      {"i", "l", kLikeCost},
    {"b", "d", kLikeCost + 1},  {"d", "b", kLikeCost},      {"h", "n", kLikeCost + 1},
    {"n", "h", kLikeCost + 1},  {"in", "m", kLikeCost},     {"rn", "m", kLikeCost},
    {"ni", "m", kLikeCost + 1}, {"m", "rn", kLikeCost + 2}, {"ii", "n", kLikeCost + 1},
    {"u", "n", kLikeCost + 1},  {"n", "u", kLikeCost + 1},  {"e", "c", kLikeCost + 1},
    {"c", "e", kLikeCost + 1},  {"e", "o", kLikeCost + 1},  {"o", "e", kLikeCost + 1},
    {"a", "o", kLikeCost + 1},  {"o", "a", kLikeCost + 1},  {"u", "a", kLikeCost + 1},
    {"a", "u", kLikeCost + 2},  {"f", "t", kLikeCost},      {"j", "i", kLikeCost},
    {"z", "s", kLikeCost},      {"w", "v", kLikeCost},      {"v", "y", kLikeCost},
    {"y", "v", kLikeCost},      {"k", "l", kLikeCost + 1},  {"s", "g", kLikeCost + 1},
    {"n", "m", kLikeCost + 1},  {"m", "n", kLikeCost + 1},  {"p", "n", kLikeCost + 2},
    {"l", "t", kLikeCost + 1},  {"t", "l", kLikeCost + 1},  {"i", "t", kLikeCost + 1},
    {"b", "h", kLikeCost + 1},  {"h", "b", kLikeCost + 1},  {"r", "n", kLikeCost + 1},
    {"x", "k", kLikeCost + 2},  {"s", "x", kLikeCost + 2},  {"q", "g", kLikeCost + 1},
    {"d", "q", kLikeCost},      {"b", "n", kLikeCost + 2},  {"th", "ch", kLikeCost + 1},
    {"t", "d", kLikeCost + 2},  {"c", "t", kLikeCost + 1},  {"t", "c", kLikeCost + 1},
});

/// Letters that noise adds, and that are lost at an edge, by what is left of their syllables.
constexpr std::string_view kOftenLost = "tcnhrlgipmd";
constexpr std::string_view kOftenAdded = "tilnrjhfp";

class Reader {
 public:
  explicit Reader(ReadSyllable read)
      : read_(std::move(read)), read_term_(term_of(read_)), is_foreign_(read_.cost > 0) {}

  std::vector<Misreading> all() {
    add_marks(read_, true);
    add_alike();
    add_lost();
    add_added();
    std::vector<Misreading> result;
    result.reserve(found_.size());
    for (auto& [term, misreading] : found_) result.push_back(std::move(misreading));
    std::ranges::sort(result, [](Misreading const& a, Misreading const& b) {
      return std::pair(a.cost, std::string_view(a.term)) <
             std::pair(b.cost, std::string_view(b.term));
    });
    return result;
  }

 private:
  /// The syllables with other marks, from the vowel or d at `from` on. Of the letters as they were
  /// read any number of marks may change, of others none but the tone.
  void add_marks(ReadSyllable const& syllable, bool shapes_too) {
    if (shapes_too) {
      add_shapes(syllable, 0, 0);
    } else {
      add_tones(syllable);
    }
  }

  void add_shapes(ReadSyllable const& syllable, std::size_t from, std::size_t changed) {
    constexpr std::size_t kMostShapes = 2;
    if (from == syllable.letters.size()) return add_tones(syllable);
    for (Shape const shape : shapes_of(syllable.letters[from].folded)) {
      double const cost = shape_cost(syllable.letters[from], shape);
      bool const changes = shape != syllable.letters[from].shape;
      if (changes && changed == kMostShapes) continue;
      ReadSyllable next = syllable;
      next.letters[from].shape = shape;
      next.cost += cost;
      add_shapes(next, from + 1, changed + (changes ? 1 : 0));
    }
  }

  void add_tones(ReadSyllable const& syllable) {
    for (Tone const tone : {Tone::None, Tone::Sac, Tone::Huyen, Tone::Hoi, Tone::Nga, Tone::Nang}) {
      ReadSyllable next = syllable;
      next.tone = tone;
      std::size_t const at = analyzers::tone_place(next.letters, analyzers::ToneStyle::Old);
      if (at >= next.letters.size()) return;
      next.cost += tone_cost(next.letters[at], tone, read_.tone);
      add(next);
    }
  }

  void add_alike() {
    for (Alike const& alike : kAlike) {
      for (std::size_t at = 0; at + alike.read.size() <= read_.letters.size(); ++at) {
        if (!stands_at(alike.read, at)) continue;
        ReadSyllable next = read_;
        auto const begin = next.letters.begin() + static_cast<std::ptrdiff_t>(at);
        bool const is_upper = begin->is_upper;
        Shape const shape = begin->shape;
        auto const end = begin + static_cast<std::ptrdiff_t>(alike.read.size());
        auto place = next.letters.erase(begin, end);
        for (std::size_t i = alike.meant.size(); i-- > 0;) {
          SpelledLetter letter{alike.meant[i], Shape::None, Tone::None, is_upper};
          if (std::ranges::find(shapes_of(letter.folded), shape) !=
              shapes_of(letter.folded).end()) {
            letter.shape = shape;
          }
          place = next.letters.insert(place, letter);
        }
        next.cost += alike.cost;
        add_marks(next, false);
      }
    }
  }

  void add_lost() {
    if (read_.letters.size() == kMostLetters) return;
    for (char const lost : kOftenLost) {
      for (std::size_t at = 0; at <= read_.letters.size(); ++at) {
        ReadSyllable next = read_;
        bool const is_upper = at < read_.letters.size() && read_.letters[at].is_upper && at > 0;
        next.letters.insert(next.letters.begin() + static_cast<std::ptrdiff_t>(at),
                            SpelledLetter{lost, Shape::None, Tone::None, is_upper});
        bool const at_edge = at == 0 || at == read_.letters.size();
        next.cost += at_edge ? kLostLetterCost : kLostLetterCost + 1;
        add(next);
      }
    }
  }

  void add_added() {
    if (read_.letters.size() < 3) return;
    for (std::size_t at = 0; at < read_.letters.size(); ++at) {
      ReadSyllable next = read_;
      next.letters.erase(next.letters.begin() + static_cast<std::ptrdiff_t>(at));
      bool const often = kOftenAdded.find(read_.letters[at].folded) != std::string_view::npos;
      next.cost += often ? kAddedLetterCost : kAddedLetterCost + 1;
      add(next);
    }
  }

  [[nodiscard]] bool stands_at(std::string_view letters, std::size_t at) const {
    for (std::size_t i = 0; i < letters.size(); ++i) {
      if (read_.letters[at + i].folded != letters[i]) return false;
    }
    return true;
  }

  void add(ReadSyllable const& syllable) {
    if (syllable.cost > kMostCost) return;
    std::string term = term_of(syllable);
    if (term == read_term_ && !is_foreign_) return;
    auto const found = found_.find(term);
    if (found != found_.end() && found->second.cost <= syllable.cost) return;
    if (!analyzers::is_legal_syllable(term)) return;
    found_[term] = {text_of(syllable), term, syllable.cost};
  }

  ReadSyllable read_;
  std::string read_term_;
  bool is_foreign_;  ///< has letters of another alphabet, digits, or two tones
  std::unordered_map<std::string, Misreading> found_;
};

}  // namespace

std::vector<Misreading> misreadings(std::string_view word) {
  std::optional<ReadSyllable> read = take_apart(word);
  return read ? Reader(*std::move(read)).all() : std::vector<Misreading>{};
}

}  // namespace tracuu::indexer
