// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/marking/snippet.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

/// Some of the terms that match.
class TermSet {
 public:
  explicit TermSet(std::size_t terms) : rounds_(terms) {}

  void clear() { ++round_; }

  /// False if it was there.
  bool insert(std::uint32_t term) {
    if (contains(term)) return false;
    rounds_[term] = round_;
    return true;
  }

  [[nodiscard]] bool contains(std::uint32_t term) const { return rounds_[term] == round_; }

 private:
  std::vector<std::size_t> rounds_;  ///< in which a term was inserted last
  std::size_t round_ = 1;
};

/// The text cut into tokens, with what matches where.
class Passages {
 public:
  Passages(std::string_view text, HighlightTerms const& terms)
      : matches_(terms.find(text, tokens_)), counted_(terms.size()), shown_(terms.size()) {}

  [[nodiscard]] std::vector<TermMatch> const& matches() const { return matches_; }
  [[nodiscard]] std::vector<analyzers::WordPlace> const& tokens() const { return tokens_; }

  /// The window of `size` tokens, beginning at a match, whose matches say most;
  /// terms that were shown count little. Nothing if no match is left outside `taken`.
  [[nodiscard]] std::optional<Fragment> best_window(std::size_t size,
                                                    std::vector<Fragment> const& taken) {
    std::optional<Fragment> best;
    for (std::size_t i = 0; i < matches_.size(); ++i) {
      Fragment const window = window_at(unit_at(matches_[i].stretch.begin), size);
      bool const overlaps = std::ranges::any_of(taken, [&](Fragment const& other) {
        return window.first <= other.last && other.first <= window.last;
      });
      if (overlaps) continue;
      Fragment candidate = window;
      candidate.weight = weigh(window, i);
      if (!best || candidate.weight > best->weight) best = candidate;
    }
    return best;
  }

  /// The terms in `fragment` are shown. True if one was not yet.
  bool show(Fragment const& fragment) {
    bool says_something_new = false;
    for (TermMatch const& match : matches_) {
      if (match.stretch.begin >= tokens_[fragment.first].begin &&
          match.stretch.end <= tokens_[fragment.last].end) {
        says_something_new = shown_.insert(match.term) || says_something_new;
      }
    }
    return says_something_new;
  }

 private:
  [[nodiscard]] std::size_t unit_at(std::size_t begin) const {
    auto const token = std::ranges::lower_bound(tokens_, begin, {}, &analyzers::WordPlace::begin);
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

  [[nodiscard]] double weigh(Fragment const& window, std::size_t first_match) {
    double weight = 0;
    counted_.clear();
    for (std::size_t i = first_match; i < matches_.size(); ++i) {
      if (matches_[i].stretch.end > tokens_[window.last].end) break;
      bool const is_new = counted_.insert(matches_[i].term) && !shown_.contains(matches_[i].term);
      weight += matches_[i].weight * (is_new ? 1.0 : kShownAgain);
    }
    return weight;
  }

  std::vector<analyzers::WordPlace> tokens_;
  std::vector<TermMatch> matches_;
  TermSet counted_;  ///< by weigh()
  TermSet shown_;
};

/// One long fragment if it shows all there is, else several shorter ones.
std::vector<Fragment> choose(Passages& passages, SnippetOptions const& options) {
  std::vector<Fragment> chosen;
  std::size_t const size = std::max<std::size_t>(1, options.syllables / options.max_fragments);
  while (chosen.size() < options.max_fragments) {
    auto const best = passages.best_window(size, chosen);
    if (!best) break;
    bool const says_something_new = passages.show(*best);
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

/// A stretch of a text, cut into tokens.
struct LookedAt {
  std::size_t begin;  ///< in the text
  std::string_view text;
  Passages passages;
};

/// The first stretch of `text` in which something matches, as far as `options` look; else the
/// first.
LookedAt look_at(std::string_view text, HighlightTerms const& terms,
                 SnippetOptions const& options) {
  std::string_view const beginning = head(text, options.max_text_bytes);
  LookedAt first{0, beginning, Passages(beginning, terms)};
  bool const goes_on =
      options.looks_further && !terms.is_empty() && first.passages.matches().empty();
  for (std::size_t begin = beginning.size(); goes_on && begin < text.size();) {
    std::string_view const next = head(text.substr(begin), options.max_text_bytes);
    LookedAt further{begin, next, Passages(next, terms)};
    if (!further.passages.matches().empty()) return further;
    begin += next.size();
  }
  return first;
}

/// Where the first of `matches`, which are of the text, lies in `passage` of it.
std::optional<std::size_t> first_in(Stretch passage, std::vector<TermMatch> const& matches) {
  auto const found = std::ranges::find_if(matches, [&](TermMatch const& match) {
    return match.stretch.begin >= passage.begin && match.stretch.end <= passage.end;
  });
  return found == matches.end() ? std::nullopt : std::optional(found->stretch.begin);
}

}  // namespace

Snippet make_snippet(std::string_view whole_text, HighlightTerms const& terms,
                     SnippetOptions const& options) {
  auto [looked_from, text, passages] = look_at(whole_text, terms, options);
  Snippet snippet;
  if (passages.tokens().empty()) return snippet;
  std::string& shown = snippet.marked.text;
  std::size_t shown_until = 0;
  for (Fragment const& fragment : choose(passages, options)) {
    std::size_t const begin = passages.tokens()[fragment.first].begin;
    bool const skips =
        (fragment.first > 0 && begin > shown_until + 1) || (shown.empty() && looked_from > 0);
    if (skips) {
      shown += shown.empty() ? kEllipsis.substr(1) : kEllipsis;
    } else if (!shown.empty()) {
      shown += ' ';
    }
    std::size_t const shown_from = shown.size();
    shown_until = end_with_punctuation(text, passages.tokens()[fragment.last].end);
    append_passage(snippet.marked, text, {begin, shown_until}, passages.matches());
    auto first_match = first_in({begin, shown_until}, passages.matches());
    if (first_match) *first_match += looked_from;
    snippet.parts.push_back({{shown_from, shown.size()}, first_match, fragment.weight});
  }
  if (whole_text.find_first_not_of(" \r\n\t", looked_from + shown_until) !=
      std::string_view::npos) {
    shown += kEllipsis.substr(0, kEllipsis.size() - 1);
  }
  return snippet;
}

}  // namespace tracuu::search
