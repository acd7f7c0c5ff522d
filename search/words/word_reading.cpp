// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/word_reading.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <set>

#include "analyzers/analyzer_registry.hpp"
#include "analyzers/syllable.hpp"
#include "analyzers/syllable_grammar.hpp"
#include "schema/term.hpp"

namespace tracuu::search {

namespace {

using analyzers::Token;
using analyzers::TokenKind;
using schema::FieldId;

/// Of the occurrences of a pair's letters, a spelling below this share is
/// chance or a slip: dropping it costs nothing.
constexpr double kRarePairShare = 0.05;

/// A word or pair stands for this many spellings at most; Vietnamese syllables
/// have under 60 (a a: 6 tones × 3 shapes, with đ twice that).
constexpr std::size_t kMaxVariants = 64;

/// A reading is typed with its marks if this many words have some, and this share of
/// its syllables. (Of running Vietnamese text about 0.7 do, of text with every
/// second word's marks left out 0.35.)
constexpr std::size_t kLeastMarked = 2;
constexpr double kMarkedShare = 0.6;

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
  FieldTerms(Xapian::Database const& database, FieldId field)
      : database_(database), field_(field) {}

  [[nodiscard]] bool has(std::string_view token) const {
    return database_.term_exists(schema::make_term(field_, token));
  }

  /// The token itself, if the index holds it; else nothing.
  [[nodiscard]] std::vector<Variant> as_typed(std::string_view token) const {
    auto const frequency = database_.get_termfreq(schema::make_term(field_, token));
    if (frequency == 0) return {};
    return {{std::string(token), frequency}};
  }

  /// All terms with these folded letters that `fits` is true for; most frequent first.
  template <class Fits>
  [[nodiscard]] std::vector<Variant> spellings(std::string_view folded, Fits fits) const {
    std::vector<Variant> found;
    std::string const beginning = schema::make_term(field_, folded) + analyzers::kMarkSeparator;
    std::size_t const prefix_bytes = schema::field(field_).prefix.size();
    auto const end = database_.allterms_end(beginning);
    for (auto term = database_.allterms_begin(beginning); term != end; ++term) {
      std::string spelling = (*term).substr(prefix_bytes);
      if (fits(spelling)) found.push_back({std::move(spelling), term.get_termfreq()});
    }
    sort_by_frequency(found);
    return found;
  }

 private:
  Xapian::Database const& database_;
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
                                    FieldTerms const& terms, MarkRule rule) {
  std::string token;
  analyzers::append_pair_term(token, left.token, right.token);
  if (!left.is_open && !right.is_open) return terms.as_typed(token);
  std::vector<Variant> variants =
      terms.spellings(analyzers::folded_part(token), [&](std::string_view term) {
        auto const marks = analyzers::pair_marks(term);
        return (left.is_open || marks.first == analyzers::marks_part(left.token)) &&
               (right.is_open || marks.second == analyzers::marks_part(right.token));
      });
  if (rule == MarkRule::Exact) return variants;
  double const enough = kRarePairShare * total_frequency(variants);
  std::erase_if(variants, [&](Variant const& variant) { return variant.frequency < enough; });
  return variants;
}

std::vector<PairReading> pairs_of(std::vector<WordReading> const& words, FieldTerms const& terms,
                                  MarkRule rule) {
  std::vector<PairReading> pairs;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (!words[i].joins_next) continue;
    pairs.push_back({i, pair_spellings(words[i], words[i + 1], terms, rule)});
  }
  return pairs;
}

/// The spellings of an open word that stand in a pair that was kept. A word whose
/// pairs are all unknown keeps all spellings.
std::vector<Variant> possible_variants(std::vector<Variant> variants, std::size_t index,
                                       std::vector<PairReading> const& pairs) {
  std::set<std::string_view> possible;
  for (PairReading const& pair : pairs) {
    if (pair.first != index && pair.first + 1 != index) continue;
    for (Variant const& variant : pair.variants) {
      auto const marks = analyzers::pair_marks(variant.term);
      possible.insert(pair.first == index ? marks.first : marks.second);
    }
  }
  if (possible.empty()) return variants;
  std::erase_if(variants, [&](Variant const& variant) {
    return !possible.contains(analyzers::marks_part(variant.term));
  });
  return variants;
}

bool stands_for(WordReading const& word, std::string_view marks) {
  return !word.is_open || std::ranges::any_of(word.variants, [&](Variant const& variant) {
    return analyzers::marks_part(variant.term) == marks;
  });
}

/// With the variants of both neighbours known, pairs of dropped ones go too.
std::vector<Variant> possible_pairs(std::vector<Variant> variants, WordReading const& left,
                                    WordReading const& right) {
  std::erase_if(variants, [&](Variant const& variant) {
    auto const marks = analyzers::pair_marks(variant.term);
    return !stands_for(left, marks.first) || !stands_for(right, marks.second);
  });
  return variants;
}

}  // namespace

TextReading read_words(Xapian::Database const& database, std::string_view text, FieldId field,
                       MarkRule rule) {
  FieldTerms const terms(database, field);
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
  std::vector<PairReading> pairs = pairs_of(words, terms, rule);
  if (rule != MarkRule::Exact) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (!words[i].is_open) continue;
      words[i].variants = possible_variants(std::move(words[i].variants), i, pairs);
    }
    for (PairReading& pair : pairs) {
      pair.variants =
          possible_pairs(std::move(pair.variants), words[pair.first], words[pair.first + 1]);
    }
  }
  for (WordReading& word : words) word.frequency = total_frequency(word.variants);
  for (PairReading& pair : pairs) pair.frequency = total_frequency(pair.variants);
  TextReading reading;
  reading.words = std::move(words);
  reading.pairs = std::move(pairs);
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

namespace {

/// The likeliest marks of each open word: those of its most frequent pair with
/// a neighbour, or its own most frequent spelling.
std::string likeliest_token(TextReading const& reading, std::size_t index) {
  WordReading const& word = reading.words[index];
  if (!word.is_open || word.variants.empty()) return word.token;
  Variant const* best = nullptr;
  std::string_view best_marks;
  for (PairReading const& pair : reading.pairs) {
    bool const touches = pair.first == index || pair.first + 1 == index;
    if (!touches || pair.variants.empty()) continue;
    Variant const& top = pair.variants.front();
    if (best != nullptr && best->frequency >= top.frequency) continue;
    auto const marks = analyzers::pair_marks(top.term);
    best = &top;
    best_marks = pair.first == index ? marks.first : marks.second;
  }
  if (best == nullptr) return word.variants.front().term;
  std::string token(analyzers::folded_part(word.token));
  token += analyzers::kMarkSeparator;
  token += best_marks;
  return token;
}

/// What joins two words without a blank ("GD-ĐT", "11/7"), or a blank.
std::string_view mark_between(std::string_view text, WordReading const& left,
                              WordReading const& right) {
  if (right.begin <= left.end) return " ";
  std::string_view const between = text.substr(left.end, right.begin - left.end);
  bool const is_joined = between.find_first_of(" \t\r\n") == std::string_view::npos;
  return is_joined ? between : " ";
}

}  // namespace

std::string spell(TextReading const& reading) {
  std::string text;
  for (std::size_t i = 0; i < reading.words.size(); ++i) {
    if (i > 0) text += mark_between(reading.text, reading.words[i - 1], reading.words[i]);
    std::string const token = likeliest_token(reading, i);
    text += token == reading.words[i].token ? reading.words[i].typed : analyzers::spell(token);
  }
  return text;
}

bool restores_marks(TextReading const& reading) {
  for (std::size_t i = 0; i < reading.words.size(); ++i) {
    if (likeliest_token(reading, i) != reading.words[i].token) return true;
  }
  return false;
}

}  // namespace tracuu::search
