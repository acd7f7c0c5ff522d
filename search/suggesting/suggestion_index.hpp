// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "search/api/suggestion.hpp"
#include "search/tables/compact_tables.hpp"

namespace tracuu::search {

/// A canonical term (analyzers/syllable.hpp) by its place in the sorted vocabulary.
using SuggestionTerm = std::uint32_t;

/// Something that can be suggested, by its place in the order of rank: 0 is the best.
using CandidateId = std::uint32_t;

/// Tokens of a candidate that are looked at; further ones are shown only.
inline constexpr std::size_t kMaxCandidateTokens = 64;

/// What a SuggestionIndex is made of; filled by SuggestionBuilder. The candidates'
/// tables have one row each, in the order of rank.
struct SuggestionTables {
  StringTable vocabulary;  ///< terms, sorted by bytes

  StringTable texts;  ///< as shown
  StringTable ids;    ///< of titles; else ""
  std::vector<SuggestionKind> kinds;
  std::vector<std::uint32_t> counts;
  RowTable<SuggestionTerm> terms;  ///< tokens of the text, in its order; none for numbers
  RowTable<std::uint16_t> sites;   ///< that published it, ascending

  RowTable<CandidateId> postings;  ///< of each term: the candidates with it, best first

  StringTable number_keys;                 ///< normalised document numbers, sorted by bytes
  std::vector<CandidateId> number_owners;  ///< the candidate of each

  std::vector<std::string> site_names;  ///< in the form of analyzer "raw", sorted
};

/// All that can be suggested from one state of an index, in memory: titles, frequent
/// phrases, places, units and document numbers. It never changes, so that all
/// threads may read it. About 300 bytes a title, with what else comes from the same
/// announcement (docs/suggestions.md).
///
/// Candidates are numbered by rank: whoever walks up a list of them meets the best
/// first and may stop early.
class SuggestionIndex {
 public:
  /// Nothing to suggest.
  SuggestionIndex() = default;
  explicit SuggestionIndex(SuggestionTables tables) : tables_(std::move(tables)) {}

  /// A stretch [first, last) of the vocabulary or of the numbers.
  struct Range {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
  };

  [[nodiscard]] std::size_t size() const { return tables_.texts.size(); }
  [[nodiscard]] std::size_t term_count() const { return tables_.vocabulary.size(); }
  [[nodiscard]] std::size_t bytes() const;  ///< of memory

  [[nodiscard]] std::string_view text(CandidateId id) const { return tables_.texts[id]; }
  [[nodiscard]] std::string_view announcement_id(CandidateId id) const { return tables_.ids[id]; }
  [[nodiscard]] SuggestionKind kind(CandidateId id) const { return tables_.kinds[id]; }
  [[nodiscard]] std::uint32_t count(CandidateId id) const { return tables_.counts[id]; }
  [[nodiscard]] std::span<SuggestionTerm const> terms(CandidateId id) const {
    return tables_.terms[id];
  }

  /// The number of a site (any case), for is_on_site; nothing if no candidate has it.
  [[nodiscard]] std::optional<std::uint16_t> find_site(std::string_view name) const;
  [[nodiscard]] bool is_on_site(CandidateId id, std::uint16_t site) const;

  [[nodiscard]] std::string_view term(SuggestionTerm term) const {
    return tables_.vocabulary[term];
  }
  /// The candidates with `term`, best first.
  [[nodiscard]] std::span<CandidateId const> postings(SuggestionTerm term) const {
    return tables_.postings[term];
  }

  /// Terms whose folded letters are `folded`.
  [[nodiscard]] Range terms_spelled(std::string_view folded) const;
  /// Terms whose folded letters begin with `folded`.
  [[nodiscard]] Range terms_beginning(std::string_view folded) const;

  /// Document numbers whose normalised form begins with `key`, and what they are.
  [[nodiscard]] Range numbers_beginning(std::string_view key) const;
  [[nodiscard]] std::string_view number_key(std::size_t i) const { return tables_.number_keys[i]; }
  [[nodiscard]] CandidateId number_owner(std::size_t i) const { return tables_.number_owners[i]; }

 private:
  SuggestionTables tables_;
};

}  // namespace tracuu::search
