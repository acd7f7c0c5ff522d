// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/suggesting/suggester.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <tuple>

#include "analyzers/analyzer_registry.hpp"
#include "analyzers/letter.hpp"
#include "analyzers/nfc_filter.hpp"
#include "base/utf8.hpp"
#include "search/suggesting/typed_number.hpp"
#include "search/suggesting/typed_words.hpp"

namespace tracuu::search {

namespace {

using analyzers::CharClass;

constexpr std::size_t kLeastLetters = 2;

/// How the words stand in a candidate, best first.
enum class Order : std::uint8_t { Beginning, Row, Anywhere };
constexpr std::size_t kOrders = 3;

/// A candidate that fits.
struct Found {
  CandidateId candidate = 0;
  Order order = Order::Beginning;
  std::optional<Stretch> number{};  ///< of document numbers: what was typed
};

bool is_long_enough(std::string_view typed) {
  std::size_t letters = 0;
  std::size_t code_points = 0;
  for (std::size_t at = 0; at < typed.size();) {
    base::CodePoint const point = base::decode_utf8(typed, at);
    if (point.value == base::kInvalidCodePoint || ++code_points > kMaxTypedCodePoints) return false;
    CharClass const char_class = analyzers::char_info(point.value).char_class;
    letters += char_class == CharClass::Letter || char_class == CharClass::OtherLetter ||
               char_class == CharClass::Digit || char_class == CharClass::Ideograph;
    at += point.bytes;
  }
  return letters >= kLeastLetters;
}

/// The token of a candidate that each typed word stands for.
using MatchedTokens = std::array<std::uint8_t, kMaxTypedWords>;
static_assert(kMaxCandidateTokens <= 64);  // WordMatcher keeps a bit for each

/// Compares the words that were typed with the terms of candidates. Allocates
/// nothing but when it is made.
class WordMatcher {
 public:
  /// REQUIRES: 1 to kMaxTypedWords words, each with terms.
  WordMatcher(SuggestionIndex const& index, std::span<TypedWord const> words)
      : words_(words), masks_(index.term_count()) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      for (SuggestionTerm const term : words[i].terms) masks_[term] |= std::uint32_t{1} << i;
    }
    all_ = ~std::uint32_t{0} >> (kMaxTypedWords - words.size());
    surest_first_.resize(words.size());
    std::iota(surest_first_.begin(), surest_first_.end(), std::size_t{0});
    std::ranges::stable_sort(surest_first_, {},
                             [&](std::size_t i) { return words[i].terms.size(); });
  }

  [[nodiscard]] bool begins(std::span<SuggestionTerm const> terms) const {
    return is_row(terms, 0);
  }

  /// Whether each word stands for some token: quick, and needed for all that fits.
  [[nodiscard]] bool holds_all(std::span<SuggestionTerm const> terms) const {
    std::uint32_t found = 0;
    for (SuggestionTerm const term : terms) found |= masks_[term];
    return found == all_;
  }

  /// Where the words stand in a row, if they do.
  [[nodiscard]] std::optional<std::size_t> find_row(std::span<SuggestionTerm const> terms) const {
    for (std::size_t begin = 0; begin + words_.size() <= terms.size(); ++begin) {
      if (is_row(terms, begin)) return begin;
    }
    return std::nullopt;
  }

  /// A token for each word, no two the same; nothing if there are not enough. Words that
  /// stand for fewer terms choose first: "thu thủ" finds thủ for the second word and
  /// another for the first.
  [[nodiscard]] std::optional<MatchedTokens> find_tokens(
      std::span<SuggestionTerm const> terms) const {
    MatchedTokens tokens{};
    std::uint64_t taken = 0;
    for (std::size_t const word : surest_first_) {
      std::size_t token = 0;
      while (token < terms.size() &&
             ((taken >> token & 1) != 0 || (masks_[terms[token]] >> word & 1) == 0)) {
        ++token;
      }
      if (token == terms.size()) return std::nullopt;
      taken |= std::uint64_t{1} << token;
      tokens[word] = static_cast<std::uint8_t>(token);
    }
    return tokens;
  }

  /// The token that each word stands for in a candidate that fits.
  [[nodiscard]] MatchedTokens matched_tokens(std::span<SuggestionTerm const> terms) const {
    auto const row = find_row(terms);
    if (!row) return find_tokens(terms).value();
    MatchedTokens tokens{};
    std::iota(tokens.begin(), tokens.end(), static_cast<std::uint8_t>(*row));
    return tokens;
  }

  [[nodiscard]] std::span<TypedWord const> words() const { return words_; }

 private:
  [[nodiscard]] bool is_row(std::span<SuggestionTerm const> terms, std::size_t begin) const {
    if (terms.size() < begin + words_.size()) return false;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if ((masks_[terms[begin + i]] >> i & 1) == 0) return false;
    }
    return true;
  }

  std::span<TypedWord const> words_;
  std::vector<std::uint32_t> masks_;  ///< by term: bit i for word i
  std::uint32_t all_ = 0;
  std::vector<std::size_t> surest_first_;  ///< the words, those with the fewest terms first
};

/// Calls visit(candidate) for the candidates with any of the word's terms, best
/// first, as long as it returns true.
template <class Visit>
void for_each_candidate(SuggestionIndex const& index, TypedWord const& word, Visit visit) {
  constexpr std::size_t kBits = 64;
  std::vector<std::uint64_t> bits(index.size() / kBits + 1);
  for (SuggestionTerm const term : word.terms) {
    for (CandidateId const id : index.postings(term)) {
      bits[id / kBits] |= std::uint64_t{1} << id % kBits;
    }
  }
  for (std::size_t i = 0; i < bits.size(); ++i) {
    for (std::uint64_t left = bits[i]; left != 0; left &= left - 1) {
      auto const bit = static_cast<std::size_t>(std::countr_zero(left));
      if (!visit(static_cast<CandidateId>(i * kBits + bit))) return;
    }
  }
}

/// The best candidates of one group, by order.
class Shortlist {
 public:
  Shortlist(SuggestionIndex const& index, std::size_t limit) : index_(index), limit_(limit) {}

  /// REQUIRES: document numbers come first, then all else, best first.
  void add(Found const& found) {
    std::vector<Found>& list = lists_[static_cast<std::size_t>(found.order)];
    if (list.size() < limit_ && !has_words_of(list, found)) list.push_back(found);
  }

  /// Nothing that comes later can be among the best.
  [[nodiscard]] bool is_full() const { return lists_.front().size() == limit_; }
  [[nodiscard]] bool wants(Order order) const {
    std::size_t better = 0;
    for (std::size_t i = 0; i <= static_cast<std::size_t>(order); ++i) better += lists_[i].size();
    return better < limit_;
  }

  [[nodiscard]] std::vector<Found> best() const {
    std::vector<Found> all;
    for (std::vector<Found> const& list : lists_) {
      for (Found const& found : list) {
        if (all.size() < limit_ && !has_words_of(all, found)) all.push_back(found);
      }
    }
    return all;
  }

  /// Whether `list` has a text of the same words. Numbers have no words, and each is there once.
  [[nodiscard]] bool has_words_of(std::vector<Found> const& list, Found const& found) const {
    auto const words = index_.terms(found.candidate);
    return !words.empty() && std::ranges::any_of(list, [&](Found const& other) {
      return std::ranges::equal(index_.terms(other.candidate), words);
    });
  }

 private:
  SuggestionIndex const& index_;
  std::size_t limit_;
  std::array<std::vector<Found>, kOrders> lists_;
};

/// Where the first `letters` letters of bytes [begin, end) end.
std::size_t end_of_letters(std::string_view text, Stretch word, std::size_t letters) {
  std::size_t at = word.begin;
  while (at < word.end && letters > 0) {
    base::CodePoint const point = base::decode_utf8(text, at);
    if (analyzers::char_info(point.value).char_class != CharClass::Invisible) --letters;
    at += point.bytes;
  }
  return at;
}

/// Sorted, those with only blanks between them as one.
std::vector<Stretch> joined(std::string_view text, std::vector<Stretch> ranges) {
  std::ranges::sort(ranges, {}, &Stretch::begin);
  std::vector<Stretch> result;
  for (Stretch const& range : ranges) {
    bool const adjoins =
        !result.empty() && (range.begin <= result.back().end ||
                            text.substr(result.back().end, range.begin - result.back().end) == " ");
    if (adjoins) {
      result.back().end = std::max(result.back().end, range.end);
    } else {
      result.push_back(range);
    }
  }
  return result;
}

class Search {
 public:
  Search(SuggestionIndex const& index, SuggestOptions const& options,
         std::optional<std::uint16_t> site)
      : index_(index),
        options_(options),
        limit_(std::clamp<std::size_t>(options.limit, 1, kMaxSuggestions)),
        site_(site),
        titles_(index, limit_),
        others_(index, limit_) {}

  std::vector<Suggestion> run(std::string_view typed) {
    std::vector<NumberHit> const numbers = suggested_numbers(index_, typed, limit_, site_);
    for (NumberHit const& hit : numbers) {
      if (is_withheld(hit.candidate)) continue;
      others_.add({hit.candidate, Order::Beginning, hit.match});
    }
    std::vector<TypedWord> const words = read_typed_words(index_, typed);
    bool const can_match =
        !words.empty() && words.size() <= kMaxTypedWords &&
        std::ranges::none_of(words, [](TypedWord const& word) { return word.terms.empty(); });
    if (can_match) {
      matcher_.emplace(index_, words);
      find_by_words();
    }
    return shown();
  }

 private:
  [[nodiscard]] bool is_withheld(CandidateId id) const {
    return options_.is_withheld &&
           options_.is_withheld(index_.text(id), index_.announcement_id(id));
  }

  void find_by_words() {
    auto const rarest = std::ranges::min_element(matcher_->words(), {}, &TypedWord::postings);
    for_each_candidate(index_, *rarest, [&](CandidateId candidate) {
      consider(candidate);
      return !titles_.is_full() || !others_.is_full();
    });
  }

  void consider(CandidateId candidate) {
    auto const terms = index_.terms(candidate);
    SuggestionKind const kind = index_.kind(candidate);
    Shortlist& list = kind == SuggestionKind::Title ? titles_ : others_;
    auto const add = [&](Order order) {
      bool const is_wanted = !site_ || index_.is_on_site(candidate, *site_);
      if (is_wanted && !is_withheld(candidate)) list.add({candidate, order});
    };
    if (matcher_->begins(terms)) return add(Order::Beginning);
    if (kind == SuggestionKind::Phrase || !list.wants(Order::Row)) return;
    if (!matcher_->holds_all(terms)) return;
    if (matcher_->find_row(terms)) return add(Order::Row);
    if (list.wants(Order::Anywhere) && matcher_->find_tokens(terms)) add(Order::Anywhere);
  }

  [[nodiscard]] std::vector<Suggestion> shown() const {
    std::vector<Found> titles = titles_.best();
    std::vector<Found> all = others_.best();
    std::erase_if(all, [&](Found const& found) { return titles_.has_words_of(titles, found); });
    std::size_t const half = limit_ / 2;
    std::size_t const title_count =
        std::min(titles.size(), std::max(half, limit_ - std::min(limit_, all.size())));
    titles.resize(title_count);
    all.resize(std::min(all.size(), limit_ - title_count));
    all.insert(all.end(), titles.begin(), titles.end());
    std::ranges::sort(all, {},
                      [](Found const& found) { return std::tuple(found.order, found.candidate); });
    std::vector<Suggestion> suggestions;
    for (Found const& found : all) suggestions.push_back(suggestion(found));
    return suggestions;
  }

  [[nodiscard]] Suggestion suggestion(Found const& found) const {
    CandidateId const id = found.candidate;
    Suggestion suggestion;
    suggestion.text = index_.text(id);
    suggestion.kind = index_.kind(id);
    suggestion.id = index_.announcement_id(id);
    suggestion.count = index_.count(id);
    suggestion.matches = found.number ? std::vector{*found.number} : matches(id);
    return suggestion;
  }

  [[nodiscard]] std::vector<Stretch> matches(CandidateId id) const {
    std::string_view const text = index_.text(id);
    analyzers::TokenList list;
    analyzers::analyzer("vi").analyze(text, list);
    std::vector<Stretch> tokens;
    for (analyzers::Token const& token : list.tokens()) {
      if (analyzers::is_simple(token.kind)) tokens.push_back({token.begin, token.end});
    }
    std::vector<Stretch> ranges;
    MatchedTokens const matched = matcher_->matched_tokens(index_.terms(id));
    for (std::size_t i = 0; i < matcher_->words().size(); ++i) {
      Stretch range = tokens[matched[i]];
      std::size_t const letters = matcher_->words()[i].letters;
      if (letters > 0) range.end = end_of_letters(text, range, letters);
      ranges.push_back(range);
    }
    return joined(text, std::move(ranges));
  }

  SuggestionIndex const& index_;
  SuggestOptions const& options_;
  std::size_t limit_;
  std::optional<std::uint16_t> site_;
  Shortlist titles_;
  Shortlist others_;
  std::optional<WordMatcher> matcher_;
};

}  // namespace

std::vector<Suggestion> suggest(SuggestionIndex const& index, std::string_view typed,
                                SuggestOptions const& options) {
  if (!is_long_enough(typed)) return {};
  std::optional<std::uint16_t> site;
  if (!options.site.empty()) {
    site = index.find_site(options.site);
    if (!site) return {};
  }
  auto const composed = analyzers::NfcFilter().filter(typed);
  return Search(index, options, site).run(composed ? composed->text() : typed);
}

}  // namespace tracuu::search
