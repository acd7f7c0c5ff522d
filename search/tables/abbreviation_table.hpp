// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.hpp"
#include "search/tables/phrase_index.hpp"

namespace tracuu::search {

/// A row of abbreviations.tsv (data/tables/README.md).
struct Abbreviation {
  std::string short_form;  ///< the usual spelling: "GD&ĐT"
  /// The single terms under which an index may hold it, joined first:
  /// gddt|09 and gd&dt|09; of one with marks that is no syllable, also gddt|.
  std::vector<std::string> short_terms;
  /// The rows of tokens that the other spellings leave in an index: gd| dt|9
  /// (GD&ĐT, GD-ĐT, GD ĐT) and gd| va|2 dt|9 (GD và ĐT).
  std::vector<std::vector<std::string>> short_rows;
  std::vector<Phrase> expansions;  ///< most likely first
  bool needs_context = false;      ///< expand only where the neighbouring words support it
  bool capitals_only = false;      ///< counts only if typed in capitals, or just as short_form
};

/// A short form found in a query.
struct ShortMatch {
  Abbreviation const* abbreviation = nullptr;  ///< in the table: lives as long as it
  std::size_t words = 0;                       ///< of the query that it takes up
  bool marks_open = false;                     ///< marks were left out: "hdnd" for "HĐND"
};

/// An expansion found in a query.
struct LongMatch {
  Abbreviation const* abbreviation = nullptr;
  Phrase const* expansion = nullptr;
  std::size_t words = 0;
  bool marks_open = false;  ///< marks were left out: "uy ban nhan dan"
};

/// The abbreviations of government writing, both ways. Thread-safe once made.
class AbbreviationTable {
 public:
  /// Reads `tsv`. InvalidArgument with the number of the line if a row can't be
  /// read or its short form is there already in another spelling.
  [[nodiscard]] static base::Result<AbbreviationTable> read(std::string_view tsv);

  /// Short forms that begin at words[at], longest first, those with all marks before
  /// those without. A form may be spread over words, with "và" between (GD-ĐT, "GD ĐT",
  /// "GD và ĐT", "UB MTTQ"). Marks may be left out unless they conflict.
  [[nodiscard]] std::vector<ShortMatch> find_short(std::span<QueryWord const> words,
                                                   std::size_t at) const;

  /// Expansions that begin at words[at], longest first, then in the order of the table.
  /// Marks may be left out unless they conflict.
  [[nodiscard]] std::vector<LongMatch> find_long(std::span<QueryWord const> words,
                                                 std::size_t at) const;

  [[nodiscard]] std::vector<Abbreviation> const& rows() const { return rows_; }

 private:
  std::vector<Abbreviation> rows_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_letters_;  ///< joined, folded
  std::size_t max_letters_ = 0;                                           ///< of a key
  PhraseIndex expansions_;
};

/// data/tables/abbreviations.tsv, read at first use. Thread-safe.
[[nodiscard]] AbbreviationTable const& abbreviations();

}  // namespace tracuu::search
