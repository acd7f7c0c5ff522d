// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/written_form.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/capitals.hpp"
#include "analyzers/letter.hpp"
#include "analyzers/syllable.hpp"
#include "analyzers/term_finder.hpp"
#include "base/utf8.hpp"
#include "search/words/reading_text.hpp"

namespace tracuu::search {

namespace {

/// So many hits are read, and so many bytes of each of their texts: names and terms of an
/// announcement stand in its beginning, too.
constexpr std::size_t kReadHits = 5;
constexpr std::size_t kReadBytes = 8'192;

/// A word that has a capital this often beside a neighbour that has one, and at least so many
/// times, is part of a name.
constexpr double kCapitalShare = 0.8;
constexpr std::size_t kLeastCapitals = 2;

/// How often a word was seen in each way of writing it.
struct SeenForms {
  std::size_t with_y = 0;
  std::size_t with_i = 0;
  std::ptrdiff_t lead_of_y = 0;  ///< with y rather than i, beside any words
  std::size_t capital = 0;       ///< beside a capital
  std::size_t small = 0;
};

std::string const& meant(WordReading const& word) {
  return word.is_open && !word.likeliest.empty() ? word.likeliest : word.token;
}

bool has_y(std::string_view written) {
  return analyzers::fold(written).find_first_of("yY") != std::string::npos;
}

/// At most kReadBytes of `text`.
std::string_view beginning_of(std::string_view text) {
  std::size_t bytes = std::min(text.size(), kReadBytes);
  while (bytes < text.size() && !base::is_utf8_boundary(text, bytes)) --bytes;
  return text.substr(0, bytes);
}

/// The simple tokens of a text, and which of them have some terms.
class TextWords {
 public:
  explicit TextWords(analyzers::TermFinder const& finder) : finder_(finder) {}

  /// Replaces the text before.
  void read(std::string_view text) {
    text_ = text;
    finder_.find(text, found_);
    terms_.assign(found_.words.size(), analyzers::TermFinder::kAbsent);
    std::size_t at = 0;
    for (analyzers::TermPlace const& place : found_.places) {
      while (at < terms_.size() && found_.words[at].begin < place.begin) ++at;
      // Compound tokens end elsewhere: "12,5%".
      if (at < terms_.size() && found_.words[at].end == place.end) terms_[at] = place.term;
    }
  }

  [[nodiscard]] std::size_t size() const { return terms_.size(); }

  /// kAbsent if it is not looked for.
  [[nodiscard]] std::uint32_t term(std::size_t index) const { return terms_[index]; }

  [[nodiscard]] std::string_view written(std::size_t index) const {
    analyzers::WordPlace const& word = found_.words[index];
    return text_.substr(word.begin, word.end - word.begin);
  }

  /// True if word `index` follows the one before it in one sentence.
  [[nodiscard]] bool follows(std::size_t index) const {
    return index > 0 && index < found_.words.size() &&
           found_.words[index - 1].position + 1 == found_.words[index].position;
  }

 private:
  analyzers::TermFinder const& finder_;
  std::string_view text_;
  analyzers::FoundTerms found_;
  std::vector<std::uint32_t> terms_;
};

/// Looks for the words of a reading, beside their neighbours, in texts.
class FormCounter {
 public:
  explicit FormCounter(TextReading const& reading) : seen_(reading.words.size()) {
    for (WordReading const& word : reading.words) {
      finder_.add(meant(word));
      term_of_word_.push_back(finder_.number_of(meant(word)));
    }
    words_of_term_.resize(finder_.size());
    for (std::size_t i = 0; i < term_of_word_.size(); ++i) {
      words_of_term_[term_of_word_[i]].push_back(i);
    }
  }

  void read(std::string_view text) {
    text_.read(text);
    for (std::size_t k = 0; k < text_.size(); ++k) {
      if (text_.term(k) == analyzers::TermFinder::kAbsent) continue;
      for (std::size_t const word : words_of_term_[text_.term(k)]) count(k, word);
    }
  }

  [[nodiscard]] std::vector<SeenForms> const& seen() const { return seen_; }

 private:
  /// The neighbours of a word in the reading that are its neighbours in the text, too.
  [[nodiscard]] std::vector<std::size_t> neighbours(std::size_t k, std::size_t word) const {
    auto const is_word = [&](std::size_t at, std::size_t index) {
      return text_.term(at) == term_of_word_[index];
    };
    std::vector<std::size_t> places;
    if (word > 0 && text_.follows(k) && is_word(k - 1, word - 1)) places.push_back(k - 1);
    if (word + 1 < term_of_word_.size() && text_.follows(k + 1) && is_word(k + 1, word + 1)) {
      places.push_back(k + 1);
    }
    return places;
  }

  void count(std::size_t k, std::size_t word) {
    auto const is_capital = [&](std::size_t at) {
      return analyzers::capitals_of(text_.written(at)) == analyzers::Capitals::First;
    };
    SeenForms& seen = seen_[word];
    seen.lead_of_y += has_y(text_.written(k)) ? 1 : -1;
    std::vector<std::size_t> const beside = neighbours(k, word);
    if (beside.empty()) return;
    ++(has_y(text_.written(k)) ? seen.with_y : seen.with_i);
    if (analyzers::capitals_of(text_.written(k)) == analyzers::Capitals::None) ++seen.small;
    if (is_capital(k) && std::ranges::any_of(beside, is_capital)) ++seen.capital;
  }

  std::vector<SeenForms> seen_;
  analyzers::TermFinder finder_;
  std::vector<std::uint32_t> term_of_word_;              ///< of the reading
  std::vector<std::vector<std::size_t>> words_of_term_;  ///< the way back
  TextWords text_{finder_};
};

std::string written_as(SeenForms const& seen, WordReading const& word) {
  std::string const& term = meant(word);
  bool const stands_so = seen.with_y + seen.with_i > 0;  // as in the query
  bool const is_with_y = stands_so ? seen.with_y > seen.with_i : seen.lead_of_y > 0;
  std::string const small = is_with_y ? analyzers::spell_with_y(term) : analyzers::spell(term);
  analyzers::Capitals capitals = analyzers::capitals_of(word.typed);
  auto const all = static_cast<double>(seen.capital + seen.small);
  bool const is_name =
      seen.capital >= kLeastCapitals && static_cast<double>(seen.capital) >= kCapitalShare * all;
  if (capitals == analyzers::Capitals::None && is_name) capitals = analyzers::Capitals::First;
  return analyzers::with_capitals(small, capitals);
}

/// Calls `read` with the texts of the first few of `hits`.
template <class Read>
void read_texts(Xapian::Database const& database, std::vector<Xapian::docid> const& hits,
                HitTexts& texts, Read read) {
  for (std::size_t i = 0; i < std::min(kReadHits, hits.size()); ++i) {
    auto const stored = texts.of(database, hits[i]);
    if (!stored) continue;
    auto const head = (*stored)->head();
    if (!head) continue;
    for (std::string_view const text :
         {std::string_view(head->title), (*stored)->abstract(), (*stored)->body()}) {
      read(beginning_of(text));
    }
  }
}

bool has_two_spellings(std::string const& term) {
  return analyzers::spell(term) != analyzers::spell_with_y(term);
}

/// The ones of `terms` that the hits write with y more often than with i.
std::vector<std::string> terms_with_y(Xapian::Database const& database,
                                      std::vector<Xapian::docid> const& hits, HitTexts& texts,
                                      std::vector<std::string> const& terms) {
  analyzers::TermFinder finder;
  std::vector<std::string> counted;
  for (std::string const& term : terms) {
    if (has_two_spellings(term) && finder.add(term)) counted.push_back(term);
  }
  if (counted.empty()) return {};
  std::vector<std::ptrdiff_t> lead_of_y(counted.size());
  TextWords words(finder);
  read_texts(database, hits, texts, [&](std::string_view text) {
    words.read(text);
    for (std::size_t k = 0; k < words.size(); ++k) {
      if (words.term(k) == analyzers::TermFinder::kAbsent) continue;
      lead_of_y[words.term(k)] += has_y(words.written(k)) ? 1 : -1;
    }
  });
  std::vector<std::string> with_y;
  for (std::size_t i = 0; i < counted.size(); ++i) {
    if (lead_of_y[i] > 0) with_y.push_back(counted[i]);
  }
  std::ranges::sort(with_y);
  return with_y;
}

}  // namespace

void find_written_forms(Xapian::Database const& database, std::vector<Xapian::docid> const& hits,
                        HitTexts& texts, TextReading& reading) {
  if (!restores_marks(reading)) {
    reading.written_with_y = terms_with_y(database, hits, texts, open_words(reading));
    return;
  }
  FormCounter counter(reading);
  read_texts(database, hits, texts, [&](std::string_view text) { counter.read(text); });
  for (std::size_t i = 0; i < reading.words.size(); ++i) {
    WordReading& word = reading.words[i];
    if (word.is_open && !word.likeliest.empty()) word.written = written_as(counter.seen()[i], word);
  }
}

}  // namespace tracuu::search
