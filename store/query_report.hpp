// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "schema/date.hpp"

namespace tracuu::store {

/// What is counted of a query in a period.
struct QueryFigures {
  std::string query;
  std::size_t searches = 0;
  std::size_t in_vain = 0;     ///< of these, that found nothing
  std::size_t relaxed = 0;     ///< of these, that found something only with less than was asked
  std::size_t more_pages = 0;  ///< pages after the first
  std::size_t last_hits = 0;   ///< that the last of these searches found
  std::size_t opened = 0;      ///< hits that were opened
  std::string last_day;        ///< on which it was searched for: "2026-12-01"

  bool operator==(QueryFigures const&) const = default;
};

/// Which queries, and in what order: the first has the most.
enum class QueryRanking {
  Searches,  ///< all, by searches
  InVain,    ///< those that found nothing, or only with less than was asked, by how often
  Unopened,  ///< those that found something of which nobody opened anything, by searches
};

/// A place in answers, and what was opened there.
struct PositionFigures {
  std::size_t position = 0;  ///< from 1
  std::size_t opened = 0;

  bool operator==(PositionFigures const&) const = default;
};

/// An announcement, and how often it was opened from an answer.
struct OpenedFigures {
  std::string id;
  std::size_t opened = 0;

  bool operator==(OpenedFigures const&) const = default;
};

/// All of a day, or of a period (whose `day` is empty).
struct DayFigures {
  std::string day;  ///< "2026-12-01"
  std::size_t searches = 0;
  std::size_t in_vain = 0;
  std::size_t relaxed = 0;
  std::size_t more_pages = 0;
  std::size_t opened = 0;
  std::size_t personal = 0;   ///< searches whose query is not kept: it looked like personal data
  std::size_t too_long = 0;   ///< likewise: nobody would type it again
  std::size_t lost = 0;       ///< searches that there was no room to count
  std::size_t unoffered = 0;  ///< opened hits that were not counted: nobody had searched for that

  bool operator==(DayFigures const&) const = default;
};

/// In how many answers of a day a rule of the webmaster's was seen.
struct RuleFigures {
  std::string day;  ///< "2026-12-01"
  std::string kind;
  std::string rule;
  std::size_t seen = 0;

  bool operator==(RuleFigures const&) const = default;
};

/// First and last day, both of them counted.
struct QueryPeriod {
  schema::Date from;
  schema::Date to;
};

/// How much of a ranking is told. A query that was searched for less often than `min_count` in the
/// period is never told: what one person alone typed may tell who that was.
struct QueryLimits {
  std::size_t min_count = 1;
  std::size_t most = 100;
};

/// The log of queries, read. Not thread-safe; any number may have it open while others write.
/// Errors as of SqliteFile.
class QueryReport {
 public:
  /// Nothing if there is no log. `file` as of QueryLog::open.
  [[nodiscard]] static base::Result<std::optional<QueryReport>> open(
      std::filesystem::path const& file);

  QueryReport(QueryReport&&) noexcept;
  QueryReport& operator=(QueryReport&&) noexcept;
  ~QueryReport();

  [[nodiscard]] base::Result<std::vector<QueryFigures>> queries(QueryRanking ranking,
                                                                QueryPeriod period,
                                                                QueryLimits limits) const;

  /// The first `most` places, in order; places at which nothing was opened are left out.
  [[nodiscard]] base::Result<std::vector<PositionFigures>> positions(QueryPeriod period,
                                                                     std::size_t most) const;

  /// By day. Nothing of a log that was written by a program that did not count them yet.
  [[nodiscard]] base::Result<std::vector<RuleFigures>> rules() const;

  /// Announcements that were opened, most often first.
  [[nodiscard]] base::Result<std::vector<OpenedFigures>> announcements(QueryPeriod period,
                                                                       std::size_t most) const;

  /// Earliest first; days of which nothing is known are left out.
  [[nodiscard]] base::Result<std::vector<DayFigures>> days(QueryPeriod period) const;

 private:
  struct Impl;
  explicit QueryReport(std::unique_ptr<Impl> impl);

  std::unique_ptr<Impl> impl_;
};

/// All that a log tells of a period.
struct QueryReports {
  QueryPeriod period;
  QueryLimits limits;
  DayFigures sum;
  std::vector<QueryFigures> searched;
  std::vector<QueryFigures> in_vain;
  std::vector<QueryFigures> unopened;
  std::vector<PositionFigures> positions;
  std::vector<OpenedFigures> announcements;
  std::vector<DayFigures> days;
};

/// Places of answers that are told.
inline constexpr std::size_t kMostPositions = 50;

[[nodiscard]] base::Result<QueryReports> read_query_reports(QueryReport const& report,
                                                            QueryPeriod period, QueryLimits limits);

/// The days added up; `day` of it is empty.
[[nodiscard]] DayFigures sum_of(std::vector<DayFigures> const& days);

/// The last `days` days, today's included.
[[nodiscard]] QueryPeriod last_days(schema::Date today, unsigned days);

}  // namespace tracuu::store
