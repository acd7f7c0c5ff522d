// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/word_reading.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>

#include "analyzers/analyzer_registry.hpp"
#include "analyzers/capitals.hpp"
#include "analyzers/syllable.hpp"
#include "analyzers/syllable_grammar.hpp"
#include "base/ascii.hpp"
#include "schema/term.hpp"
#include "search/tables/province_table.hpp"
#include "search/words/marks_as_typed.hpp"
#include "search/words/spelling_lattice.hpp"

namespace tracuu::search {

namespace {

using analyzers::Token;
using analyzers::TokenKind;
using schema::FieldId;

/// Spellings of a word or of a pair that have less of the weight of all ways to spell
/// the text (spelling_lattice.hpp) are chance or slips.
constexpr double kLeastWordShare = 0.05;
constexpr double kLeastPairShare = 0.01;

/// Where spellings are dropped, pairs that were never seen weigh so many times what they do
/// where the likeliest spelling is told: that one announcement holds a pair of the letters
/// ("hạn có") must not drop all other spellings of a word (docs/ranking.md, "Readings").
constexpr double kUnseenWhereDropped = 10;

/// A word or pair stands for this many spellings at most; Vietnamese syllables
/// have under 60 (a a: 6 tones × 3 shapes, with đ twice that).
constexpr std::size_t kMaxVariants = 64;

/// A reading is typed with its marks if this many words have some, and this share of
/// its syllables. (Of running Vietnamese text about 0.7 do, of text with every
/// second word's marks left out 0.35.)
constexpr std::size_t kLeastMarked = 2;
constexpr double kMarkedShare = 0.6;

/// Of the syllables of running text so many have marks.
constexpr double kMarkedInText = 0.7;

/// A word typed with the capital of a name is so many times likelier to be as typed.
constexpr double kNameAsTyped = 5;

/// Two words alone are a word or a name. Of a pair in a smaller share of its rarer word's
/// announcements most occurrences are neighbours by chance ("tâm kỹ" of "trung tâm kỹ thuật"):
/// its announcements count for less, in proportion (docs/ranking.md, "Readings").
constexpr double kLonePairBound = 0.05;

/// A '*' looks at this many words of the index at most.
constexpr std::size_t kMaxPrefixSteps = 5'000;

bool has_marks(std::string_view token) {
  return !analyzers::marks_part(token).empty();
}

void sort_by_frequency(std::vector<Variant>& variants) {
  std::ranges::sort(variants, [](Variant const& a, Variant const& b) {
    return a.frequency != b.frequency ? a.frequency > b.frequency : a.term < b.term;
  });
  if (variants.size() > kMaxVariants) variants.resize(kMaxVariants);
}

Xapian::doccount total_frequency(std::vector<Variant> const& variants) {
  return std::accumulate(
      variants.begin(), variants.end(), Xapian::doccount{0},
      [](Xapian::doccount sum, Variant const& variant) { return sum + variant.frequency; });
}

/// The words of a text and what else its analysis found.
struct TypedText {
  std::vector<WordReading> words;  ///< not yet looked up
  std::vector<std::string> extra_terms;
  bool was_cut = false;
};

/// The spellings that a word stands for, and whether its marks are to be found out.
struct Spellings {
  std::vector<Variant> variants;
  bool is_open = false;
};

bool has_no_marks(WordReading const& word) {
  return word.is_open && !has_marks(word.token);
}

bool is_open(std::string_view token, MarkRule rule) {
  if (rule == MarkRule::Ignored) return true;
  return rule == MarkRule::AsTyped && !has_marks(token);
}

WordReading word_of(Token const& token, std::string_view token_text, std::string_view text,
                    MarkRule rule) {
  WordReading word;
  word.typed = text.substr(token.begin, token.end - token.begin);
  word.begin = token.begin;
  word.end = token.end;
  word.token = token_text;
  word.is_whole = token.kind == TokenKind::DocumentNumber;
  word.is_open = token.kind == TokenKind::Word && is_open(word.token, rule);
  return word;
}

TypedText typed_text(std::string_view text, FieldId field, MarkRule rule) {
  TypedText typed;
  analyzers::TokenList list;
  analyzers::analyzer(schema::field(field).analyzer).analyze(text, list);
  std::uint32_t skip_below = 0;  // positions covered by a document number
  std::optional<std::uint32_t> last_position;
  for (Token const& token : list.tokens()) {
    bool const is_number = token.kind == TokenKind::DocumentNumber;
    if (!analyzers::is_simple(token.kind) && !is_number) {
      if (token.kind != TokenKind::Pair) typed.extra_terms.emplace_back(list.text(token));
      continue;
    }
    if (token.position < skip_below) continue;
    if (typed.words.size() == kMaxQueryWords) {
      typed.was_cut = true;
      break;
    }
    if (is_number) skip_below = token.position + token.position_length;
    if (last_position && *last_position + 1 == token.position) {
      typed.words.back().joins_next = !is_number && !typed.words.back().is_whole;
    }
    last_position = token.position + token.position_length - 1u;
    typed.words.push_back(word_of(token, list.text(token), text, rule));
  }
  return typed;
}

/// True if so many syllables have marks that those without have none either.
bool is_typed_with_marks(std::vector<WordReading> const& words) {
  std::size_t marked = 0;
  std::size_t syllables = 0;
  for (WordReading const& word : words) {
    if (word.is_whole || !analyzers::is_legal_syllable(word.token)) continue;
    ++syllables;
    if (has_marks(word.token)) ++marked;
  }
  return marked >= kLeastMarked &&
         static_cast<double>(marked) >= kMarkedShare * static_cast<double>(syllables);
}

/// What a field of the index holds: terms without their prefix, with how many
/// announcements have each.
class FieldTerms {
 public:
  FieldTerms(IndexTerms const& index, FieldId field) : index_(index), field_(field) {}

  [[nodiscard]] bool has(std::string_view token) const {
    return index_.has(schema::make_term(field_, token));
  }

  /// The token itself, if the index holds it; else nothing.
  [[nodiscard]] std::vector<Variant> as_typed(std::string_view token) const {
    auto const frequency = index_.documents(schema::make_term(field_, token));
    if (frequency == 0) return {};
    return {{std::string(token), frequency}};
  }

  /// All terms with these folded letters that `fits` is true for; most frequent first.
  template <class Fits>
  [[nodiscard]] std::vector<Variant> spellings(std::string_view folded, Fits fits) const {
    std::vector<Variant> found;
    std::string const beginning = schema::make_term(field_, folded) + analyzers::kMarkSeparator;
    std::size_t const prefix_bytes = schema::field(field_).prefix.size();
    IndexTerms::Terms const terms = index_.beginning_with(beginning);
    for (TermCount const& term : *terms) {
      std::string spelling = term.term.substr(prefix_bytes);
      if (fits(spelling)) found.push_back({std::move(spelling), term.documents});
    }
    sort_by_frequency(found);
    return found;
  }

 private:
  IndexTerms index_;
  FieldId field_;
};

/// The words, of which those without marks that stand so beside a neighbour in
/// the index are closed.
std::vector<WordReading> with_closed_words(std::vector<WordReading> words,
                                           FieldTerms const& terms) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    WordReading& left = words[i];
    WordReading& right = words[i + 1];
    if (!left.joins_next || (!has_no_marks(left) && !has_no_marks(right))) continue;
    std::string pair;
    analyzers::append_pair_term(pair, left.token, right.token);
    if (!terms.has(pair)) continue;
    if (has_no_marks(left)) left.is_open = false;
    if (has_no_marks(right)) right.is_open = false;
  }
  return words;
}

Spellings spellings_of(WordReading const& word, FieldTerms const& terms, MarkRule rule) {
  if (!word.is_open) {
    std::vector<Variant> as_typed = terms.as_typed(word.token);
    bool const may_lack_marks =
        as_typed.empty() && rule == MarkRule::AsTyped && !word.is_whole && has_marks(word.token);
    if (!may_lack_marks) return {std::move(as_typed), false};
  }
  std::vector<Variant> variants =
      terms.spellings(analyzers::folded_part(word.token), [&](std::string_view term) {
        return rule == MarkRule::Ignored || analyzers::adds_only_marks(word.token, term);
      });
  bool const is_open = !variants.empty();  // also if only some of its marks are to be found out
  return {std::move(variants), is_open};
}

std::vector<Variant> pair_spellings(WordReading const& left, WordReading const& right,
                                    FieldTerms const& terms) {
  std::string token;
  analyzers::append_pair_term(token, left.token, right.token);
  if (!left.is_open && !right.is_open) return terms.as_typed(token);
  return terms.spellings(analyzers::folded_part(token), [&](std::string_view term) {
    auto const marks = analyzers::pair_marks(term);
    return (left.is_open || marks.first == analyzers::marks_part(left.token)) &&
           (right.is_open || marks.second == analyzers::marks_part(right.token));
  });
}

std::vector<PairReading> pairs_of(std::vector<WordReading> const& words, FieldTerms const& terms) {
  std::vector<PairReading> pairs;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (!words[i].joins_next) continue;
    pairs.push_back({i, pair_spellings(words[i], words[i + 1], terms)});
  }
  return pairs;
}

/// The ones of `variants` that have at least `least` of the weight.
std::vector<Variant> plausible(std::vector<Variant> const& variants,
                               std::vector<double> const& shares, double least) {
  std::vector<Variant> kept;
  for (std::size_t i = 0; i < variants.size(); ++i) {
    if (shares[i] >= least) kept.push_back(variants[i]);
  }
  return kept;
}

/// The ones of the pair's variants that have enough of the weight; `edges` are in their order.
std::vector<Variant> plausible(std::vector<Variant> const& variants,
                               std::vector<SpellingLattice::Edge> const& edges,
                               std::vector<double> const& shares) {
  std::vector<Variant> kept;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    if (shares[i] >= kLeastPairShare) kept.push_back(variants[edges[i].variant]);
  }
  return kept;
}

/// True if the word stands in a pair that the index holds.
bool has_known_pair(std::size_t word, std::vector<PairReading> const& pairs) {
  return std::ranges::any_of(pairs, [&](PairReading const& pair) {
    return !pair.variants.empty() && (pair.first == word || pair.first + 1 == word);
  });
}

/// How much likelier it is that a word typed without marks has none, by how many of the
/// syllables were typed with marks: of n, kMarkedInText × n are in running text, so that what
/// is missing tells how often this typist leaves marks out (with one syllable of each kind
/// added to what was seen).
double unmarked_weight(std::vector<WordReading> const& words) {
  double marked = 0;
  double syllables = 0;
  for (WordReading const& word : words) {
    if (word.is_whole || !analyzers::is_legal_syllable(word.token)) continue;
    ++syllables;
    if (has_marks(word.token)) ++marked;
  }
  if (marked == 0) return 1;
  double const expected = kMarkedInText * syllables;
  double const left_out = (std::max(0.0, expected - marked) + 1) / (expected + 2);
  return 1 / std::min(1.0, left_out);
}

/// True for a word that was typed as a part of a name: with a capital after the first word, or
/// beside another one.
bool is_typed_as_name(std::vector<WordReading> const& words, std::size_t index) {
  auto const has_capital = [&](std::size_t word) {
    return word < words.size() &&
           analyzers::capitals_of(words[word].typed) == analyzers::Capitals::First;
  };
  return has_capital(index) && (index > 0 || has_capital(index + 1));
}

/// True for two words alone that are the name of a province, district or town as they were
/// typed: "nha trang", although "nhà trắng" may be more frequent.
bool are_place_name(std::vector<WordReading> const& words) {
  if (words.size() != 2) return false;
  std::array<QueryWord, 2> const typed{
      {{words[0].token, words[0].typed}, {words[1].token, words[1].typed}}};
  ProvinceMatch const place = provinces().find(typed, 0);
  return place.words == typed.size() && !place.marks_open;
}

/// True for a word with a number after it and nothing else: among more words the neighbours tell
/// better what is numbered.
bool is_before_number(std::vector<WordReading> const& words, std::size_t index) {
  return words.size() == 2 && words[index].joins_next &&
         base::is_digit(words[index + 1].token.front());
}

void weigh_as_typed(std::vector<WordReading>& words) {
  double const weight = unmarked_weight(words);
  bool const is_place = are_place_name(words);
  for (std::size_t i = 0; i < words.size(); ++i) {
    words[i].as_typed_weight = weight * (is_place || is_typed_as_name(words, i) ? kNameAsTyped : 1);
    words[i].is_before_number = is_before_number(words, i);
  }
}

/// The lattice by which spellings are dropped.
SpellingLattice dropping_lattice(SpellingLattice lattice) {
  for (SpellingLattice::Gap& gap : lattice.gaps) {
    if (!gap.edges.empty()) gap.unseen *= kUnseenWhereDropped;
  }
  return lattice;
}

/// The lattice by which the spelling of two words alone is told.
SpellingLattice lone_pair_lattice(SpellingLattice lattice, TextReading const& reading) {
  PairReading const& pair = reading.pairs.front();
  for (SpellingLattice::Edge& edge : lattice.gaps.front().edges) {
    double const rarer = std::min(reading.words[0].variants[edge.from].frequency,
                                  reading.words[1].variants[edge.to].frequency);
    double const share = pair.variants[edge.variant].frequency / std::max(1.0, rarer);
    edge.weight *= std::min(1.0, share / kLonePairBound);
  }
  return lattice;
}

/// Finds the likeliest spelling of open words, and leaves out those that cannot be meant.
void weigh_spellings(TextReading& reading, Xapian::doccount document_count) {
  if (std::ranges::none_of(reading.words, &WordReading::is_open)) return;
  weigh_as_typed(reading.words);
  SpellingLattice const lattice = spelling_lattice(reading.words, reading.pairs, document_count);
  SpellingLattice const telling =
      is_lone_pair(reading) ? lone_pair_lattice(lattice, reading) : lattice;
  SpelledPath const path = likeliest_path(telling);
  LatticeShares const told = lattice_shares(telling);
  reading.certainty = std::exp(path.log_weight - told.log_weight);
  LatticeShares const shares = lattice_shares(dropping_lattice(lattice));
  for (std::size_t i = 0; i < reading.words.size(); ++i) {
    WordReading& word = reading.words[i];
    if (!word.is_open || word.variants.empty()) continue;
    word.likeliest = word.variants[path.variants[i]].term;
    word.certainty = told.nodes[i][path.variants[i]];
    if (!has_known_pair(i, reading.pairs)) continue;
    word.variants = plausible(word.variants, shares.nodes[i], kLeastWordShare);
  }
  for (PairReading& pair : reading.pairs) {
    if (!reading.words[pair.first].is_open && !reading.words[pair.first + 1].is_open) continue;
    pair.variants =
        plausible(pair.variants, lattice.gaps[pair.first].edges, shares.edges[pair.first]);
  }
}

}  // namespace

bool is_lone_pair(TextReading const& reading) {
  return reading.words.size() == 2 && reading.pairs.size() == 1;
}

TextReading read_words(IndexTerms const& index, std::string_view text, FieldId field,
                       MarkRule rule) {
  FieldTerms const terms(index, field);
  TypedText typed = typed_text(text, field, rule);
  std::vector<WordReading> words = std::move(typed.words);
  if (rule == MarkRule::AsTyped && is_typed_with_marks(words)) {
    words = with_closed_words(std::move(words), terms);
  }
  for (WordReading& word : words) {
    Spellings spellings = spellings_of(word, terms, rule);
    word.variants = std::move(spellings.variants);
    word.is_open = spellings.is_open;
  }
  TextReading reading;
  reading.pairs = pairs_of(words, terms);
  if (rule == MarkRule::AsTyped) close_marks_as_typed(words, reading.pairs);
  reading.words = std::move(words);
  weigh_spellings(reading, index.database().get_doccount());
  for (WordReading& word : reading.words) word.frequency = total_frequency(word.variants);
  for (PairReading& pair : reading.pairs) pair.frequency = total_frequency(pair.variants);
  reading.extra_terms = std::move(typed.extra_terms);
  reading.was_cut = typed.was_cut;
  reading.text = text;
  return reading;
}

PrefixReading read_prefix(Xapian::Database const& database, std::string_view beginning,
                          FieldId field, std::size_t limit) {
  PrefixReading reading;
  std::string const token = analyzers::analyzer("vi").normalize_term(beginning);
  if (token.empty()) return reading;
  std::string const term_begin = schema::make_term(field, analyzers::folded_part(token));
  std::size_t const prefix_bytes = schema::field(field).prefix.size();
  auto term = database.allterms_begin(term_begin);
  auto const end = database.allterms_end(term_begin);
  for (std::size_t steps = 0; term != end; ++steps) {
    if (steps == kMaxPrefixSteps) {
      reading.was_cut = true;
      break;
    }
    std::string const found = *term;
    if (std::size_t const blank = found.find(' '); blank != std::string::npos) {
      // Pairs: leap over all that begin with this word.
      term.skip_to(found.substr(0, blank) + static_cast<char>(' ' + 1));
      continue;
    }
    bool const has_separator = found.find(analyzers::kMarkSeparator) != std::string::npos;
    if (has_separator && analyzers::adds_only_marks(token, found)) {
      reading.variants.push_back({found.substr(prefix_bytes), term.get_termfreq()});
    }
    ++term;
  }
  std::ranges::sort(reading.variants, std::ranges::greater{}, &Variant::frequency);
  if (reading.variants.size() > limit) {
    reading.variants.resize(limit);
    reading.was_cut = true;
  }
  return reading;
}

}  // namespace tracuu::search
