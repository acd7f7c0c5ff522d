// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <stop_token>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyzers/token.hpp"
#include "base/result.hpp"
#include "schema/announcement.hpp"
#include "search/suggesting/suggestion_index.hpp"
#include "store/shard_list.hpp"

namespace tracuu::search {

/// How high a candidate ranks: log2(1 + count) + 3 · 2^(−age in years).
///
/// Twice the use is worth one point, at any size: a unit with a thousand announcements
/// does not bury one with a hundred. What is new is worth three points more than what
/// is old, as much as eight times the use, and half of that a year later: among titles,
/// most of which are there once, the newest come first. `age_days` is counted from the
/// newest announcement of the index, not from today, so that an index that nobody adds
/// to keeps its order; infinity for what has no date.
[[nodiscard]] double suggestion_score(std::uint32_t count, double age_days);

/// A query that people have searched for, and found something.
struct SearchedQuery {
  std::string text;  ///< with its marks
  std::uint32_t searches = 0;

  bool operator==(SearchedQuery const&) const = default;
};

/// Collects what announcements give to suggest and makes a SuggestionIndex of it.
///
///   - titles: the same words on one site are one candidate, named after the newest
///     announcement; `count` is that of all sites. A title over kMaxTitleBytes is cut;
///   - places and units: each name once, in its newest spelling;
///   - document numbers: the kMaxNumbers best;
///   - frequent phrases of the titles (phrase_mining.hpp).
///
/// Not thread-safe.
class SuggestionBuilder {
 public:
  static constexpr std::size_t kMaxTitleBytes = 300;
  static constexpr std::size_t kMaxNumbers = 200'000;

  /// A phrase of its own, or more use for a frequent phrase of the same words; of no site.
  void add(SearchedQuery const& query);

  /// Only title, date, site, id, unit, place and numbers are looked at.
  void add(schema::Announcement const& announcement);

  [[nodiscard]] SuggestionIndex finish() &&;

 private:
  static constexpr std::int32_t kUndated = INT32_MIN;

  struct Draft {
    SuggestionKind kind;
    std::string text;
    std::string id;   ///< of titles
    std::string key;  ///< normalised, of numbers
    std::uint32_t count = 0;
    std::uint32_t searches = 0;   ///< of phrases: use besides that in titles
    std::int32_t day = kUndated;  ///< newest, in days since 1970
    std::uint64_t words = 0;      ///< hash of `terms`
    std::vector<std::uint32_t> terms{};
    std::vector<std::uint16_t> sites{};
  };

  /// What an announcement gives to each of its candidates.
  struct Source {
    std::uint16_t site = 0;
    std::int32_t day = kUndated;
    std::string_view id{};
  };

  void add_title(schema::Announcement const& announcement, Source source);
  void add_name(SuggestionKind kind, std::string_view name, Source source);
  void add_number(std::string_view number, Source source);
  Draft& touch(std::uint64_t key, SuggestionKind kind, Source source, std::string_view text);
  [[nodiscard]] std::vector<std::uint32_t> read_terms(std::string_view text);
  [[nodiscard]] std::uint16_t site_number(std::string_view site);

  void count_titles();
  void add_phrases();
  void add_searched();
  [[nodiscard]] std::vector<bool> terms_that_may_bound() const;
  [[nodiscard]] std::vector<std::uint32_t> ranked() const;
  void fill_candidates(SuggestionTables& tables, std::vector<std::uint32_t> const& order);
  void fill_terms(SuggestionTables& tables, std::vector<std::uint32_t> const& order);
  void fill_numbers(SuggestionTables& tables, std::vector<std::uint32_t> const& order) const;
  void fill_sites(SuggestionTables& tables, std::vector<std::uint32_t> const& order) const;

  std::vector<Draft> drafts_;
  std::unordered_map<std::uint64_t, std::uint32_t> draft_of_;  ///< by what makes it one
  std::unordered_map<std::string, std::uint32_t> term_numbers_;
  std::unordered_map<std::string, std::uint16_t> site_numbers_;
  std::vector<Draft> searched_;  ///< a phrase each
  std::int32_t newest_day_ = kUndated;
  analyzers::TokenList list_;
};

/// What the index gives to suggest. Reads every announcement:
/// seconds for a hundred thousand; and what people have `searched` for. Errors of
/// store::export_index; Busy if `stop` was asked for.
[[nodiscard]] base::Result<SuggestionIndex> build_suggestions(
    store::ShardList const& index, std::stop_token const& stop = {},
    std::vector<SearchedQuery> const& searched = {});

}  // namespace tracuu::search
