// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/torn_letters.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <string>

#include "analyzers/characters.hpp"
#include "analyzers/letter.hpp"
#include "analyzers/syllable.hpp"
#include "analyzers/syllable_grammar.hpp"
#include "base/utf8.hpp"

namespace tracuu::indexer {

namespace {

/// "nghiêng" is the longest syllable: 7 letters.
constexpr std::size_t kMaxSyllableLetters = 7;
/// A word is torn into so many pieces at most ("Q UY Ế T").
constexpr std::size_t kMaxTornPieces = 4;
/// So many letters, each a piece, are a heading set with gaps.
constexpr std::size_t kMinSpacedLetters = 4;
/// Gaps within a word are smaller than those between words by so much.
constexpr double kClearlySmaller = 0.8;
constexpr double kClearlyLarger = 1.4;

/// What stands in a piece, letter by letter.
struct Letters {
  std::size_t count = 0;
  std::size_t capitals = 0;
  bool begins_in_capital = false;
  bool all_letters = true;
};

Letters letters_of(std::string_view text) {
  Letters letters;
  for (analyzers::Character const& character : analyzers::Characters(text)) {
    if (!character.is_letter()) {
      letters.all_letters = false;
      continue;
    }
    if (character.info.is_upper) {
      if (letters.count == 0) letters.begins_in_capital = true;
      ++letters.capitals;
    }
    ++letters.count;
  }
  return letters;
}

std::string_view without_punctuation(std::string_view word) {
  while (!word.empty() && std::string_view(".,;:!?)").find(word.back()) != word.npos) {
    word.remove_suffix(1);
  }
  return word;
}

/// Whether `word` is a syllable as it is written: letters only, capitals where they can be.
bool is_written_syllable(std::string_view word) {
  Letters const letters = letters_of(word);
  if (!letters.all_letters || letters.count == 0 || letters.count > kMaxSyllableLetters) {
    return false;
  }
  bool const good_case = letters.capitals == 0 || letters.capitals == letters.count ||
                         (letters.capitals == 1 && letters.begins_in_capital);
  if (!good_case) return false;
  analyzers::SyllableWriter writer;
  for (analyzers::Character const& character : analyzers::Characters(word)) {
    writer.add_letter(character.info);
  }
  std::string term;
  writer.append_term(term);
  return analyzers::is_legal_syllable(term);
}

bool begins_with_mark(std::string_view text) {
  if (text.empty()) return false;
  auto const first = static_cast<UChar32>(base::decode_utf8(text, 0).value);
  return u_charType(first) == U_NON_SPACING_MARK;
}

/// A few letters that are no syllable: what tearing leaves.
bool is_scrap(std::string_view text) {
  constexpr std::size_t kMaxScrapLetters = 4;
  Letters const letters = letters_of(text);
  return letters.all_letters && letters.count > 0 && letters.count <= kMaxScrapLetters &&
         !is_written_syllable(text);
}

class LineMender {
 public:
  explicit LineMender(std::span<LinePiece const> pieces)
      : pieces_(pieces), joins_(pieces.size(), false) {}

  std::vector<bool> mend() {
    for (std::size_t at = 0; at < pieces_.size();) {
      std::size_t const spaced = spaced_letters(at);
      at += spaced >= kMinSpacedLetters ? join_spaced(at, spaced) : 1;
    }
    join_torn();
    for (std::size_t at = 1; at < pieces_.size(); ++at) {
      if (begins_with_mark(pieces_[at].text)) joins_[at] = true;
    }
    return std::move(joins_);
  }

 private:
  /// How many pieces from `begin` on are a letter each.
  [[nodiscard]] std::size_t spaced_letters(std::size_t begin) const {
    std::size_t at = begin;
    while (at < pieces_.size()) {
      Letters const letters = letters_of(pieces_[at].text);
      if (!letters.all_letters || letters.count != 1) break;
      ++at;
    }
    return at - begin;
  }

  /// Puts letters set with gaps together: at the gaps that are clearly larger if there are
  /// such, else into syllables. Answers how many pieces were looked at.
  std::size_t join_spaced(std::size_t begin, std::size_t count) {
    std::vector<double> gaps;
    for (std::size_t at = begin + 1; at < begin + count; ++at) gaps.push_back(pieces_[at].gap);
    std::ranges::sort(gaps);
    double const usual = std::max(gaps[gaps.size() / 4], 0.01);
    bool const has_words = gaps.back() >= usual * kClearlyLarger;
    if (has_words) {
      for (std::size_t at = begin + 1; at < begin + count; ++at) {
        joins_[at] = pieces_[at].gap < usual * kClearlyLarger;
      }
    } else {
      join_as_syllables(begin, count);
    }
    return count;
  }

  /// The fewest syllables that letters can be cut into; none if they can't.
  void join_as_syllables(std::size_t begin, std::size_t count) {
    constexpr std::size_t kNever = std::numeric_limits<std::size_t>::max();
    std::vector<std::size_t> fewest(count + 1, kNever);
    std::vector<std::size_t> cut_before(count + 1, 0);
    fewest[0] = 0;
    for (std::size_t from = 0; from < count; ++from) {
      if (fewest[from] == kNever) continue;
      std::string word;
      for (std::size_t to = from; to < std::min(count, from + kMaxSyllableLetters); ++to) {
        word += pieces_[begin + to].text;
        if (fewest[from] + 1 >= fewest[to + 1] || !is_written_syllable(word)) continue;
        fewest[to + 1] = fewest[from] + 1;
        cut_before[to + 1] = from;
      }
    }
    if (fewest[count] == kNever) return;
    for (std::size_t end = count; end > 0; end = cut_before[end]) {
      for (std::size_t at = cut_before[end] + 1; at < end; ++at) joins_[begin + at] = true;
    }
  }

  /// Scraps put to their neighbours where that makes a syllable.
  void join_torn() {
    for (std::size_t at = 0; at < pieces_.size(); ++at) {
      if (joins_[at] || !is_scrap(without_punctuation(pieces_[at].text))) continue;
      if (!join_from(at) && at > 0) join_from(at - 1);
    }
  }

  /// Joins the most pieces from `begin` on that are a syllable together ("Q UY ẾT" is not
  /// "QUY ẾT"); a larger gap than the first ends the word.
  bool join_from(std::size_t begin) {
    std::string word(pieces_[begin].text);
    std::size_t const end = std::min(pieces_.size(), begin + kMaxTornPieces);
    std::size_t best = 0;
    for (std::size_t at = begin + 1; at < end; ++at) {
      bool const is_wider = pieces_[at].gap > pieces_[begin + 1].gap * kClearlyLarger;
      if (joins_[at] || is_wider || !is_near(begin, at)) break;
      word += pieces_[at].text;
      if (is_written_syllable(without_punctuation(word))) best = at;
    }
    for (std::size_t at = begin + 1; at <= best; ++at) joins_[at] = true;
    return best > 0;
  }

  /// Whether the gap before piece `at` may lie within a word. A lone small letter and a word
  /// may both be meant: "điểm b khoản 1".
  bool is_near(std::size_t begin, std::size_t at) {
    constexpr double kLargestBlank = 0.6;
    if (pieces_[at].gap > kLargestBlank) return false;
    for (std::size_t const piece : {begin, at}) {
      Letters const letters = letters_of(pieces_[piece].text);
      bool const is_lone_small = letters.count == 1 && letters.capitals == 0;
      if (is_lone_small && pieces_[at].gap >= usual_gap() * kClearlySmaller) return false;
    }
    return true;
  }

  /// The middle of the gaps of the line.
  double usual_gap() {
    if (usual_gap_ >= 0) return usual_gap_;
    std::vector<double> gaps;
    for (std::size_t at = 1; at < pieces_.size(); ++at) gaps.push_back(pieces_[at].gap);
    if (gaps.empty()) return usual_gap_ = 0;
    auto const middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
    std::ranges::nth_element(gaps, middle);
    return usual_gap_ = *middle;
  }

  std::span<LinePiece const> pieces_;
  std::vector<bool> joins_;
  double usual_gap_ = -1;
};

}  // namespace

std::vector<bool> find_torn_letters(std::span<LinePiece const> pieces) {
  return LineMender(pieces).mend();
}

}  // namespace tracuu::indexer
