// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "search/tables/phrase_index.hpp"

namespace tracuu::search {

/// Words of a query that a row of everyday words begins with, and the other ways to say them.
struct EverydayMatch {
  Phrase const* typed = nullptr;      ///< in the table, as are the others: they live as long as it
  std::vector<Phrase const*> others;  ///< what is searched, too
  std::size_t words = 0;              ///< of the query
  bool marks_open = false;            ///< a mark was left out: "so do" for "sổ đỏ"
};

/// What people say, and what offices write for it (data/tables/everyday.tsv): "sổ đỏ" also
/// finds "giấy chứng nhận quyền sử dụng đất". Thread-safe once made.
class EverydayWords {
 public:
  /// Adds the rows of `tsv`. InvalidArgument with its line if one can't be read.
  [[nodiscard]] base::Result<void> add_table(std::string_view tsv);

  /// Adds one row: `words`, and other ways to say them. Unless it is for `both_ways`, only `words`
  /// are found. REQUIRES: each of them holds a word.
  void add(std::string_view words, std::span<std::string const> also, bool both_ways);

  /// The rows that the words from words[at] on spell, longest first, then in the order of the
  /// table. Of a row for both directions, each of its ways is found by each other one.
  [[nodiscard]] std::vector<EverydayMatch> find(std::span<QueryWord const> words,
                                                std::size_t at) const;

  [[nodiscard]] std::size_t size() const { return rows_.size(); }

 private:
  struct Row {
    std::vector<Phrase> ways;  ///< the words first
  };

  void add(Row row, bool both_ways);

  std::vector<Row> rows_;
  PhraseIndex index_;
};

/// data/tables/everyday.tsv, read at first use. Thread-safe.
[[nodiscard]] EverydayWords const& everyday_words();

/// The rows of a file in the form of data/tables/everyday.tsv (UTF-8, at most 1 MiB). Io if it
/// can't be read, InvalidArgument with its name and line if a row can't.
[[nodiscard]] base::Result<EverydayWords> read_everyday_words(std::filesystem::path const& file);

}  // namespace tracuu::search
