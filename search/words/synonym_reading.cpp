// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/synonym_reading.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "analyzers/document_number_parts.hpp"
#include "analyzers/spoken_document_number.hpp"
#include "analyzers/syllable.hpp"
#include "schema/term.hpp"
#include "search/tables/abbreviation_table.hpp"
#include "search/tables/name_history.hpp"
#include "search/words/number_reading.hpp"
#include "search/words/ranking.hpp"
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

class SynonymReader {
 public:
  SynonymReader(Xapian::Database const& database, FieldId field, RunReading& run)
      : database_(database), field_(field), run_(run) {
    for (WordReading const& word : run.words) words_.push_back({word.token, word.typed});
  }

  void read() {
    for (std::size_t at = 0; at < words_.size(); ++at) {
      read_full_forms(at);
      read_abbreviations(at);
      read_old_names(at);
    }
    if (field_ == FieldId::Text) read_numbers();
    run_.synonyms = without_overlaps(std::move(found_));
  }

 private:
  /// The word(s) at `at` are an abbreviation.
  void read_full_forms(std::size_t at) {
    for (ShortMatch const& match : abbreviations().find_short(words_, at)) {
      Abbreviation const& abbreviation = *match.abbreviation;
      std::vector<Phrase const*> const meanings =
          abbreviation.needs_context ? meanings_in_context(match, at) : all_meanings(abbreviation);
      for (Phrase const* const meaning : meanings) {
        Synonym synonym = synonym_of(SynonymKind::FullForm, at, match.words, meaning->text);
        add_row(synonym, meaning->terms);
        for (auto const& row : short_rows(abbreviation)) add_row(synonym, row);
        keep(std::move(synonym));
      }
      if (!meanings.empty()) {
        read_until_ = std::max(read_until_, at + match.words);
      } else if (at >= read_until_) {
        note_meanings(abbreviation, at, match.words);
      }
    }
  }

  /// The words at `at` are the full form of an abbreviation. One of several
  /// meanings is searched only beside the neighbour that was typed.
  void read_abbreviations(std::size_t at) {
    for (LongMatch const& match : abbreviations().find_long(words_, at)) {
      if (match.marks_open && !restores(at, match.expansion->terms)) continue;
      Abbreviation const& abbreviation = *match.abbreviation;
      Synonym synonym =
          synonym_of(SynonymKind::Abbreviation, at, match.words, abbreviation.short_form);
      for (auto const& row : short_rows(abbreviation)) {
        if (!abbreviation.needs_context) {
          add_row(synonym, row);
          continue;
        }
        if (at > 0) add_row(synonym, with_neighbour(at - 1, row, true));
        if (at + match.words < words_.size()) {
          add_row(synonym, with_neighbour(at + match.words, row, false));
        }
      }
      keep(std::move(synonym));
    }
  }

  void read_old_names(std::size_t at) {
    for (NameMatch const& match : name_histories().find(words_, at)) {
      if (match.marks_open && !restores(at, match.history->name.terms)) continue;
      for (Phrase const& old_name : match.history->old_names) {
        Synonym synonym = synonym_of(SynonymKind::OldName, at, match.words, old_name.text);
        add_row(synonym, old_name.terms);
        keep(std::move(synonym));
      }
    }
  }

  /// All rows of units under which an index may hold the short form.
  static std::vector<std::vector<std::string>> short_rows(Abbreviation const& abbreviation) {
    std::vector<std::vector<std::string>> rows = abbreviation.short_rows;
    for (std::string const& term : abbreviation.short_terms) rows.push_back({term});
    return rows;
  }

  /// True if each of the words from `at` on may be read as the term beside it:
  /// "uy ban nhan dan", where the index knows "ủy ban nhân dân".
  [[nodiscard]] bool restores(std::size_t at, std::vector<std::string> const& terms) const {
    for (std::size_t i = 0; i < terms.size() && at + i < run_.words.size(); ++i) {
      bool const may_be =
          std::ranges::any_of(run_.words[at + i].variants,
                              [&](Variant const& known) { return known.term == terms[i]; });
      if (!may_be) return false;
    }
    return true;
  }

  void read_numbers() {
    for (std::size_t i = 0; i < run_.words.size(); ++i) {
      if (!run_.words[i].is_whole) continue;
      if (auto const parts = analyzers::split_document_number(run_.words[i].token)) {
        add_numbers(*parts, IssuerMatch::Whole, i, 1);
      }
    }
    auto const spoken = analyzers::find_spoken_document_number(run_.text);
    if (!spoken) return;
    auto const is_inside = [&](WordReading const& word) {
      return word.begin >= spoken->begin && word.end <= spoken->end;
    };
    auto const first = std::ranges::find_if(run_.words, is_inside);
    auto const last = std::find_if_not(first, run_.words.end(), is_inside);
    if (first == last) return;
    add_numbers({spoken->number, spoken->year, spoken->type, spoken->issuer},
                IssuerMatch::WithUnits, static_cast<std::size_t>(first - run_.words.begin()),
                static_cast<std::size_t>(last - first));
  }

  void add_numbers(analyzers::DocumentNumberParts const& parts, IssuerMatch issuer,
                   std::size_t first, std::size_t count) {
    std::size_t written = 0;
    for (std::string const& number : find_numbers(database_, parts, issuer).numbers) {
      if (number == run_.words[first].token) continue;
      Synonym synonym =
          synonym_of(SynonymKind::Number, first, count,
                     written++ < kWrittenNumbers ? written_number(database_, number) : number);
      add_row(synonym, {number});
      keep(std::move(synonym));
    }
  }

  [[nodiscard]] static std::vector<Phrase const*> all_meanings(Abbreviation const& abbreviation) {
    std::vector<Phrase const*> meanings;
    for (Phrase const& meaning : abbreviation.expansions) meanings.push_back(&meaning);
    return meanings;
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

  /// In how many announcements `unit` stands beside word `neighbour`.
  [[nodiscard]] double beside(std::size_t neighbour, std::string const& unit,
                              bool neighbour_first) const {
    double frequency = 0;
    auto const& variants = run_.words[neighbour].variants;
    for (std::size_t i = 0; i < std::min(variants.size(), kAskedVariants); ++i) {
      std::string pair;
      std::string const& other = variants[i].term;
      analyzers::append_pair_term(pair, neighbour_first ? other : unit,
                                  neighbour_first ? unit : other);
      frequency += database_.get_termfreq(schema::make_term(field_, pair));
    }
    return frequency;
  }

  [[nodiscard]] std::vector<std::string> with_neighbour(std::size_t neighbour,
                                                        std::vector<std::string> row,
                                                        bool neighbour_first) const {
    WordReading const& word = run_.words[neighbour];
    if (word.is_whole || word.variants.empty()) return {};
    row.insert(neighbour_first ? row.begin() : row.end(), word.variants.front().term);
    return row;
  }

  /// Adds a way to stand in the index, if it does and is not what was typed.
  void add_row(Synonym& synonym, std::vector<std::string> units) const {
    if (units.empty() || is_typed(synonym, units)) return;
    TermRow row{std::move(units)};
    for (std::string const& term : terms_of_row(row.units)) {
      auto const frequency = database_.get_termfreq(schema::make_term(field_, term));
      if (frequency == 0) return;
      row.rarity += term_rarity(frequency, database_.get_doccount());
    }
    synonym.rows.push_back(std::move(row));
  }

  [[nodiscard]] bool is_typed(Synonym const& synonym, std::vector<std::string> const& units) const {
    if (units.size() != synonym.count) return false;
    for (std::size_t i = 0; i < units.size(); ++i) {
      if (run_.words[synonym.first + i].token != units[i]) return false;
    }
    return true;
  }

  [[nodiscard]] std::string typed_words(std::size_t first, std::size_t count) const {
    std::size_t const begin = run_.words[first].begin;
    return run_.text.substr(begin, run_.words[first + count - 1].end - begin);
  }

  [[nodiscard]] Synonym synonym_of(SynonymKind kind, std::size_t first, std::size_t count,
                                   std::string text) const {
    return {kind, first, count, typed_words(first, count), std::move(text), {}};
  }

  void keep(Synonym synonym) {
    if (!synonym.rows.empty()) found_.push_back(std::move(synonym));
  }

  void note_meanings(Abbreviation const& abbreviation, std::size_t first, std::size_t count) {
    std::string detail = typed_words(first, count);
    char const* separator = ": ";
    for (Phrase const& meaning : abbreviation.expansions) {
      detail += separator + meaning.text;
      separator = ", ";
    }
    run_.ambiguous.push_back(std::move(detail));
  }

  /// The longest words win; of those with the same words, all stay.
  static std::vector<Synonym> without_overlaps(std::vector<Synonym> synonyms) {
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

  Xapian::Database const& database_;
  FieldId field_;
  RunReading& run_;
  std::vector<QueryWord> words_;
  std::vector<Synonym> found_;
  std::size_t read_until_ = 0;  ///< the words before it are parts of abbreviations that were read
};

}  // namespace

void add_synonyms(Xapian::Database const& database, FieldId field, RunReading& run) {
  SynonymReader(database, field, run).read();
}

}  // namespace tracuu::search
