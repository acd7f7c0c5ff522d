// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "formats/archivists/query_table.hpp"
#include "schema/announcement.hpp"
#include "search/api/note.hpp"
#include "search/searcher.hpp"

namespace tracuu::formats {

/// What there is to one row of a table of queries.
struct BatchRow {
  TableQuery asked;
  std::size_t count = 0;           ///< announcements that match; exact
  std::size_t with_all_words = 0;  ///< of these, those that hold all words; exact
  std::string read_as{};
  std::vector<search::Note> notes{};
  std::vector<schema::Announcement> hits{};  ///< the first ones, without abstract and body
  std::optional<base::Error> failure{};      ///< why it could not be counted to the end
};

struct BatchOptions {
  std::size_t first_hits = 5;  ///< of each query, unless its row asks for others; 0..kMaxPageSize
  std::optional<std::chrono::milliseconds> query_time{};  ///< of one query; nothing: to its end
};

/// Searches for the queries of a table, one by one. Not thread-safe, but may go from thread to
/// thread.
class BatchSearch {
 public:
  BatchSearch(QueryTable table, search::Searcher searcher, BatchOptions options);

  /// The next row; nothing at the end. What search() can only bound is counted by finding all of
  /// it; where that fails, or takes longer than it may, the row says so.
  [[nodiscard]] std::optional<BatchRow> next();

  [[nodiscard]] QueryTable const& table() const { return table_; }
  [[nodiscard]] BatchOptions const& options() const { return options_; }
  /// The most hits that a row may have.
  [[nodiscard]] std::size_t most_hits() const;

 private:
  [[nodiscard]] search::SearchBudget budget() const;
  void search(BatchRow& row);

  QueryTable table_;
  search::Searcher searcher_;
  BatchOptions options_;
  std::size_t next_ = 0;
};

}  // namespace tracuu::formats
