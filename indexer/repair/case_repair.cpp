// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/repair/case_repair.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "analyzers/characters.hpp"
#include "analyzers/letter.hpp"
#include "analyzers/spelled_syllable.hpp"
#include "base/utf8.hpp"

namespace tracuu::indexer {

namespace {

constexpr double kIndentPoints = 10;

struct CasedLetter {
  std::size_t begin = 0;  ///< byte of the text
  analyzers::CharInfo info;

  /// Capital and small letter have one form.
  [[nodiscard]] bool is_alike() const {
    return std::string_view("oucsvxwz").find(info.folded) != std::string_view::npos;
  }
};

/// The letters of a word; none if it has digits, letters of another alphabet, or points in it.
std::vector<CasedLetter> letters_of(std::string_view text) {
  std::vector<CasedLetter> letters;
  for (analyzers::Character const& character : analyzers::Characters(text)) {
    using analyzers::CharClass;
    CharClass const kind = character.info.char_class;
    if (kind == CharClass::Digit || kind == CharClass::OtherLetter) return {};
    bool const goes_on = !letters.empty() && character.at + character.bytes.size() < text.size();
    if (character.value == U'.' && goes_on) return {};  // T.Ư
    if (character.is_letter()) letters.push_back({character.at, character.info});
  }
  return letters;
}

bool ends_sentence(std::string_view text) {
  return text.empty() || std::string_view(".!?:;\"”)-").find(text.back()) != std::string_view::npos;
}

void write_small(std::string& text, CasedLetter const& letter) {
  std::string small;
  analyzers::append_letter(
      small, {letter.info.folded, letter.info.shape, letter.info.tone, /*is_upper=*/false});
  std::size_t const bytes = base::decode_utf8(text, letter.begin).bytes;
  text.replace(letter.begin, bytes, small);
}

class CaseRepair {
 public:
  explicit CaseRepair(std::vector<schema::PageWord>& words) : words_(words) {}

  void run() {
    for (std::size_t begin = 0; begin < words_.size();) {
      std::size_t end = begin;
      while (end < words_.size() && words_[end].line == words_[begin].line) ++end;
      if (is_of_small_letters(begin, end)) {
        for (std::size_t at = begin; at < end; ++at) repair(at);
      }
      begin = end;
    }
  }

 private:
  [[nodiscard]] bool is_of_small_letters(std::size_t begin, std::size_t end) const {
    std::size_t small = 0;
    std::size_t upper = 0;
    for (std::size_t at = begin; at < end; ++at) {
      for (CasedLetter const& letter : letters_of(words_[at].text)) {
        if (!letter.is_alike()) ++(letter.info.is_upper ? upper : small);
      }
    }
    constexpr std::size_t kTimes = 2;
    return small > kTimes * upper;
  }

  void repair(std::size_t at) {
    std::string& text = words_[at].text;
    std::vector<CasedLetter> letters = letters_of(text);
    if (letters.empty() || !has_marks(letters) || text == "TƯ") return;  // Trung ương
    if (!is_mixed(letters) && has_other_capital(letters)) return;
    bool const first_is_small = is_small_at_front(at, letters);
    for (std::size_t i = letters.size(); i-- > 0;) {  // from the end: bytes before it stay
      if (letters[i].info.is_upper && (i > 0 || first_is_small)) write_small(text, letters[i]);
    }
  }

  /// No word has small letters that are certain and capitals after its first letter.
  [[nodiscard]] static bool is_mixed(std::vector<CasedLetter> const& letters) {
    auto const is_small = [](CasedLetter const& letter) {
      return !letter.info.is_upper && !letter.is_alike();
    };
    return std::ranges::any_of(letters, is_small);
  }

  [[nodiscard]] static bool has_other_capital(std::vector<CasedLetter> const& letters) {
    return std::any_of(letters.begin() + 1, letters.end(), [](CasedLetter const& letter) {
      return letter.info.is_upper && !letter.is_alike();
    });
  }

  [[nodiscard]] static bool has_marks(std::vector<CasedLetter> const& letters) {
    return std::ranges::any_of(letters, [](CasedLetter const& letter) {
      return letter.info.tone != analyzers::Tone::None ||
             letter.info.shape != analyzers::Shape::None;
    });
  }

  [[nodiscard]] bool is_small_at_front(std::size_t at,
                                       std::vector<CasedLetter> const& letters) const {
    CasedLetter const& first = letters.front();
    if (!first.info.is_upper || !first.is_alike() || may_begin_sentence(at)) return false;
    if (letters.size() == 1) return true;
    bool const beside_name = begins_with_capital(at + 1) || (at > 0 && begins_with_capital(at - 1));
    if (beside_name) return false;
    bool const all_alike = std::ranges::all_of(letters, &CasedLetter::is_alike);
    bool const all_upper = std::ranges::all_of(
        letters, [](CasedLetter const& letter) { return letter.info.is_upper; });
    bool const is_committee = letters[1].info.folded == 'y';  // Ủy ban, in names of offices
    return (all_alike && all_upper) || (analyzers::is_vowel(first.info.folded) && !is_committee);
  }

  [[nodiscard]] bool may_begin_sentence(std::size_t at) const {
    if (at == 0 || ends_sentence(words_[at - 1].text)) return true;
    if (words_[at - 1].line == words_[at].line) return false;
    std::size_t line_before = at - 1;
    while (line_before > 0 && words_[line_before - 1].line == words_[at - 1].line) --line_before;
    std::size_t line_after = at;
    while (line_after < words_.size() && words_[line_after].line == words_[at].line) ++line_after;
    auto const is_indented_beside = [&](std::size_t other) {
      return words_[at].left > words_[other].left + kIndentPoints;
    };
    return is_indented_beside(line_before) ||
           (line_after < words_.size() && is_indented_beside(line_after));
  }

  [[nodiscard]] bool begins_with_capital(std::size_t at) const {
    if (at >= words_.size()) return false;
    std::vector<CasedLetter> const letters = letters_of(words_[at].text);
    return !letters.empty() && letters.front().info.is_upper;
  }

  std::vector<schema::PageWord>& words_;
};

}  // namespace

void repair_case(std::vector<schema::PageWord>& words) {
  CaseRepair(words).run();
}

}  // namespace tracuu::indexer
