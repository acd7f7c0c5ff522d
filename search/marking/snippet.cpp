// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/marking/snippet.hpp"

#include <algorithm>
#include <optional>
#include <unordered_set>
#include <vector>

#include "analyzers/analyzer_registry.hpp"
#include "base/utf8.hpp"

namespace tracuu::search {

namespace {

constexpr std::string_view kEllipsis = " … ";

/// A fragment begins up to this many tokens before its first match, at the
/// beginning of the sentence if that is nearer.
constexpr std::size_t kLeadTokens = 6;

/// Terms already shown count this much in a further fragment.
constexpr double kShownAgain = 0.1;

/// Tokens [first, last] of the text.
struct Fragment {
  std::size_t first = 0;
  std::size_t last = 0;
  double weight = 0;
};

/// The text cut into tokens, with what matches where.
class Passages {
 public:
  Passages(analyzers::TokenList const& tokens, HighlightTerms const& terms)
      : matches_(find_matches(tokens, terms)) {
    for (analyzers::Token const& token : tokens.tokens()) {
      if (analyzers::is_simple(token.kind)) tokens_.push_back(token);
    }
  }

  [[nodiscard]] std::vector<TermMatch> const& matches() const { return matches_; }
  [[nodiscard]] std::vector<analyzers::Token> const& tokens() const { return tokens_; }

  /// The window of `size` tokens, beginning at a match, whose matches say most;
  /// terms in `shown` count little. Nothing if no match is left outside `taken`.
  [[nodiscard]] std::optional<Fragment> best_window(
      std::size_t size, std::unordered_set<std::string_view> const& shown,
      std::vector<Fragment> const& taken) const {
    std::optional<Fragment> best;
    for (std::size_t i = 0; i < matches_.size(); ++i) {
      Fragment const window = window_at(unit_at(matches_[i].stretch.begin), size);
      bool const overlaps = std::ranges::any_of(taken, [&](Fragment const& other) {
        return window.first <= other.last && other.first <= window.last;
      });
      if (overlaps) continue;
      Fragment candidate = window;
      candidate.weight = weigh(window, i, shown);
      if (!best || candidate.weight > best->weight) best = candidate;
    }
    return best;
  }

  void collect_shown(Fragment const& fragment, std::unordered_set<std::string_view>& shown) const {
    for (TermMatch const& match : matches_) {
      if (match.stretch.begin >= tokens_[fragment.first].begin &&
          match.stretch.end <= tokens_[fragment.last].end) {
        shown.insert(match.term);
      }
    }
  }

 private:
  [[nodiscard]] std::size_t unit_at(std::size_t begin) const {
    auto const token = std::ranges::lower_bound(tokens_, begin, {}, &analyzers::Token::begin);
    return static_cast<std::size_t>(token - tokens_.begin());
  }

  /// `size` tokens around `start`: a few before it, but not of another sentence.
  [[nodiscard]] Fragment window_at(std::size_t start, std::size_t size) const {
    std::size_t first = start;
    std::size_t const lead = std::min(kLeadTokens, size / 4);
    while (first > 0 && start - first < lead &&
           tokens_[first - 1].position + 1 == tokens_[first].position) {
      --first;
    }
    std::size_t const last = std::min(first + size, tokens_.size()) - 1;
    if (last + 1 - first < size) first = last + 1 - std::min(size, last + 1);
    return {first, last, 0};
  }

  [[nodiscard]] double weigh(Fragment const& window, std::size_t first_match,
                             std::unordered_set<std::string_view> const& shown) const {
    double weight = 0;
    std::unordered_set<std::string_view> counted;
    for (std::size_t i = first_match; i < matches_.size(); ++i) {
      if (matches_[i].stretch.end > tokens_[window.last].end) break;
      bool const is_new =
          counted.insert(matches_[i].term).second && !shown.contains(matches_[i].term);
      weight += matches_[i].weight * (is_new ? 1.0 : kShownAgain);
    }
    return weight;
  }

  std::vector<TermMatch> matches_;
  std::vector<analyzers::Token> tokens_;
};

/// One long fragment if it shows all there is, else several shorter ones.
std::vector<Fragment> choose(Passages const& passages, SnippetOptions const& options) {
  std::vector<Fragment> chosen;
  std::unordered_set<std::string_view> shown;
  std::size_t const size = std::max<std::size_t>(1, options.syllables / options.max_fragments);
  while (chosen.size() < options.max_fragments) {
    auto const best = passages.best_window(size, shown, chosen);
    if (!best) break;
    std::size_t const shown_before = shown.size();
    passages.collect_shown(*best, shown);
    bool const says_something_new = shown.size() > shown_before;
    if (!chosen.empty() && !says_something_new) break;
    chosen.push_back(*best);
  }
  if (chosen.empty())
    chosen.push_back({0, std::min(options.syllables, passages.tokens().size()) - 1, 0});
  if (chosen.size() == 1) {  // room is left: show more of what follows, then of what is before
    Fragment& only = chosen.front();
    std::size_t const end = std::min(only.first + options.syllables, passages.tokens().size());
    only.last = std::max(only.last, end - 1);
    std::size_t const shown_tokens = only.last + 1 - only.first;
    only.first -=
        std::min(only.first, options.syllables - std::min(options.syllables, shown_tokens));
  }
  std::ranges::sort(chosen, {}, &Fragment::first);
  return chosen;
}

/// Takes the punctuation after the last token along: "…" looks odd before ".".
std::size_t end_with_punctuation(std::string_view text, std::size_t end) {
  constexpr std::string_view kClosing = ".,;:!?)\"'%";
  while (end < text.size() && kClosing.find(text[end]) != std::string_view::npos) ++end;
  return end;
}

std::string_view head(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return text;
  while (!base::is_utf8_boundary(text, max_bytes)) --max_bytes;
  return text.substr(0, max_bytes);
}

}  // namespace

MarkedText make_snippet(std::string_view whole_text, HighlightTerms const& terms,
                        SnippetOptions const& options) {
  std::string_view const text = head(whole_text, options.max_text_bytes);
  analyzers::TokenList tokens;
  analyzers::analyzer("vi").analyze(text, tokens);
  Passages const passages(tokens, terms);
  if (passages.tokens().empty()) return {};
  MarkedText snippet;
  std::size_t shown_until = 0;
  for (Fragment const& fragment : choose(passages, options)) {
    std::size_t const begin = passages.tokens()[fragment.first].begin;
    bool const skips = fragment.first > 0 && begin > shown_until + 1;
    if (skips)
      snippet.text += snippet.text.empty() ? kEllipsis.substr(1) : kEllipsis;
    else if (!snippet.text.empty())
      snippet.text += ' ';
    shown_until = end_with_punctuation(text, passages.tokens()[fragment.last].end);
    append_passage(snippet, text, {begin, shown_until}, passages.matches());
  }
  if (whole_text.find_first_not_of(" \r\n\t", shown_until) != std::string_view::npos) {
    snippet.text += kEllipsis.substr(0, kEllipsis.size() - 1);
  }
  return snippet;
}

}  // namespace tracuu::search
