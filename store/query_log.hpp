// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <tuple>

#include "base/result.hpp"
#include "schema/date.hpp"

namespace tracuu::store {

/// What is counted of one query on one day.
struct QueryCounts {
  std::size_t searches = 0;    ///< first pages
  std::size_t in_vain = 0;     ///< of these, that found nothing
  std::size_t relaxed = 0;     ///< of these, that found something only with less than was asked
  std::size_t more_pages = 0;  ///< pages after the first
  std::size_t hits = 0;        ///< that all of these found, added up
  std::size_t last_hits = 0;   ///< that the last of them found

  bool operator==(QueryCounts const&) const = default;
};

/// Searches of a day whose query is not kept, and what else is counted of it as a whole.
struct DayCounts {
  std::size_t personal = 0;  ///< the query looked like data of a person
  std::size_t too_long = 0;  ///< it was longer than a query that others may repeat
  std::size_t lost = 0;      ///< there was no room to count it: too many at once, or new ones a day
  std::size_t unoffered = 0;  ///< opened hits of queries that nobody had searched for

  bool operator==(DayCounts const&) const = default;
};

/// A hit that was opened from the answer to a query.
struct OpenedHit {
  std::string query;
  std::string id;            ///< of the announcement
  std::size_t position = 0;  ///< in the answer, from 1

  // NOLINTNEXTLINE(modernize-use-nullptr): what the compiler makes of it compares with 0
  auto operator<=>(OpenedHit const&) const = default;
};

/// A rule of the webmaster's by which an answer was made.
struct RuleName {
  std::string kind;  ///< "best_bet"
  std::string rule;

  // NOLINTNEXTLINE(modernize-use-nullptr): as above
  auto operator<=>(RuleName const&) const = default;
};

/// Counts of one day that are to be added.
struct QueryBatch {
  std::map<std::string, QueryCounts> queries;  ///< by the query as query_spelling writes it
  std::map<OpenedHit, std::size_t> opened;
  std::map<RuleName, std::size_t> rules;  ///< answers in which each was seen
  DayCounts day;

  [[nodiscard]] bool is_empty() const;
};

/// New queries that a day may bring; what is more is counted in DayCounts::lost. With it the file
/// stays below some 20 MB a day, whoever asks.
inline constexpr std::size_t kMaxQueriesOfDay = 100'000;

/// What people looked for: DIR/queries.sqlite beside the generations of an index (SQLite in WAL
/// mode), or a file that the configuration names. It knows texts of queries, days and counts: no
/// person, no address, no time of the day. An object belongs to one thread at a time; any number,
/// in several processes, may have the file open at once. Errors as of SqliteFile.
class QueryLog {
 public:
  /// Opens the log to add to it; makes it, readable for the user and the group only, if it is not
  /// there. A call waits up to `patience` (ms) for another writer.
  [[nodiscard]] static base::Result<QueryLog> open(std::filesystem::path const& file,
                                                   int patience = 10'000);

  QueryLog(QueryLog&&) noexcept;
  QueryLog& operator=(QueryLog&&) noexcept;
  ~QueryLog();

  /// Adds all of `batch` to `day`, or nothing if that fails. An opened hit counts only if its query
  /// was searched for on that day or the day before it.
  [[nodiscard]] base::Result<void> add(schema::Date day, QueryBatch const& batch);

  /// Takes away, for good, what was counted before `day`.
  [[nodiscard]] base::Result<void> drop_before(schema::Date day);

 private:
  struct Impl;
  explicit QueryLog(std::unique_ptr<Impl> impl);

  std::unique_ptr<Impl> impl_;
};

/// The file of the log of the index in folder `index`.
[[nodiscard]] std::filesystem::path query_log_file(std::filesystem::path const& index);

}  // namespace tracuu::store
