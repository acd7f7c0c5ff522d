// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/repair/speck_repair.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "analyzers/analyzer_registry.hpp"
#include "analyzers/characters.hpp"
#include "analyzers/letter.hpp"
#include "analyzers/syllable_grammar.hpp"
#include "base/utf8.hpp"

namespace tracuu::indexer {

namespace {

/// Below these a lone sign, a lone letter, is taken for a speck.
constexpr double kSureSign = 0.97;
constexpr double kSureLetter = 0.75;

constexpr std::array<std::string_view, 9> kSignsOfText{"-", "–", "—", "…", "+", "&", "%", "/", "="};

struct SpeckForm {
  std::size_t letters = 0;
  std::size_t digits = 0;
  std::size_t signs = 0;
  bool has_mark = false;
  bool has_upper = false;
};

SpeckForm speck_form(std::string_view text) {
  SpeckForm form;
  for (analyzers::Character const& character : analyzers::Characters(text)) {
    bool const is_modifier =
        character.value >= 0x2B0 && character.value <= 0x2FF;  // a letter in Unicode
    switch (is_modifier ? analyzers::CharClass::Other : character.info.char_class) {
      case analyzers::CharClass::Letter:
      case analyzers::CharClass::OtherLetter: ++form.letters; break;
      case analyzers::CharClass::Digit: ++form.digits; break;
      default: ++form.signs; break;
    }
    form.has_mark |= character.has_mark();
    form.has_upper |= character.info.is_upper;
  }
  return form;
}

/// "ˆ", "~", "|": no dash, no sign that texts have; "F", "n" of which the machine is not sure, but
/// not "a)" and not "ở".
bool is_speck(schema::PageWord const& word) {
  SpeckForm const form = speck_form(word.text);
  if (form.digits > 0) return false;
  if (form.letters == 0) {
    bool const has_use = std::ranges::find(kSignsOfText, word.text) != kSignsOfText.end();
    return form.signs <= 2 && !has_use && word.confidence < kSureSign;
  }
  return form.letters == 1 && form.signs == 0 && !form.has_mark && word.confidence < kSureLetter;
}

/// "12 m": a letter after a number.
bool may_be_measure(schema::PageWord const& word, schema::PageWord const& before) {
  return speck_form(word.text).letters == 1 && speck_form(before.as_read).digits > 0;
}

/// A dash that stands at the edge of the text: dirt of the margin, or the mark of a list, of which
/// the machine is surer.
bool is_dash_of_margin(std::vector<schema::PageWord> const& words, std::size_t at) {
  constexpr double kSureMark = 0.85;
  schema::PageWord const& word = words[at];
  if (word.text != "-" && word.text != "–" && word.text != "—") return false;
  bool const is_first = at == 0 || words[at - 1].line != word.line;
  bool const is_last = at + 1 == words.size() || words[at + 1].line != word.line;
  return is_first ? word.confidence < kSureMark : is_last && word.confidence < kSureSign;
}

/// ".trị", "THCS.-": signs that begin no word, and that end none.
std::string_view without_edge_specks(std::string_view text) {
  std::string_view core = text;
  core.remove_prefix(std::min(core.find_first_not_of(".,:;`_~|"), core.size()));
  std::size_t const last = core.find_last_not_of("-`_~|");
  bool const ends_in_specks = last != std::string_view::npos && last + 1 < core.size() &&
                              std::string_view(".,;:").find(core[last]) != std::string_view::npos;
  if (ends_in_specks) core = core.substr(0, last + 1);
  return speck_form(core).letters > 1 ? core : text;
}

/// Where a word is to be taken apart: the sign at bytes [begin, end).
struct Gap {
  std::size_t begin = 0;
  std::size_t end = 0;
};

bool is_small_word(std::string_view text) {
  SpeckForm const form = speck_form(text);
  return form.letters > 0 && form.digits + form.signs == 0 && !form.has_upper;
}

bool is_known_small_word(std::string_view text, WordCounts const& counts) {
  SpeckForm const form = speck_form(text);
  bool const is_short = form.letters < 2 && !form.has_mark;  // but "ở"
  if (is_short || !is_small_word(text)) return false;
  std::string const term = analyzers::analyzer("words").normalize_term(text);
  return analyzers::is_legal_syllable(term) && counts.word(term) > 0;
}

std::string_view without_last_signs(std::string_view text) {
  std::size_t const end = text.find_last_not_of(".,;:)\"");
  return text.substr(0, end == std::string_view::npos ? 0 : end + 1);
}

/// "HTX", but not "TP", which has a point of its own.
bool is_known_short_form(std::string_view text, WordCounts const& counts) {
  constexpr std::size_t kFewestLetters = 3;
  SpeckForm const form = speck_form(text);
  bool const is_form = form.letters >= kFewestLetters && form.digits + form.signs == 0;
  return is_form && counts.word(analyzers::analyzer("words").normalize_term(text)) > 0;
}

bool begins_like_word(std::string_view text, WordCounts const& counts) {
  SpeckForm const form = speck_form(text);
  if (form.digits > 0) return form.letters == 0 || form.has_upper;
  std::string_view const core = without_last_signs(text);
  std::string const term = analyzers::analyzer("words").normalize_term(core);
  return speck_form(core).signs == 0 && form.letters > 0 && counts.word(term) > 0;
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789.,") == std::string_view::npos;
}

/// A sign with a known word in small letters before it and a word or a number after it, or with a
/// number before it and a known word after it: no address of the web, no number, no "KT-XH". A
/// comma is none: only the blank after it was lost.
std::optional<Gap> find_gap(std::string_view text, WordCounts const& counts) {
  std::size_t sign = text.find_first_of(".:-'*_,");
  std::size_t const apostrophe = text.find('\'');  // of no use in Vietnamese
  if (apostrophe != std::string_view::npos) sign = apostrophe;
  if (sign == std::string_view::npos || sign == 0 || sign + 1 >= text.size()) return std::nullopt;
  constexpr std::ptrdiff_t kMostPoints = 2;
  if (text.find_first_of("@/\\") < sign || std::ranges::count(text, '.') > kMostPoints) {
    return std::nullopt;
  }
  std::string_view const left = text.substr(0, sign);
  std::string_view const right = text.substr(sign + 1);
  if (text[sign] == ',') {
    bool const is_gap = speck_form(left).digits == 0 && begins_like_word(right, counts);
    return is_gap ? std::optional(Gap{sign + 1, sign + 1}) : std::nullopt;
  }
  bool const after_word = is_known_small_word(left, counts) && begins_like_word(right, counts);
  std::string_view const unit = without_last_signs(right);
  bool const is_measure =
      is_known_small_word(unit, counts) || (text[sign] == '\'' && is_small_word(unit));
  bool const after_number = is_number(left) && is_measure;
  bool const after_short_form =
      text[sign] == '.' && is_known_short_form(left, counts) && begins_like_word(right, counts);
  bool const is_gap = after_word || after_number || after_short_form;
  return is_gap ? std::optional(Gap{sign, sign + 1}) : std::nullopt;
}

/// The two words, each with its share of the box.
std::pair<schema::PageWord, schema::PageWord> take_apart_at(schema::PageWord const& word,
                                                            Gap const& gap) {
  schema::PageWord first = word;
  schema::PageWord second = word;
  double const share = static_cast<double>(gap.begin) / static_cast<double>(word.text.size());
  double const middle = word.left + share * (word.right - word.left);
  first.text = word.text.substr(0, gap.begin);
  first.as_read = word.text.substr(0, gap.end);
  first.right = middle;
  second.text = word.text.substr(gap.end);
  second.as_read = second.text;
  second.left = middle;
  return {std::move(first), std::move(second)};
}

}  // namespace

void remove_specks(std::vector<schema::PageWord>& words, WordCounts const& counts) {
  std::vector<schema::PageWord> result;
  result.reserve(words.size());
  for (std::size_t at = 0; at < words.size(); ++at) {
    schema::PageWord& word = words[at];
    bool const within_line = at > 0 && words[at - 1].line == word.line && !result.empty();
    bool const is_dirt = within_line && is_speck(word) && !may_be_measure(word, result.back());
    if (word.text == word.as_read) word.text = without_edge_specks(word.as_read);
    if (is_dirt || (!result.empty() && is_dash_of_margin(words, at))) {
      result.back().as_read += ' ' + word.as_read;
    } else if (auto const gap =
                   word.text == word.as_read ? find_gap(word.text, counts) : std::nullopt) {
      auto [first, second] = take_apart_at(word, *gap);
      result.push_back(std::move(first));
      result.push_back(std::move(second));
    } else {
      result.push_back(std::move(word));
    }
  }
  words = std::move(result);
}

}  // namespace tracuu::indexer
