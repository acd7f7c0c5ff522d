// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/typing_slip.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/utf8.hpp"
#include "bench/lettered_word.hpp"

namespace tracuu::bench {

namespace {

using analyzers::Shape;
using analyzers::SpelledLetter;
using analyzers::Tone;
using analyzers::ToneStyle;

constexpr std::size_t kMinLetters = 3;
constexpr int kMaxDraws = 200;

/// Evenly from 0 to count - 1; the library's distributions differ between machines.
std::size_t draw(std::mt19937& random, std::size_t count) {
  return random() % count;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at <= text.size();) {
    std::size_t const end = std::min(text.find(' ', at), text.size());
    words.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

std::string joined(std::vector<std::string> const& words) {
  std::string text;
  for (std::string const& word : words) {
    if (!text.empty()) text += ' ';
    text += word;
  }
  return text;
}

bool is_vowel(SpelledLetter const& letter) {
  return std::string_view("aeiouy").find(letter.folded) != std::string_view::npos;
}

using Changed = std::optional<LetteredWord>;

Changed swap_hoi_and_nga(LetteredWord word) {
  if (word.tone != Tone::Hoi && word.tone != Tone::Nga) return std::nullopt;
  word.tone = word.tone == Tone::Hoi ? Tone::Nga : Tone::Hoi;
  return word;
}

Changed with_wrong_tone(LetteredWord word, std::mt19937& random) {
  constexpr std::array kTones{Tone::Sac, Tone::Huyen, Tone::Hoi, Tone::Nga, Tone::Nang};
  Tone const tone = kTones[draw(random, kTones.size())];
  if (word.tone == tone || std::ranges::none_of(word.letters, is_vowel)) return std::nullopt;
  word.tone = tone;
  return word;
}

Changed without_tone(LetteredWord word) {
  if (word.tone == Tone::None) return std::nullopt;
  word.tone = Tone::None;
  return word;
}

/// Onsets that sound alike somewhere in the country.
constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kOnsets{{{"gi", "d"},
                                                                                 {"gi", "r"},
                                                                                 {"d", "gi"},
                                                                                 {"d", "r"},
                                                                                 {"r", "gi"},
                                                                                 {"r", "d"},
                                                                                 {"s", "x"},
                                                                                 {"x", "s"},
                                                                                 {"ch", "tr"},
                                                                                 {"tr", "ch"},
                                                                                 {"l", "n"},
                                                                                 {"n", "l"}}};

/// `onset` and then a vowel; "gi" before an i would be written with one.
bool can_trade_onset(LetteredWord const& word, std::string_view onset, std::string_view other) {
  if (word.letters.size() <= onset.size() || !is_vowel(word.letters[onset.size()])) return false;
  for (std::size_t i = 0; i < onset.size(); ++i) {
    SpelledLetter const& letter = word.letters[i];
    if (letter.folded != onset[i] || letter.shape != Shape::None) return false;
  }
  return other != "gi" || word.letters[onset.size()].folded != 'i';
}

Changed with_other_onset(LetteredWord word, std::mt19937& random) {
  std::size_t const first = draw(random, kOnsets.size());
  for (std::size_t i = 0; i < kOnsets.size(); ++i) {
    auto const [onset, other] = kOnsets[(first + i) % kOnsets.size()];
    if (!can_trade_onset(word, onset, other)) continue;
    bool const is_upper = word.letters[0].is_upper;
    word.letters.erase(word.letters.begin(),
                       word.letters.begin() + static_cast<std::ptrdiff_t>(onset.size()));
    for (auto c = other.rbegin(); c != other.rend(); ++c) {
      word.letters.insert(word.letters.begin(), SpelledLetter{*c});
    }
    word.letters[0].is_upper = is_upper;
    return word;
  }
  return std::nullopt;
}

Changed swap_i_and_y(LetteredWord word) {
  auto const last =
      std::find_if(word.letters.rbegin(), word.letters.rend(),
                   [](auto const& letter) { return letter.folded == 'i' || letter.folded == 'y'; });
  if (last == word.letters.rend()) return std::nullopt;
  last->folded = last->folded == 'i' ? 'y' : 'i';
  return word;
}

/// The index of a letter that is not the first.
std::ptrdiff_t draw_inner(LetteredWord const& word, std::mt19937& random) {
  return static_cast<std::ptrdiff_t>(1 + draw(random, word.letters.size() - 1));
}

Changed without_letter(LetteredWord word, std::mt19937& random) {
  word.letters.erase(word.letters.begin() + draw_inner(word, random));
  return word;
}

/// The key pressed twice makes no second mark.
Changed with_doubled_letter(LetteredWord word, std::mt19937& random) {
  auto const at =
      word.letters.begin() + static_cast<std::ptrdiff_t>(draw(random, word.letters.size()));
  word.letters.insert(at + 1, SpelledLetter{at->folded, Shape::None, Tone::None, at->is_upper});
  return word;
}

Changed with_swapped_neighbours(LetteredWord word, std::mt19937& random) {
  std::size_t const at = 1 + draw(random, word.letters.size() - 2);
  if (word.letters[at] == word.letters[at + 1]) return std::nullopt;
  std::swap(word.letters[at], word.letters[at + 1]);
  return word;
}

Changed changed(LetteredWord const& word, Slip slip, std::mt19937& random) {
  switch (slip) {
    case Slip::HoiNga: return swap_hoi_and_nga(word);
    case Slip::WrongTone: return with_wrong_tone(word, random);
    case Slip::MissingTone: return without_tone(word);
    case Slip::Onset: return with_other_onset(word, random);
    case Slip::IY: return swap_i_and_y(word);
    case Slip::MissingLetter: return without_letter(word, random);
    case Slip::DoubledLetter: return with_doubled_letter(word, random);
    case Slip::SwappedNeighbours: return with_swapped_neighbours(word, random);
    case Slip::RunTogether:
    case Slip::Split: break;
  }
  return std::nullopt;
}

/// The word in two pieces, each of one letter at least.
std::string split(std::string const& word, LetteredWord const& lettered, std::mt19937& random) {
  std::size_t bytes = 0;
  for (std::ptrdiff_t letters = draw_inner(lettered, random); letters > 0; --letters) {
    bytes += base::decode_utf8(word, bytes).bytes;
  }
  return word.substr(0, bytes) + ' ' + word.substr(bytes);
}

}  // namespace

std::optional<std::string> slip_in_word(std::string_view text, std::size_t word, Slip slip,
                                        std::mt19937& random) {
  std::vector<std::string> words = words_of(text);
  if (word >= words.size()) return std::nullopt;
  auto const lettered = read_letters(words[word]);
  if (!lettered || lettered->letters.size() < kMinLetters) return std::nullopt;
  if (slip == Slip::RunTogether) {
    if (word + 1 == words.size() || !read_letters(words[word + 1])) return std::nullopt;
    words[word] += words[word + 1];
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(word) + 1);
  } else if (slip == Slip::Split) {
    words[word] = split(words[word], *lettered, random);
  } else {
    auto const slipped = changed(*lettered, slip, random);
    if (!slipped) return std::nullopt;
    words[word] = spell_letters(*slipped, ToneStyle::Old);
  }
  return joined(words);
}

std::string with_typing_slip(std::string_view text, std::mt19937& random) {
  auto const words = static_cast<std::size_t>(std::ranges::count(text, ' ')) + 1;
  for (int draws = 0; draws < kMaxDraws; ++draws) {
    Slip const slip = kSlips[draw(random, std::size(kSlips))];
    std::size_t const word = draw(random, words);
    auto slipped = slip_in_word(text, word, slip, random);
    if (slipped && *slipped != text) return *std::move(slipped);
  }
  return std::string(text);
}

}  // namespace tracuu::bench
