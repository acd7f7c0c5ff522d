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
/// chance or a slip. Design rule 3: dropping them costs nothing.
constexpr double kRarePairShare = 0.05;

/// A word or pair stands for this many spellings at most; Vietnamese syllables
/// have under 60 (a a: 6 tones × 3 shapes, with đ twice that).
constexpr std::size_t kMaxVariants = 64;

/// A run is typed with its marks if this many words have some, and this share of
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

/// Reads one run; holds what the steps share.
class RunReader {
 public:
  RunReader(Xapian::Database const& database, FieldId field, MarkRule rule)
      : database_(database), field_(field), rule_(rule) {}

  RunReading read(std::string_view text) {
    run_.text = text;
    take_tokens(text);
    if (rule_ == MarkRule::AsTyped && is_typed_with_marks()) close_words_without_marks();
    for (WordReading& word : run_.words) read_word(word);
    for (std::size_t i = 0; i + 1 < run_.words.size(); ++i) {
      if (run_.words[i].joins_next) read_pair(i);
    }
    if (rule_ != MarkRule::Exact) {
      for (std::size_t i = 0; i < run_.words.size(); ++i) drop_impossible_variants(i);
      drop_pairs_of_dropped_variants();
    }
    for (WordReading& word : run_.words) word.frequency = total_frequency(word.variants);
    for (PairReading& pair : run_.pairs) pair.frequency = total_frequency(pair.variants);
    return std::move(run_);
  }

 private:
  void take_tokens(std::string_view text) {
    analyzers::TokenList list;
    analyzers::analyzer(schema::field(field_).analyzer).analyze(text, list);
    std::uint32_t skip_below = 0;  // positions covered by a document number
    std::optional<std::uint32_t> last_position;
    for (Token const& token : list.tokens()) {
      bool const is_number = token.kind == TokenKind::DocumentNumber;
      if (!analyzers::is_unit(token.kind) && !is_number) {
        if (token.kind != TokenKind::Pair) run_.extra_terms.emplace_back(list.text(token));
        continue;
      }
      if (token.position < skip_below) continue;
      if (run_.words.size() == kMaxQueryWords) {
        run_.was_cut = true;
        return;
      }
      if (is_number) skip_below = token.position + token.position_length;
      if (last_position && *last_position + 1 == token.position) {
        run_.words.back().joins_next = !is_number && !run_.words.back().is_whole;
      }
      last_position = token.position + token.position_length - 1u;
      WordReading word;
      word.typed = text.substr(token.begin, token.end - token.begin);
      word.begin = token.begin;
      word.end = token.end;
      word.token = list.text(token);
      word.is_whole = is_number;
      word.is_open = !is_number && token.kind == TokenKind::Word && is_open(word.token);
      run_.words.push_back(std::move(word));
    }
  }

  [[nodiscard]] bool is_open(std::string_view token) const {
    if (rule_ == MarkRule::Ignored) return true;
    return rule_ == MarkRule::AsTyped && !has_marks(token);
  }

  /// True if so many syllables have marks that those without have none either.
  [[nodiscard]] bool is_typed_with_marks() const {
    std::size_t marked = 0;
    std::size_t syllables = 0;
    for (WordReading const& word : run_.words) {
      if (word.is_whole || !analyzers::is_legal_syllable(word.token)) continue;
      ++syllables;
      if (has_marks(word.token)) ++marked;
    }
    return marked >= kLeastMarked &&
           static_cast<double>(marked) >= kMarkedShare * static_cast<double>(syllables);
  }

  /// Words without marks that stand so beside a neighbour in the index.
  void close_words_without_marks() {
    for (std::size_t i = 0; i + 1 < run_.words.size(); ++i) {
      WordReading& left = run_.words[i];
      WordReading& right = run_.words[i + 1];
      bool const is_open = has_no_marks(left) || has_no_marks(right);
      if (!left.joins_next || !is_open) continue;
      std::string pair;
      analyzers::append_pair_term(pair, left.token, right.token);
      if (!database_.term_exists(schema::make_term(field_, pair))) continue;
      if (has_no_marks(left)) left.is_open = false;
      if (has_no_marks(right)) right.is_open = false;
    }
  }

  [[nodiscard]] static bool has_no_marks(WordReading const& word) {
    return word.is_open && !has_marks(word.token);
  }

  void read_word(WordReading& word) {
    if (!word.is_open) {
      add_if_present(word.variants, word.token);
      bool const may_lack_marks = word.variants.empty() && rule_ == MarkRule::AsTyped &&
                                  !word.is_whole && has_marks(word.token);
      if (!may_lack_marks) return;
    }
    for_each_spelling(analyzers::folded_part(word.token), [&](Variant variant) {
      if (rule_ == MarkRule::Ignored || analyzers::adds_only_marks(word.token, variant.term)) {
        word.variants.push_back(std::move(variant));
      }
    });
    sort_by_frequency(word.variants);
    word.is_open = !word.variants.empty();  // also if only some of its marks are to be found out
  }

  void read_pair(std::size_t first) {
    WordReading const& left = run_.words[first];
    WordReading const& right = run_.words[first + 1];
    PairReading pair;
    pair.first = first;
    std::string token;
    analyzers::append_pair_term(token, left.token, right.token);
    if (!left.is_open && !right.is_open) {
      add_if_present(pair.variants, token);
    } else {
      for_each_spelling(analyzers::folded_part(token), [&](Variant variant) {
        auto const marks = analyzers::pair_marks(variant.term);
        bool const fits = (left.is_open || marks.first == analyzers::marks_part(left.token)) &&
                          (right.is_open || marks.second == analyzers::marks_part(right.token));
        if (fits) pair.variants.push_back(std::move(variant));
      });
      sort_by_frequency(pair.variants);
      double const enough = kRarePairShare * total_frequency(pair.variants);
      if (rule_ != MarkRule::Exact) {
        std::erase_if(pair.variants,
                      [&](Variant const& variant) { return variant.frequency < enough; });
      }
    }
    run_.pairs.push_back(std::move(pair));
  }

  /// Keeps the spellings of an open word that stand in a pair that was kept. A
  /// word whose pairs are all unknown keeps them all.
  void drop_impossible_variants(std::size_t index) {
    WordReading& word = run_.words[index];
    if (!word.is_open) return;
    std::set<std::string_view> possible;
    for (PairReading const& pair : run_.pairs) {
      if (pair.first != index && pair.first + 1 != index) continue;
      for (Variant const& variant : pair.variants) {
        auto const marks = analyzers::pair_marks(variant.term);
        possible.insert(pair.first == index ? marks.first : marks.second);
      }
    }
    if (possible.empty()) return;
    std::erase_if(word.variants, [&](Variant const& variant) {
      return !possible.contains(analyzers::marks_part(variant.term));
    });
  }

  /// With the variants of both neighbours known, pairs of dropped ones go too.
  void drop_pairs_of_dropped_variants() {
    for (PairReading& pair : run_.pairs) {
      std::erase_if(pair.variants, [&](Variant const& variant) {
        auto const marks = analyzers::pair_marks(variant.term);
        return !stands_for(run_.words[pair.first], marks.first) ||
               !stands_for(run_.words[pair.first + 1], marks.second);
      });
    }
  }

  [[nodiscard]] static bool stands_for(WordReading const& word, std::string_view marks) {
    return !word.is_open || std::ranges::any_of(word.variants, [&](Variant const& variant) {
      return analyzers::marks_part(variant.term) == marks;
    });
  }

  void add_if_present(std::vector<Variant>& variants, std::string_view token) const {
    auto const frequency = database_.get_termfreq(schema::make_term(field_, token));
    if (frequency > 0) variants.push_back({std::string(token), frequency});
  }

  /// Visits all terms of the field with these folded letters, with their
  /// prefix taken off.
  template <class Visit>
  void for_each_spelling(std::string_view folded, Visit visit) const {
    std::string const beginning = schema::make_term(field_, folded) + analyzers::kMarkSeparator;
    std::size_t const prefix_bytes = schema::field(field_).prefix.size();
    auto const end = database_.allterms_end(beginning);
    for (auto term = database_.allterms_begin(beginning); term != end; ++term) {
      visit(Variant{(*term).substr(prefix_bytes), term.get_termfreq()});
    }
  }

  Xapian::Database const& database_;
  FieldId field_;
  MarkRule rule_;
  RunReading run_;
};

}  // namespace

RunReading read_words(Xapian::Database const& database, std::string_view text, FieldId field,
                      MarkRule rule) {
  return RunReader(database, field, rule).read(text);
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
std::string likeliest_token(RunReading const& run, std::size_t index) {
  WordReading const& word = run.words[index];
  if (!word.is_open || word.variants.empty()) return word.token;
  Variant const* best = nullptr;
  std::string_view best_marks;
  for (PairReading const& pair : run.pairs) {
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

}  // namespace

namespace {

/// What joins two words without a blank ("GD-ĐT", "11/7"), or a blank.
std::string_view mark_between(std::string_view text, WordReading const& left,
                              WordReading const& right) {
  if (right.begin <= left.end) return " ";
  std::string_view const between = text.substr(left.end, right.begin - left.end);
  bool const is_joined = between.find_first_of(" \t\r\n") == std::string_view::npos;
  return is_joined ? between : " ";
}

}  // namespace

std::string spell_run(RunReading const& run) {
  std::string text;
  for (std::size_t i = 0; i < run.words.size(); ++i) {
    if (i > 0) text += mark_between(run.text, run.words[i - 1], run.words[i]);
    std::string const token = likeliest_token(run, i);
    text += token == run.words[i].token ? run.words[i].typed : analyzers::spell(token);
  }
  return text;
}

bool restores_marks(RunReading const& run) {
  for (std::size_t i = 0; i < run.words.size(); ++i) {
    if (likeliest_token(run, i) != run.words[i].token) return true;
  }
  return false;
}

}  // namespace tracuu::search
