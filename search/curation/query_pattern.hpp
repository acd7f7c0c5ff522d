// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/tables/phrase_index.hpp"

namespace tracuu::search {

/// Where the words of a pattern must stand in a query.
enum class PatternMatch : std::uint8_t {
  Whole,     ///< they are all of it
  Contains,  ///< in a row, anywhere
  Begins,    ///< in a row, first
};

/// The words that a query asks for, cut as an announcement's are: words and phrases of the tree,
/// in order, without those that it excludes and those for a field. Thread-safe.
class QueryTerms {
 public:
  explicit QueryTerms(std::string_view query);

  /// All words of a text that is no query: a title with its dashes and quotes.
  [[nodiscard]] static QueryTerms of_text(std::string_view text);

  [[nodiscard]] std::vector<std::string> const& terms() const { return terms_; }

 private:
  QueryTerms() = default;

  std::vector<std::string> terms_;  ///< canonical: "khai|0"
};

/// A query, or part of one, as a webmaster writes it: "đăng ký khai sinh". Marks that are typed,
/// in the query or in the pattern, must agree; words that were typed without may have any:
///
///     pattern           query
///     "sơ kết"          "so ket" matches, "sơ kêt" matches, "số kết" does not
///     "so ket"          all of these match: a pattern without any mark leaves them open
///     "ủy ban"          "uy ban" matches, "uỷ bán" does not
///
/// Capitals, i or y and the place of the tone make no difference, as in the index.
class QueryPattern {
 public:
  QueryPattern(std::string_view text, PatternMatch match);

  /// As it was written.
  [[nodiscard]] std::string const& text() const { return phrase_.text; }

  /// True if no word is in it: then it matches nothing.
  [[nodiscard]] bool empty() const { return phrase_.terms.empty(); }

  /// Thread-safe.
  [[nodiscard]] bool matches(QueryTerms const& query) const;

 private:
  [[nodiscard]] bool fits_at(std::vector<std::string> const& terms, std::size_t at) const;

  Phrase phrase_;
  PatternMatch match_;
  bool has_marks_ = false;  ///< any word of it has one
};

}  // namespace tracuu::search
