// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/synonym_reading.hpp"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "analyzers/analyzer_registry.hpp"
#include "analyzers/document_number_parts.hpp"
#include "analyzers/spoken_document_number.hpp"
#include "analyzers/syllable.hpp"
#include "base/ascii.hpp"
#include "schema/date.hpp"
#include "schema/field.hpp"
#include "schema/term.hpp"
#include "search/tables/abbreviation_table.hpp"
#include "search/tables/commune_table.hpp"
#include "search/tables/everyday_words.hpp"
#include "search/tables/name_history.hpp"
#include "search/tables/province_table.hpp"
#include "search/words/commune_reading.hpp"
#include "search/words/learned_abbreviation.hpp"
#include "search/words/number_reading.hpp"
#include "search/words/ranking.hpp"
#include "search/words/roman_number.hpp"
#include "search/words/term_query.hpp"

namespace tracuu::search {

namespace {

using schema::FieldId;

/// So many spellings of a neighbour are asked whether a meaning stands beside it.
constexpr std::size_t kAskedVariants = 8;

/// Of the meanings of an ambiguous abbreviation, one that is seen beside the
/// neighbours less often than this, against the most frequent, is left out.
constexpr double kRareMeaningShare = 0.2;

/// So many numbers are shown as announcements write them: those that a note names.
constexpr std::size_t kWrittenNumbers = 5;

/// In queries of so many words, abbreviations are looked for that announcements define.
constexpr std::size_t kMaxWordsToLearnFrom = 8;

using TokenRow = std::vector<std::string>;

/// A word before numbers that are written in figures or in Roman numerals.
struct NumeralNoun {
  std::string_view written;
  std::string term;
};

std::vector<NumeralNoun> const& numeral_nouns() {
  static std::vector<NumeralNoun> const kNouns = [] {
    std::vector<NumeralNoun> nouns;
    for (char const* const noun : {"khóa", "quý", "kỳ", "thứ", "chương", "phần", "hạng", "loại"}) {
      nouns.push_back({noun, analyzers::analyzer("vi").normalize_term(noun)});
    }
    return nouns;
  }();
  return kNouns;
}

/// What an abbreviation may stand for, as far as words [at, at + count) tell.
struct FullForms {
  std::vector<Synonym> synonyms;
  std::vector<std::string> ambiguous;
  std::size_t read_until = 0;  ///< the words before it are parts of abbreviations that were read
};

/// All rows of tokens under which an index may hold the short form.
std::vector<TokenRow> short_rows(Abbreviation const& abbreviation) {
  std::vector<TokenRow> rows = abbreviation.short_rows;
  for (std::string const& term : abbreviation.short_terms) rows.push_back({term});
  return rows;
}

std::vector<Phrase const*> all_meanings(Abbreviation const& abbreviation) {
  std::vector<Phrase const*> meanings;
  for (Phrase const& meaning : abbreviation.expansions) meanings.push_back(&meaning);
  return meanings;
}

/// REQUIRES: `day` is a date of a table, YYYY-MM-DD.
schema::Date day_before(std::string_view day) {
  auto const date = schema::parse_iso_date(day);
  assert(date.has_value());
  return std::chrono::sys_days{*date} - std::chrono::days{1};
}

/// The names beside which a former unit of `commune` is the one of that name: its district
/// if that is known, else its province and the districts of that.
std::vector<TokenRow> places_around(FormerUnit const& unit, CommuneRow const& commune) {
  if (!unit.district.empty()) return {make_phrase(without_district_level(unit.district)).terms};
  std::vector<TokenRow> places;
  Province const* const province = provinces().find_province(commune.was_in);
  if (province == nullptr) return places;
  for (Phrase const& name : province->names) places.push_back(name.terms);
  for (Phrase const& name : province->districts) places.push_back(name.terms);
  return places;
}

/// "CT: chủ tịch, chỉ thị".
std::string ambiguity(std::string typed, Abbreviation const& abbreviation) {
  char const* separator = ": ";
  for (Phrase const& meaning : abbreviation.expansions) {
    typed += separator + meaning.text;
    separator = ", ";
  }
  return typed;
}

template <class Element>
void append(std::vector<Element>& all, std::optional<Element> one) {
  if (one) all.push_back(std::move(*one));
}

template <class Element>
void append(std::vector<Element>& all, std::vector<Element> more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// The longest words win; of those with the same words, all stay.
std::vector<Synonym> without_overlaps(std::vector<Synonym> synonyms) {
  std::ranges::stable_sort(synonyms, std::ranges::greater{}, &Synonym::count);
  std::vector<Synonym> kept;
  for (Synonym& synonym : synonyms) {
    bool const overlaps = std::ranges::any_of(kept, [&](Synonym const& other) {
      bool const same = other.first == synonym.first && other.count == synonym.count;
      return !same && other.first < synonym.first + synonym.count &&
             synonym.first < other.first + other.count;
    });
    if (!overlaps) kept.push_back(std::move(synonym));
  }
  std::ranges::stable_sort(kept, {}, &Synonym::first);
  return kept;
}

/// The words of a reading and the index they are looked up in. Nothing in it changes:
/// each step returns what it found.
class SynonymFinder {
 public:
  SynonymFinder(IndexTerms const& terms, FieldId field, TextReading const& reading,
                EverydayWords const* more_words)
      : terms_(terms),
        database_(terms.database()),
        field_(field),
        reading_(reading),
        more_words_(more_words) {
    for (WordReading const& word : reading.words) words_.push_back({word.token, word.typed});
  }

  [[nodiscard]] SynonymReading find() const {
    SynonymReading found;
    if (field_ == FieldId::Text) found.synonyms = numbers();
    std::vector<Synonym> const spoken = found.synonyms;
    std::size_t read_until = 0;
    for (std::size_t at = 0; at < words_.size(); ++at) {
      FullForms full = full_forms(at, read_until);
      read_until = full.read_until;
      bool const is_of_number = std::ranges::any_of(spoken, [at](Synonym const& number) {
        return at >= number.first && at < number.first + number.count;
      });
      if (!is_of_number) append(found.ambiguous, std::move(full.ambiguous));
      append(found.synonyms, std::move(full.synonyms));
      append(found.synonyms, short_forms(at));
      append(found.synonyms, old_names(at));
      append(found.synonyms, other_numerals(at));
      append(found.synonyms, everyday(everyday_words(), at));
      if (more_words_ != nullptr) append(found.synonyms, everyday(*more_words_, at));
    }
    append(found.synonyms, former_communes());
    found.synonyms = without_overlaps(std::move(found.synonyms));
    return found;
  }

 private:
  /// The word(s) at `at` are an abbreviation.
  [[nodiscard]] FullForms full_forms(std::size_t at, std::size_t read_until) const {
    FullForms found;
    found.read_until = read_until;
    for (ShortMatch const& match : abbreviations().find_short(words_, at)) {
      Abbreviation const& abbreviation = *match.abbreviation;
      std::vector<Phrase const*> const meanings =
          abbreviation.needs_context ? meanings_in_context(match, at) : all_meanings(abbreviation);
      for (Phrase const* const meaning : meanings) {
        std::vector<TokenRow> rows{meaning->terms};
        append(rows, short_rows(abbreviation));
        append(found.synonyms, held(SynonymKind::FullForm, at, match.words, meaning->text, rows));
      }
      if (!meanings.empty()) {
        found.read_until = std::max(found.read_until, at + match.words);
      } else if (at >= found.read_until) {
        found.ambiguous.push_back(ambiguity(typed_words(at, match.words), abbreviation));
      }
    }
    if (!found.synonyms.empty() || at < read_until) return found;
    if (auto full = learned(at)) {
      found.synonyms.push_back(std::move(*full));
      found.ambiguous.clear();
      found.read_until = at + 1;
    }
    return found;
  }

  /// The word at `at` is an abbreviation that no table has, or of which the table's meanings do
  /// not fit, but that the announcements themselves define. Of a query of few words only: it
  /// costs a look at some announcements.
  [[nodiscard]] std::optional<Synonym> learned(std::size_t at) const {
    if (field_ != FieldId::Text || words_.size() > kMaxWordsToLearnFrom) return std::nullopt;
    auto const full = learned_full_form(database_, reading_.words[at]);
    if (!full) return std::nullopt;
    return held(SynonymKind::FullForm, at, 1, *full, {make_phrase(*full).terms});
  }

  /// What else the words at `at` are called.
  [[nodiscard]] std::vector<Synonym> everyday(EverydayWords const& table, std::size_t at) const {
    std::vector<Synonym> found;
    for (EverydayMatch const& match : table.find(words_, at)) {
      if (match.marks_open && !restores(at, match.typed->terms)) continue;
      for (Phrase const* const other : match.others) {
        append(found, held(SynonymKind::Everyday, at, match.words, other->text, {other->terms}));
      }
    }
    return found;
  }

  /// The words at `at` are the full form of an abbreviation. One of several
  /// meanings is searched only beside the neighbour that was typed.
  [[nodiscard]] std::vector<Synonym> short_forms(std::size_t at) const {
    std::vector<Synonym> found;
    for (LongMatch const& match : abbreviations().find_long(words_, at)) {
      if (match.marks_open && !restores(at, match.expansion->terms)) continue;
      Abbreviation const& abbreviation = *match.abbreviation;
      std::vector<TokenRow> rows = short_rows(abbreviation);
      if (abbreviation.needs_context) rows = beside_neighbours(rows, at, match.words);
      append(found,
             held(SynonymKind::Abbreviation, at, match.words, abbreviation.short_form, rows));
    }
    return found;
  }

  [[nodiscard]] std::vector<Synonym> old_names(std::size_t at) const {
    std::vector<Synonym> found;
    for (NameMatch const& match : name_histories().find(words_, at)) {
      Phrase const& name = match.history->name;
      if (match.marks_open && !restores(at, name.terms)) continue;
      for (OldName const& old : name_histories().old_names_of(name.text)) {
        append(found, old_name(old, at, match.words));
      }
    }
    return found;
  }

  /// Nothing for a name that counts in older announcements only than the index has.
  [[nodiscard]] std::optional<Synonym> old_name(OldName const& old, std::size_t first,
                                                std::size_t count) const {
    auto synonym = held(SynonymKind::OldName, first, count, old.name.text, {old.name.terms});
    if (!synonym || old.before.empty()) return synonym;
    synonym->published_until = day_before(old.before);
    return holds_days_until(*synonym->published_until) ? synonym : std::nullopt;
  }

  [[nodiscard]] bool holds_days_until(schema::Date day) const {
    std::string const first = database_.get_value_lower_bound(schema::kDateSlot);
    return !first.empty() && first <= schema::format_value_date(day);
  }

  /// "khóa 13" for "khóa XIII", and the other way.
  [[nodiscard]] std::optional<Synonym> other_numerals(std::size_t at) const {
    if (at + 1 >= words_.size() || !reading_.words[at].joins_next) return std::nullopt;
    std::string other = other_numeral(analyzers::folded_part(words_[at + 1].token));
    if (other.empty()) return std::nullopt;
    for (Variant const& variant : reading_.words[at].variants) {
      auto const noun = std::ranges::find(numeral_nouns(), variant.term, &NumeralNoun::term);
      if (noun == numeral_nouns().end()) continue;
      std::string text = std::string(noun->written) + ' ';
      std::ranges::transform(other, std::back_inserter(text), [](char c) {
        return base::is_digit(c) ? c : static_cast<char>(c - 'a' + 'A');
      });
      return held(SynonymKind::Abbreviation, at, 2, std::move(text),
                  {{noun->term, other + analyzers::kMarkSeparator}});
    }
    return std::nullopt;
  }

  /// The units that the communes among the words were made of.
  [[nodiscard]] std::vector<Synonym> former_communes() const {
    PlaceEvidence const evidence{
        [this](std::size_t at, TokenRow const& terms) { return restores(at, terms); },
        [this](TokenRow const& kind, TokenRow const& name) { return is_called(kind, name); }};
    std::vector<Synonym> found;
    for (CommuneReading const& commune :
         find_communes(words_, field_ == FieldId::Place, evidence)) {
      for (FormerUnit const& unit : former_units(commune.row)) {
        append(found, former_unit(unit, commune));
      }
    }
    return found;
  }

  [[nodiscard]] std::optional<Synonym> former_unit(FormerUnit const& unit,
                                                   CommuneReading const& commune) const {
    auto synonym =
        held(SynonymKind::OldName, commune.first, commune.count, unit.name.text, {unit.name.terms});
    if (!synonym || !unit.is_repeated) return synonym;
    for (TokenRow const& place : places_around(unit, commune.row)) {
      if (rarity_of(place)) synonym->beside.push_back({place, 0, false});
    }
    return synonym->beside.empty() ? std::nullopt : synonym;
  }

  /// Whether words that are `name` stand mostly after `kind`: half as often at least as
  /// after anything. Pairs tell.
  [[nodiscard]] bool is_called(TokenRow const& kind, TokenRow const& name) const {
    if (name.size() < 2) return false;
    return 2 * pair_frequency(kind.back(), name[0]) >= pair_frequency(name[0], name[1]);
  }

  [[nodiscard]] double pair_frequency(std::string const& first, std::string const& second) const {
    std::string pair;
    analyzers::append_pair_term(pair, first, second);
    return terms_.documents(schema::make_term(field_, pair));
  }

  /// True if each of the words from `at` on may be read as the term beside it:
  /// "uy ban nhan dan", where the index knows "ủy ban nhân dân".
  [[nodiscard]] bool restores(std::size_t at, std::vector<std::string> const& terms) const {
    for (std::size_t i = 0; i < terms.size() && at + i < reading_.words.size(); ++i) {
      bool const may_be =
          std::ranges::any_of(reading_.words[at + i].variants,
                              [&](Variant const& known) { return known.term == terms[i]; });
      if (!may_be) return false;
    }
    return true;
  }

  /// The document numbers that fit partial ones, and one that is spoken of.
  [[nodiscard]] std::vector<Synonym> numbers() const {
    std::vector<Synonym> found;
    for (std::size_t i = 0; i < reading_.words.size(); ++i) {
      if (!reading_.words[i].is_whole) continue;
      if (auto const parts = analyzers::split_document_number(reading_.words[i].token)) {
        append(found, numbers_like(*parts, IssuerMatch::Whole, i, 1));
      }
    }
    append(found, spoken_numbers());
    return found;
  }

  /// The text as it was read, and where its words stand in it: "quyết định 119" of "quyết dịnh
  /// 119". Words keep what was typed unless the index holds them with more marks only.
  struct ReadText {
    std::string text;
    std::vector<std::size_t> ends;  ///< of each word
  };

  [[nodiscard]] ReadText read_text() const {
    ReadText read;
    std::size_t copied = 0;
    for (WordReading const& word : reading_.words) {
      read.text.append(reading_.text, copied, word.begin - copied);
      bool const lacks_marks =
          word.is_open && !word.variants.empty() && !analyzers::marks_part(word.token).empty();
      read.text += lacks_marks ? analyzers::spell(word.variants.front().term) : word.typed;
      read.ends.push_back(read.text.size());
      copied = word.end;
    }
    read.text.append(reading_.text, copied);
    return read;
  }

  [[nodiscard]] std::vector<Synonym> spoken_numbers() const {
    std::vector<Synonym> found;
    ReadText const read = read_text();
    auto const spoken = analyzers::find_spoken_document_number(read.text);
    if (!spoken) return found;
    auto const begin = static_cast<std::size_t>(std::ranges::upper_bound(read.ends, spoken->begin) -
                                                read.ends.begin());
    auto const end = static_cast<std::size_t>(std::ranges::upper_bound(read.ends, spoken->end) -
                                              read.ends.begin());
    if (begin >= end) return found;
    std::size_t const count = end - begin;
    for (AskedDocument& document : find_spoken_documents(database_, *spoken)) {
      append(found, number(std::move(document), found.size(), begin, count));
    }
    return found;
  }

  [[nodiscard]] std::vector<Synonym> numbers_like(analyzers::DocumentNumberParts const& parts,
                                                  IssuerMatch issuer, std::size_t first,
                                                  std::size_t count) const {
    std::vector<Synonym> found;
    for (std::string& like : find_numbers(database_, parts, issuer).numbers) {
      WordReading const& typed = reading_.words[first];
      if (like == typed.token && !typed.variants.empty()) continue;
      append(found, number({std::move(like), {}, "", false}, found.size(), first, count));
    }
    return found;
  }

  /// One of the documents that words [first, first + count) tell of, after `shown` others.
  [[nodiscard]] std::optional<Synonym> number(AskedDocument document, std::size_t shown,
                                              std::size_t first, std::size_t count) const {
    std::string text =
        shown < kWrittenNumbers ? written_number(database_, document.number) : document.number;
    auto const frequency = terms_.documents(schema::make_term(FieldId::Number, document.number));
    if (frequency == 0) return std::nullopt;
    TermRow row{{document.number}, term_rarity(frequency, database_.get_doccount()), true};
    Synonym synonym{SynonymKind::Number,
                    first,
                    count,
                    typed_words(first, count),
                    std::move(text),
                    {std::move(row)},
                    std::nullopt,
                    std::move(document)};
    return synonym;
  }

  /// The meanings that are seen beside the neighbours.
  [[nodiscard]] std::vector<Phrase const*> meanings_in_context(ShortMatch const& match,
                                                               std::size_t at) const {
    std::vector<std::pair<double, Phrase const*>> seen;
    for (Phrase const& meaning : match.abbreviation->expansions) {
      double frequency = 0;
      if (at > 0) frequency += beside(at - 1, meaning.terms.front(), true);
      if (at + match.words < words_.size()) {
        frequency += beside(at + match.words, meaning.terms.back(), false);
      }
      if (frequency > 0) seen.emplace_back(frequency, &meaning);
    }
    std::ranges::stable_sort(seen, std::ranges::greater{},
                             [](auto const& meaning) { return meaning.first; });
    std::vector<Phrase const*> meanings;
    for (auto const& [frequency, meaning] : seen) {
      if (frequency >= kRareMeaningShare * seen.front().first) meanings.push_back(meaning);
    }
    return meanings;
  }

  /// In how many announcements `token` stands beside word `neighbour`.
  [[nodiscard]] double beside(std::size_t neighbour, std::string const& token,
                              bool neighbour_first) const {
    double frequency = 0;
    auto const& variants = reading_.words[neighbour].variants;
    for (std::size_t i = 0; i < std::min(variants.size(), kAskedVariants); ++i) {
      std::string pair;
      std::string const& other = variants[i].term;
      analyzers::append_pair_term(pair, neighbour_first ? other : token,
                                  neighbour_first ? token : other);
      frequency += terms_.documents(schema::make_term(field_, pair));
    }
    return frequency;
  }

  /// Each row beside the word before and after words [at, at + count).
  [[nodiscard]] std::vector<TokenRow> beside_neighbours(std::vector<TokenRow> const& rows,
                                                        std::size_t at, std::size_t count) const {
    std::vector<TokenRow> found;
    for (TokenRow const& row : rows) {
      if (at > 0) found.push_back(with_neighbour(at - 1, row, true));
      if (at + count < words_.size()) found.push_back(with_neighbour(at + count, row, false));
    }
    return found;
  }

  /// Empty if the neighbour has no spelling in the index.
  [[nodiscard]] TokenRow with_neighbour(std::size_t neighbour, TokenRow row,
                                        bool neighbour_first) const {
    WordReading const& word = reading_.words[neighbour];
    if (word.is_whole || word.variants.empty()) return {};
    row.insert(neighbour_first ? row.begin() : row.end(), word.variants.front().term);
    return row;
  }

  /// The synonym with those of `rows` that the index holds and that are not what
  /// was typed; nothing if there is no such row.
  [[nodiscard]] std::optional<Synonym> held(SynonymKind kind, std::size_t first, std::size_t count,
                                            std::string text,
                                            std::vector<TokenRow> const& rows) const {
    std::vector<TermRow> held_rows;
    for (TokenRow const& row : rows) {
      if (row.empty() || is_typed(first, count, row)) continue;
      if (auto const rarity = rarity_of(row)) held_rows.push_back({row, *rarity, false});
    }
    if (held_rows.empty()) return std::nullopt;
    Synonym synonym;
    synonym.kind = kind;
    synonym.first = first;
    synonym.count = count;
    synonym.typed = typed_words(first, count);
    synonym.text = std::move(text);
    synonym.rows = std::move(held_rows);
    return synonym;
  }

  /// The sum over the terms of the row; nothing if the index lacks one.
  [[nodiscard]] std::optional<double> rarity_of(TokenRow const& row) const {
    double rarity = 0;
    for (std::string const& term : terms_of_row(row)) {
      auto const frequency = terms_.documents(schema::make_term(field_, term));
      if (frequency == 0) return std::nullopt;
      rarity += term_rarity(frequency, database_.get_doccount());
    }
    return rarity;
  }

  [[nodiscard]] bool is_typed(std::size_t first, std::size_t count, TokenRow const& row) const {
    if (row.size() != count) return false;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (reading_.words[first + i].token != row[i]) return false;
    }
    return true;
  }

  [[nodiscard]] std::string typed_words(std::size_t first, std::size_t count) const {
    std::size_t const begin = reading_.words[first].begin;
    return reading_.text.substr(begin, reading_.words[first + count - 1].end - begin);
  }

  IndexTerms terms_;
  Xapian::Database const& database_;
  FieldId field_;
  TextReading const& reading_;
  EverydayWords const* more_words_;
  std::vector<QueryWord> words_;
};

}  // namespace

SynonymReading find_synonyms(IndexTerms const& terms, FieldId field, TextReading const& reading,
                             EverydayWords const* more_words) {
  return SynonymFinder(terms, field, reading, more_words).find();
}

}  // namespace tracuu::search
