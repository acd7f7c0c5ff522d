// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/written_form.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "analyzers/analyzer_registry.hpp"
#include "analyzers/capitals.hpp"
#include "analyzers/letter.hpp"
#include "analyzers/syllable.hpp"
#include "analyzers/token.hpp"
#include "base/utf8.hpp"
#include "schema/announcement.hpp"
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

/// The simple tokens of a text.
struct TextWords {
  analyzers::TokenList list;
  std::vector<analyzers::Token> words;

  explicit TextWords(std::string_view text) {
    analyzers::analyzer("words").analyze(text, list);
    for (analyzers::Token const& token : list.tokens()) {
      if (analyzers::is_simple(token.kind)) words.push_back(token);
    }
  }

  /// True if word `index` follows the one before it in one sentence.
  [[nodiscard]] bool follows(std::size_t index) const {
    return index > 0 && index < words.size() &&
           words[index - 1].position + 1 == words[index].position;
  }
};

/// Looks for the words of a reading, beside their neighbours, in texts.
class FormCounter {
 public:
  explicit FormCounter(TextReading const& reading)
      : reading_(reading), seen_(reading.words.size()) {
    for (std::size_t i = 0; i < reading.words.size(); ++i)
      places_.emplace(meant(reading.words[i]), i);
  }

  void read(std::string_view text) {
    TextWords const found(text);
    for (std::size_t k = 0; k < found.words.size(); ++k) {
      auto const [first, last] = places_.equal_range(found.list.text(found.words[k]));
      for (auto place = first; place != last; ++place) {
        count(text, found, k, place->second);
      }
    }
  }

  [[nodiscard]] std::vector<SeenForms> const& seen() const { return seen_; }

 private:
  /// The neighbours of a word in the reading that are its neighbours in the text, too.
  [[nodiscard]] std::vector<std::size_t> neighbours(TextWords const& found, std::size_t k,
                                                    std::size_t word) const {
    auto const is_word = [&](std::size_t at, std::size_t index) {
      return found.list.text(found.words[at]) == meant(reading_.words[index]);
    };
    std::vector<std::size_t> places;
    if (word > 0 && found.follows(k) && is_word(k - 1, word - 1)) places.push_back(k - 1);
    if (word + 1 < reading_.words.size() && found.follows(k + 1) && is_word(k + 1, word + 1)) {
      places.push_back(k + 1);
    }
    return places;
  }

  void count(std::string_view text, TextWords const& found, std::size_t k, std::size_t word) {
    auto const written = [&](std::size_t at) {
      analyzers::Token const& token = found.words[at];
      return text.substr(token.begin, token.end - token.begin);
    };
    auto const is_capital = [&](std::size_t at) {
      return analyzers::capitals_of(written(at)) == analyzers::Capitals::First;
    };
    SeenForms& seen = seen_[word];
    seen.lead_of_y += has_y(written(k)) ? 1 : -1;
    std::vector<std::size_t> const beside = neighbours(found, k, word);
    if (beside.empty()) return;
    ++(has_y(written(k)) ? seen.with_y : seen.with_i);
    if (analyzers::capitals_of(written(k)) == analyzers::Capitals::None) ++seen.small;
    if (is_capital(k) && std::ranges::any_of(beside, is_capital)) ++seen.capital;
  }

  TextReading const& reading_;
  std::vector<SeenForms> seen_;
  std::multimap<std::string, std::size_t, std::less<>> places_;
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
                Read read) {
  for (std::size_t i = 0; i < std::min(kReadHits, hits.size()); ++i) {
    auto const announcement =
        schema::announcement_from_json(database.get_document(hits[i]).get_data());
    if (!announcement) continue;
    for (std::string const* const text :
         {&announcement->title, &announcement->abstract, &announcement->body}) {
      read(beginning_of(*text));
    }
  }
}

bool has_two_spellings(std::string const& term) {
  return analyzers::spell(term) != analyzers::spell_with_y(term);
}

/// The ones of `terms` that the hits write with y more often than with i.
std::vector<std::string> terms_with_y(Xapian::Database const& database,
                                      std::vector<Xapian::docid> const& hits,
                                      std::vector<std::string> const& terms) {
  std::map<std::string, std::ptrdiff_t, std::less<>> lead_of_y;
  for (std::string const& term : terms) {
    if (has_two_spellings(term)) lead_of_y.emplace(term, 0);
  }
  if (lead_of_y.empty()) return {};
  read_texts(database, hits, [&](std::string_view text) {
    TextWords const found(text);
    for (analyzers::Token const& word : found.words) {
      auto const counted = lead_of_y.find(found.list.text(word));
      if (counted == lead_of_y.end()) continue;
      counted->second += has_y(text.substr(word.begin, word.end - word.begin)) ? 1 : -1;
    }
  });
  std::vector<std::string> with_y;
  for (auto const& [term, lead] : lead_of_y) {
    if (lead > 0) with_y.push_back(term);
  }
  return with_y;
}

}  // namespace

void find_written_forms(Xapian::Database const& database, std::vector<Xapian::docid> const& hits,
                        TextReading& reading) {
  if (!restores_marks(reading)) {
    reading.written_with_y = terms_with_y(database, hits, open_words(reading));
    return;
  }
  FormCounter counter(reading);
  read_texts(database, hits, [&](std::string_view text) { counter.read(text); });
  for (std::size_t i = 0; i < reading.words.size(); ++i) {
    WordReading& word = reading.words[i];
    if (word.is_open && !word.likeliest.empty()) word.written = written_as(counter.seen()[i], word);
  }
}

}  // namespace tracuu::search
