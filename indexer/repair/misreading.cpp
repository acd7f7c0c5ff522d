// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/repair/misreading.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>

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

/// Costs by kind of slip: -ln of its share among the slips of tesseract 5.3 (vie) on pages of
/// 200 dpi and 1 bit, counted by bench/eval_ocr and rounded.
constexpr double kToneCost = 2.6;
constexpr double kCommonToneCost = 1.7;
constexpr double kShapeCost = 2.6;
constexpr double kStrokeCost = 1.6;  // d and đ
constexpr double kShapeAndToneCost = 3.4;
constexpr double kForeignCost = 0.7;
constexpr double kLikeCost = 3.0;
constexpr double kLostLetterCost = 4.0;
constexpr double kAddedLetterCost = 4.0;

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
  for (std::size_t at = 0; at < word.size();) {
    base::CodePoint const point = base::decode_utf8(word, at);
    at += point.bytes;
    analyzers::CharInfo const info = analyzers::char_info(point.value);
    SpelledLetter letter;
    if (info.char_class == analyzers::CharClass::Letter) {
      letter = {info.folded, info.shape, Tone::None, info.is_upper};
      if (info.tone != Tone::None) {
        if (read.tone != Tone::None) read.cost += kForeignCost;
        read.tone = info.tone;
      }
      ++real_letters;
    } else {
      letter.folded = letter_like(point.value);
      if (letter.folded == 0) return std::nullopt;
      read.cost += kForeignCost;
    }
    read.letters.push_back(letter);
    if (read.letters.size() > kMostLetters) return std::nullopt;
  }
  bool const is_word = real_letters > 0 && real_letters * 2 >= read.letters.size();
  return is_word ? std::optional(std::move(read)) : std::nullopt;
}

double tone_cost(Tone read, Tone meant) {
  if (read == meant) return 0;
  auto const is_pair = [&](Tone a, Tone b) {
    return (read == a && meant == b) || (read == b && meant == a);
  };
  bool const common = (meant == Tone::None && read != Tone::Nga) ||
                      is_pair(Tone::None, Tone::Huyen) || is_pair(Tone::Hoi, Tone::Nga) ||
                      is_pair(Tone::Hoi, Tone::Sac) || is_pair(Tone::Hoi, Tone::Huyen);
  return common ? kCommonToneCost : kToneCost;
}

double shape_cost(SpelledLetter const& read, Shape meant) {
  if (read.shape == meant) return 0;
  return read.folded == 'd' ? kStrokeCost : kShapeCost;
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
    {"g", "c", kLikeCost},      {"c", "g", kLikeCost + 1},   {"t", "r", kLikeCost},
    {"r", "t", kLikeCost},      {"l", "i", kLikeCost},       {"i", "l", kLikeCost},
    {"b", "d", kLikeCost + 1},  {"d", "b", kLikeCost},       {"h", "n", kLikeCost + 1},
    {"n", "h", kLikeCost + 1},  {"in", "m", kLikeCost},      {"rn", "m", kLikeCost},
    {"ni", "m", kLikeCost + 1}, {"m", "rn", kLikeCost + 2},  {"ii", "n", kLikeCost + 1},
    {"u", "n", kLikeCost + 1},  {"n", "u", kLikeCost + 1},   {"e", "c", kLikeCost + 1},
    {"c", "e", kLikeCost + 1},  {"e", "o", kLikeCost + 1},   {"o", "e", kLikeCost + 1},
    {"a", "o", kLikeCost + 1},  {"o", "a", kLikeCost + 1},   {"u", "a", kLikeCost + 1},
    {"a", "u", kLikeCost + 2},  {"f", "t", kLikeCost},       {"j", "i", kLikeCost},
    {"z", "s", kLikeCost},      {"w", "v", kLikeCost},       {"v", "y", kLikeCost},
    {"y", "v", kLikeCost},      {"k", "l", kLikeCost + 1},   {"s", "g", kLikeCost + 1},
    {"n", "m", kLikeCost + 1},  {"m", "n", kLikeCost + 1},   {"p", "n", kLikeCost + 2},
    {"l", "t", kLikeCost + 1},  {"t", "l", kLikeCost + 1},   {"i", "t", kLikeCost + 1},
    {"b", "h", kLikeCost + 1},  {"h", "b", kLikeCost + 1},   {"r", "n", kLikeCost + 1},
    {"x", "k", kLikeCost + 2},  {"s", "x", kLikeCost + 2},   {"q", "g", kLikeCost + 1},
    {"b", "n", kLikeCost + 2},  {"th", "ch", kLikeCost + 1}, {"t", "d", kLikeCost + 2},
    {"c", "t", kLikeCost + 1},  {"t", "c", kLikeCost + 1},
});

/// Letters that noise adds, and that are lost at an edge, by what is left of their syllables.
constexpr std::string_view kOftenLost = "tcnhrlgipmd";
constexpr std::string_view kOftenAdded = "tilnrjhfp";

class Reader {
 public:
  explicit Reader(ReadSyllable read) : read_(std::move(read)), read_term_(term_of(read_)) {}

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
      add_tones(syllable, 0);
    }
  }

  void add_shapes(ReadSyllable const& syllable, std::size_t from, std::size_t changed) {
    constexpr std::size_t kMostShapes = 2;
    if (from == syllable.letters.size()) return add_tones(syllable, changed);
    for (Shape const shape : shapes_of(syllable.letters[from].folded)) {
      double const cost = shape_cost(syllable.letters[from], shape);
      if (cost > 0 && changed == kMostShapes) continue;
      ReadSyllable next = syllable;
      next.letters[from].shape = shape;
      next.cost += cost;
      add_shapes(next, from + 1, changed + (cost > 0 ? 1 : 0));
    }
  }

  void add_tones(ReadSyllable const& syllable, std::size_t changed) {
    for (Tone const tone : {Tone::None, Tone::Sac, Tone::Huyen, Tone::Hoi, Tone::Nga, Tone::Nang}) {
      ReadSyllable next = syllable;
      next.tone = tone;
      double const cost = tone_cost(read_.tone, tone);
      bool const both = cost > 0 && changed == 1 && syllable.cost >= kShapeCost;
      next.cost = both ? syllable.cost - kShapeCost + kShapeAndToneCost : syllable.cost + cost;
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
    if (term == read_term_ && syllable.cost <= 0) return;
    auto const found = found_.find(term);
    if (found != found_.end() && found->second.cost <= syllable.cost) return;
    if (!analyzers::is_legal_syllable(term)) return;
    found_[term] = {text_of(syllable), term, syllable.cost};
  }

  ReadSyllable read_;
  std::string read_term_;
  std::unordered_map<std::string, Misreading> found_;
};

}  // namespace

std::vector<Misreading> misreadings(std::string_view word) {
  std::optional<ReadSyllable> read = take_apart(word);
  return read ? Reader(*std::move(read)).all() : std::vector<Misreading>{};
}

}  // namespace tracuu::indexer
