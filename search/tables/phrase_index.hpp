// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tracuu::search {

/// Words of a table, ready to be compared with a query and looked up in an index.
struct Phrase {
  std::string text;                ///< "Ủy ban nhân dân"
  std::vector<std::string> terms;  ///< its tokens in canonical form: uy|3, ban|, nhan|6, dan|06
};

/// `text` with the tokens that analyzer "vi" finds in it. Thread-safe.
[[nodiscard]] Phrase make_phrase(std::string_view text);

/// A word of a query: its canonical term and what was typed for it.
struct QueryWord {
  std::string_view token;
  std::string_view typed;
};

/// Whether the first of `words` spell `terms`: true if a mark of them was left out, nothing
/// if they don't, as where a mark was typed that is another. Thread-safe.
[[nodiscard]] std::optional<bool> open_marks(std::span<QueryWord const> words,
                                             std::vector<std::string> const& terms);

/// Where a phrase was found: `owner` and `phrase` are the numbers given to PhraseIndex::add.
struct PhraseMatch {
  std::size_t owner = 0;
  std::size_t phrase = 0;
  std::size_t words = 0;    ///< of the query that it takes up
  bool marks_open = false;  ///< a mark of the phrase was not typed ("ha nam" for "Hà Nam")
};

/// Finds the phrases of a table that begin at a word of a query. Marks may be
/// left out in the query ("uy ban nhan dan"); a mark that was typed must agree.
/// Thread-safe once filled.
class PhraseIndex {
 public:
  /// REQUIRES: `terms` is not empty.
  void add(std::vector<std::string> const& terms, std::size_t owner, std::size_t phrase);

  /// The phrases that the words from words[at] on spell, longest first, then in
  /// the order in which they were added. Time: the number of phrases with that first word.
  [[nodiscard]] std::vector<PhraseMatch> find(std::span<QueryWord const> words,
                                              std::size_t at) const;

 private:
  struct Entry {
    std::vector<std::string> terms;
    std::size_t owner = 0;
    std::size_t phrase = 0;
  };

  std::unordered_map<std::string, std::vector<Entry>> by_first_word_;  ///< folded
};

}  // namespace tracuu::search
