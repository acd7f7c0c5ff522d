// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/learned_abbreviation.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>
#include <vector>

#include "analyzers/analyzer_registry.hpp"
#include "analyzers/capitals.hpp"
#include "analyzers/letter.hpp"
#include "analyzers/syllable.hpp"
#include "analyzers/token.hpp"
#include "base/utf8.hpp"
#include "schema/stored_announcement.hpp"
#include "schema/term.hpp"

namespace tracuu::search {

namespace {

using analyzers::Shape;
using analyzers::Token;

constexpr std::size_t kLeastLetters = 3;
constexpr std::size_t kMostLetters = 8;

/// Announcements whose text is fetched, and those of them that are read.
constexpr std::size_t kMaxFetched = 64;
constexpr std::size_t kMaxRead = 12;

/// Spellings of a word typed without marks that are looked for.
constexpr std::size_t kMaxSpellings = 3;

/// Bytes before a bracket that are read: eight syllables of seven letters, each of up to three
/// bytes, and small words between.
constexpr std::size_t kBytesBefore = 256;

/// Words that abbreviations may pass over, in canonical form: và, của, về, cho, các, trong, với.
constexpr std::array<std::string_view, 7> kSmallWords{"va|2",  "cua|3",  "ve|62", "cho|",
                                                      "cac|1", "trong|", "voi|71"};

/// The first letter of a word or a letter of an abbreviation: đ is one of its own.
struct Initial {
  char folded = 0;
  bool has_stroke = false;

  bool operator==(Initial const&) const = default;
};

Initial initial_at(std::string_view text, std::size_t at) {
  auto const info = analyzers::char_info(base::decode_utf8(text, at).value);
  if (info.char_class != analyzers::CharClass::Letter) return {};
  return {info.folded, info.shape == Shape::Stroke};
}

/// The letters of a short form; '&', '-', '.' and blanks between them are passed over. Empty if
/// there is anything else.
std::vector<Initial> letters_of(std::string_view short_form) {
  std::vector<Initial> letters;
  for (std::size_t at = 0; at < short_form.size();) {
    base::CodePoint const point = base::decode_utf8(short_form, at);
    Initial const letter = initial_at(short_form, at);
    if (letter.folded != 0) {
      letters.push_back(letter);
    } else if (point.value > 0x7F || std::string_view("&-. ").find(static_cast<char>(
                                         point.value)) == std::string_view::npos) {
      return {};
    }
    at += point.bytes;
  }
  return letters;
}

/// The end of `text`, at most `bytes` of it, from the beginning of a character.
std::string_view end_of(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  std::size_t at = text.size() - bytes;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
  return text.substr(at);
}

bool is_small_word(std::string_view term) {
  return std::ranges::find(kSmallWords, term) != kSmallWords.end();
}

/// The words at the end of `before` whose initials are `letters`.
std::optional<std::string> words_with_initials(std::string_view before,
                                               std::vector<Initial> const& letters) {
  analyzers::TokenList list;
  analyzers::analyzer("vi").analyze(before, list);
  std::vector<Token> words;
  for (Token const& token : list.tokens()) {
    if (analyzers::is_simple(token.kind)) words.push_back(token);
  }
  if (words.empty() || before.find_first_not_of(' ', words.back().end) != std::string_view::npos) {
    return std::nullopt;
  }
  std::size_t letter = letters.size();
  for (std::size_t i = words.size(); i-- > 0;) {
    bool const breaks = i + 1 < words.size() && words[i].position + 1 != words[i + 1].position;
    if (breaks) return std::nullopt;
    if (initial_at(before, words[i].begin) == letters[letter - 1]) {
      if (--letter == 0) {
        return std::string(before.substr(words[i].begin, words.back().end - words[i].begin));
      }
    } else if (letter == letters.size() || !is_small_word(list.text(words[i]))) {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

/// Whether a person who types the word so may mean an abbreviation.
bool may_be_short_form(WordReading const& word) {
  std::size_t const letters = letters_of(word.typed).size();
  if (word.is_whole || letters < kLeastLetters || letters > kMostLetters) return false;
  if (analyzers::capitals_of(word.typed) == analyzers::Capitals::All) return true;
  return analyzers::folded_part(word.token).find_first_of("aeiouy") == std::string_view::npos;
}

/// Counts the full forms that the announcements with `term` give for `short_form`.
void count_full_forms(Xapian::Database const& database, std::string const& term,
                      std::string const& short_form,
                      std::map<std::string, std::pair<std::size_t, std::string>>& forms) {
  std::string const bracket = "(" + short_form + ")";
  auto const end = database.postlist_end(term);
  std::size_t fetched = 0;
  std::size_t read = 0;
  for (auto posting = database.postlist_begin(term); posting != end; ++posting) {
    if (++fetched > kMaxFetched || read == kMaxRead) return;
    auto const stored =
        schema::StoredAnnouncement::open(database.get_document(*posting).get_data());
    if (!stored) continue;
    bool const is_in_text = stored->text().find(bracket) != std::string_view::npos;
    if (!is_in_text && !stored->title_may_hold(bracket)) continue;
    ++read;
    auto const announcement = stored->head();
    if (!announcement) continue;
    for (std::string_view const text :
         {std::string_view(announcement->title), stored->abstract(), stored->body()}) {
      auto const full = defined_in_brackets(text, short_form);
      if (!full) continue;
      auto& [count, written] = forms[analyzers::analyzer("vi").normalize_term(*full)];
      if (count++ == 0) written = *full;
      break;
    }
  }
}

}  // namespace

std::optional<std::string> defined_in_brackets(std::string_view text, std::string_view short_form) {
  std::vector<Initial> const letters = letters_of(short_form);
  if (letters.size() < 2) return std::nullopt;
  std::string const bracket = "(" + std::string(short_form) + ")";
  for (std::size_t at = text.find(bracket); at != std::string_view::npos;
       at = text.find(bracket, at + bracket.size())) {
    auto full = words_with_initials(end_of(text.substr(0, at), kBytesBefore), letters);
    if (full) return full;
  }
  return std::nullopt;
}

std::optional<std::string> learned_full_form(Xapian::Database const& database,
                                             WordReading const& word) {
  if (!may_be_short_form(word)) return std::nullopt;
  std::map<std::string, std::pair<std::size_t, std::string>> forms;
  for (std::size_t i = 0; i < std::min(word.variants.size(), kMaxSpellings); ++i) {
    std::string const& variant = word.variants[i].term;
    std::string const short_form =
        analyzers::with_capitals(analyzers::spell(variant), analyzers::Capitals::All);
    count_full_forms(database, schema::make_term(schema::FieldId::Text, variant), short_form,
                     forms);
  }
  auto const best =
      std::ranges::max_element(forms, {}, [](auto const& form) { return form.second.first; });
  if (best == forms.end()) return std::nullopt;
  return best->second.second;
}

}  // namespace tracuu::search
