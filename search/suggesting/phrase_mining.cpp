// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/suggesting/phrase_mining.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <iterator>
#include <unordered_map>

#include "analyzers/analyzer_registry.hpp"
#include "analyzers/characters.hpp"
#include "analyzers/letter.hpp"
#include "base/utf8.hpp"

namespace tracuu::search {

namespace {

constexpr std::size_t kMinTokens = 2;
constexpr std::size_t kMaxTokens = 5;

/// A phrase of which this share is part of a longer one is left out.
constexpr double kPartShare = 0.8;

/// Spellings of a phrase that are counted; others are too rare to matter.
constexpr std::size_t kMaxForms = 6;

/// At the start of a title, and where all is in capitals, the case of a phrase
/// says nothing: elsewhere its spelling counts so many times.
constexpr std::uint32_t kPlainFormWeight = 8;

/// A frequent row of tokens, by the hash of its terms. (Two of a few million rows share
/// their 64 bits with a chance of one in a million.)
struct Gram {
  std::uint64_t hash = 0;
  std::uint32_t count = 0;
  std::uint32_t in_longer = 0;  ///< times it is in the most frequent row longer by one
};

struct Form {
  std::string text;
  std::uint32_t weight = 0;
};

struct Draft {
  FrequentPhrase phrase;
  std::vector<Form> forms;
};

std::uint64_t hash_of(std::span<std::uint32_t const> terms) {
  std::uint64_t hash = terms.size();
  for (std::uint32_t const term : terms) {
    hash = (hash + (term & ~kBreakBefore) + 1) * 0x9E3779B97F4A7C15;  // Fibonacci hashing
    hash ^= hash >> 32;
  }
  return hash;
}

/// Calls visit(begin) for every row of `tokens` terms without a break inside.
template <class Visit>
void for_each_row(std::span<std::uint32_t const> terms, std::size_t tokens, Visit visit) {
  std::size_t unbroken = 0;
  for (std::size_t end = 0; end < terms.size(); ++end) {
    unbroken = (terms[end] & kBreakBefore) != 0 ? 1 : unbroken + 1;
    if (unbroken >= tokens) visit(end + 1 - tokens);
  }
}

bool has_lower_case(std::string_view text) {
  for (analyzers::Character const& character : analyzers::Characters(text)) {
    if (character.is_letter() && !character.info.is_upper) return true;
  }
  return false;
}

void add_form(Draft& draft, std::string_view text, bool at_start) {
  std::uint32_t const weight = at_start || !has_lower_case(text) ? 1 : kPlainFormWeight;
  auto const found = std::ranges::find(draft.forms, text, &Form::text);
  if (found != draft.forms.end()) {
    found->weight += weight;
  } else if (draft.forms.size() < kMaxForms) {
    draft.forms.push_back({std::string(text), weight});
  }
}

class Miner {
 public:
  Miner(std::span<MinedTitle const> titles, std::vector<bool> const& may_bound, MiningLimits limits)
      : titles_(titles), may_bound_(may_bound), limits_(limits) {}

  std::vector<FrequentPhrase> mine() {
    for (MinedTitle const& title : titles_) {
      begins_.push_back(reach_.size());
      reach_.resize(reach_.size() + title.terms.size());
    }
    for (std::size_t tokens = 1; tokens < levels_.size(); ++tokens) {
      count_level(tokens);
      extend_reach(tokens);
    }
    for (std::size_t tokens = kMinTokens; tokens <= kMaxTokens; ++tokens) look_into_longer(tokens);
    for (std::size_t title = 0; title < titles_.size(); ++title) read_forms(title);
    return take_phrases();
  }

 private:
  Gram* find(std::size_t tokens, std::uint64_t hash) {
    auto const found = std::ranges::lower_bound(levels_[tokens], hash, {}, &Gram::hash);
    return found != levels_[tokens].end() && found->hash == hash ? &*found : nullptr;
  }

  [[nodiscard]] std::uint8_t& reach(std::size_t title, std::size_t begin) {
    return reach_[begins_[title] + begin];
  }

  /// A row can only be frequent if both rows shorter by one are.
  bool may_be_frequent(std::size_t title, std::size_t begin, std::size_t tokens) {
    return tokens == 1 ||
           (reach(title, begin) >= tokens - 1 && reach(title, begin + 1) >= tokens - 1);
  }

  /// Calls visit(begin, row) for the rows of a title that may be frequent.
  template <class Visit>
  void for_each_promising_row(std::size_t title, std::size_t tokens, Visit visit) {
    auto const terms = titles_[title].terms;
    for_each_row(terms, tokens, [&](std::size_t begin) {
      if (may_be_frequent(title, begin, tokens)) visit(begin, terms.subspan(begin, tokens));
    });
  }

  /// Finds the frequent rows of `tokens` tokens, each title counted once.
  void count_level(std::size_t tokens) {
    std::vector<std::uint64_t> hashes;
    for (std::size_t title = 0; title < titles_.size(); ++title) {
      if (titles_[title].is_copy) continue;
      auto const first = static_cast<std::ptrdiff_t>(hashes.size());
      for_each_promising_row(
          title, tokens, [&](std::size_t /*begin*/, auto row) { hashes.push_back(hash_of(row)); });
      std::sort(hashes.begin() + first, hashes.end());
      hashes.erase(std::unique(hashes.begin() + first, hashes.end()), hashes.end());
    }
    std::ranges::sort(hashes);
    for (auto at = hashes.begin(); at != hashes.end();) {
      auto const end = std::find_if(at, hashes.end(), [&](auto hash) { return hash != *at; });
      auto const count = static_cast<std::uint32_t>(end - at);
      if (count >= limits_.least_titles) levels_[tokens].push_back({*at, count, 0});
      at = end;
    }
  }

  void extend_reach(std::size_t tokens) {
    for (std::size_t title = 0; title < titles_.size(); ++title) {
      for_each_promising_row(title, tokens, [&](std::size_t begin, auto row) {
        if (find(tokens, hash_of(row)) != nullptr) {
          reach(title, begin) = static_cast<std::uint8_t>(tokens);
        }
      });
    }
  }

  void look_into_longer(std::size_t tokens) {
    for (std::size_t title = 0; title < titles_.size(); ++title) {
      for_each_promising_row(title, tokens + 1, [&](std::size_t begin, auto row) {
        if (reach(title, begin) <= tokens) return;
        Gram const* const longer = find(tokens + 1, hash_of(row));
        for (auto const part : {row.first(tokens), row.last(tokens)}) {
          Gram* const gram = find(tokens, hash_of(part));
          gram->in_longer = std::max(gram->in_longer, longer->count);
        }
      });
    }
  }

  /// Notes how the phrases in `title` are written, and who published them.
  void read_forms(std::size_t title) {
    tokens_.clear();
    analyzers::analyzer("vi").analyze(titles_[title].text, list_);
    for (analyzers::Token const& token : list_.tokens()) {
      if (analyzers::is_simple(token.kind)) tokens_.push_back(token);
    }
    for (std::size_t tokens = kMinTokens; tokens <= kMaxTokens; ++tokens) {
      for_each_promising_row(title, tokens, [&](std::size_t begin, auto row) {
        if (reach(title, begin) >= tokens) read_form(titles_[title], begin, row);
      });
    }
  }

  void read_form(MinedTitle const& title, std::size_t begin, std::span<std::uint32_t const> row) {
    if (!may_bound_[row.front() & ~kBreakBefore] || !may_bound_[row.back() & ~kBreakBefore]) return;
    std::uint64_t const hash = hash_of(row);
    Gram const* const gram = find(row.size(), hash);
    if (gram->in_longer >= kPartShare * gram->count) return;
    std::size_t const from = tokens_[begin].begin;
    std::string_view const text =
        title.text.substr(from, tokens_[begin + row.size() - 1].end - from);
    // "QĐ-UBND" is a piece of a document number.
    if (text.find(' ') == std::string_view::npos) return;
    auto const [at, is_new] = drafts_.try_emplace(hash);
    Draft& draft = at->second;
    if (is_new) {
      for (std::uint32_t const term : row) draft.phrase.terms.push_back(term & ~kBreakBefore);
      draft.phrase.count = gram->count;
      draft.phrase.day = title.day;
    }
    draft.phrase.day = std::max(draft.phrase.day, title.day);
    auto& sites = draft.phrase.sites;
    auto const place = std::ranges::lower_bound(sites, title.site);
    if (place == sites.end() || *place != title.site) sites.insert(place, title.site);
    add_form(draft, text, begin == 0);
  }

  std::vector<FrequentPhrase> take_phrases() {
    std::vector<FrequentPhrase> phrases;
    for (auto& [hash, draft] : drafts_) {
      draft.phrase.text = std::ranges::max(draft.forms, [](Form const& one, Form const& other) {
                            return one.weight < other.weight;
                          }).text;
      phrases.push_back(std::move(draft.phrase));
    }
    std::ranges::sort(phrases, [](FrequentPhrase const& one, FrequentPhrase const& other) {
      return one.count != other.count ? one.count > other.count : one.text < other.text;
    });
    if (phrases.size() > limits_.max_phrases) phrases.resize(limits_.max_phrases);
    return phrases;
  }

  std::span<MinedTitle const> titles_;
  std::vector<bool> const& may_bound_;
  MiningLimits limits_;
  /// The frequent rows by their tokens, sorted by hash. One level more than is
  /// shown: a row of five may always be part of one of six.
  std::array<std::vector<Gram>, kMaxTokens + 2> levels_;
  /// Tokens of the longest frequent row that begins at each token of each title, and
  /// where each title begins in it.
  std::vector<std::uint8_t> reach_;
  std::vector<std::size_t> begins_;
  std::unordered_map<std::uint64_t, Draft> drafts_;
  analyzers::TokenList list_;
  std::vector<analyzers::Token> tokens_;  ///< of the title at hand
};

}  // namespace

std::vector<FrequentPhrase> mine_phrases(std::span<MinedTitle const> titles,
                                         std::vector<bool> const& may_bound, MiningLimits limits) {
  assert(limits.least_titles > 0);
  return Miner(titles, may_bound, limits).mine();
}

}  // namespace tracuu::search
