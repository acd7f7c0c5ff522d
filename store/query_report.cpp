// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/query_report.hpp"

#include <array>
#include <chrono>
#include <utility>

#include "store/query_log_format.hpp"
#include "store/sqlite_file.hpp"

namespace tracuu::store {

using base::Result;

namespace {

// With one MAX, SQLite takes the columns that are not aggregated from the row that has it
// (sqlite.org/lang_select.html, "Bare columns in an aggregate query"): the last day's.
#define TRACUU_FIGURES                                                              \
  "WITH asked AS ("                                                                 \
  " SELECT query, SUM(searches) AS searches, SUM(in_vain) AS in_vain,"              \
  "  SUM(relaxed) AS relaxed, SUM(more_pages) AS more_pages, MAX(day) AS last_day," \
  "  last_hits FROM queries WHERE day BETWEEN ?1 AND ?2 GROUP BY query"             \
  "  HAVING SUM(searches)>=?3),"                                                    \
  " clicks AS (SELECT query, SUM(opened) AS opened FROM opened"                     \
  "  WHERE day BETWEEN ?1 AND ?2 GROUP BY query)"                                   \
  " SELECT asked.query, searches, in_vain, relaxed, more_pages, last_hits,"         \
  "  IFNULL(opened, 0), last_day FROM asked LEFT JOIN clicks ON asked.query=clicks.query "

constexpr char const* kMostSearched = TRACUU_FIGURES "ORDER BY searches DESC, asked.query LIMIT ?4";
constexpr char const* kMostInVain = TRACUU_FIGURES
    "WHERE in_vain+relaxed>0 ORDER BY in_vain+relaxed DESC, searches DESC,"
    " asked.query LIMIT ?4";
constexpr char const* kMostUnopened = TRACUU_FIGURES
    "WHERE opened IS NULL AND in_vain<searches ORDER BY searches DESC,"
    " asked.query LIMIT ?4";
#undef TRACUU_FIGURES

constexpr char const* kPositions =
    "SELECT position, SUM(opened) FROM opened WHERE day BETWEEN ? AND ?"
    " GROUP BY position ORDER BY position LIMIT ?";
constexpr char const* kAnnouncements =
    "SELECT id, SUM(opened) FROM opened WHERE day BETWEEN ? AND ?"
    " GROUP BY id ORDER BY SUM(opened) DESC, id LIMIT ?";
constexpr char const* kDays =
    "WITH asked AS (SELECT day, SUM(searches) AS searches, SUM(in_vain) AS in_vain,"
    "  SUM(relaxed) AS relaxed, SUM(more_pages) AS more_pages FROM queries"
    "  WHERE day BETWEEN ?1 AND ?2 GROUP BY day),"
    " clicks AS (SELECT day, SUM(opened) AS opened FROM opened"
    "  WHERE day BETWEEN ?1 AND ?2 GROUP BY day)"
    " SELECT days.day, IFNULL(searches,0), IFNULL(in_vain,0), IFNULL(relaxed,0),"
    "  IFNULL(more_pages,0), IFNULL(opened,0), personal, too_long, lost, unoffered"
    " FROM days LEFT JOIN asked ON asked.day=days.day LEFT JOIN clicks ON clicks.day=days.day"
    " WHERE days.day BETWEEN ?1 AND ?2 ORDER BY days.day";

char const* query_of(QueryRanking ranking) {
  switch (ranking) {
    case QueryRanking::Searches: return kMostSearched;
    case QueryRanking::InVain: return kMostInVain;
    case QueryRanking::Unopened: return kMostUnopened;
  }
  return kMostSearched;
}

struct PeriodText {
  explicit PeriodText(QueryPeriod period)
      : from(schema::format_iso_date(period.from)), to(schema::format_iso_date(period.to)) {}
  std::string from;
  std::string to;
};

}  // namespace

struct QueryReport::Impl : SqliteFile {
  explicit Impl(SqliteFile opened) : SqliteFile(std::move(opened)) {}
};

QueryReport::QueryReport(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
QueryReport::QueryReport(QueryReport&&) noexcept = default;
QueryReport& QueryReport::operator=(QueryReport&&) noexcept = default;
QueryReport::~QueryReport() = default;

Result<std::optional<QueryReport>> QueryReport::open(std::filesystem::path const& file) {
  auto opened = SqliteFile::open_to_read(file, kQueryLogSubject, kQueryLogVersion);
  if (!opened) return opened.error();
  if (!*opened) return std::optional<QueryReport>();
  return std::optional(QueryReport(std::make_unique<Impl>(std::move(**opened))));
}

Result<std::vector<QueryFigures>> QueryReport::queries(QueryRanking ranking, QueryPeriod period,
                                                       QueryLimits limits) const {
  PeriodText const days(period);
  return impl_->all<QueryFigures>(
      impl_->prepare(query_of(ranking), days.from, days.to, limits.min_count, limits.most),
      [](SqliteStatement const& row) -> Result<QueryFigures> {
        return QueryFigures{row.text(0),   row.number(1), row.number(2), row.number(3),
                            row.number(4), row.number(5), row.number(6), row.text(7)};
      });
}

Result<std::vector<PositionFigures>> QueryReport::positions(QueryPeriod period,
                                                            std::size_t most) const {
  PeriodText const days(period);
  return impl_->all<PositionFigures>(impl_->prepare(kPositions, days.from, days.to, most),
                                     [](SqliteStatement const& row) -> Result<PositionFigures> {
                                       return PositionFigures{row.number(0), row.number(1)};
                                     });
}

Result<std::vector<RuleFigures>> QueryReport::rules() const {
  auto const tables = impl_->all<std::size_t>(
      impl_->prepare("SELECT COUNT(*) FROM sqlite_master WHERE type='table' AND name='rules'"),
      [](SqliteStatement const& row) -> Result<std::size_t> { return row.number(0); });
  if (!tables) return tables.error();
  if (tables->front() == 0) return std::vector<RuleFigures>();
  return impl_->all<RuleFigures>(
      impl_->prepare("SELECT day, kind, rule, seen FROM rules ORDER BY day, kind, rule"),
      [](SqliteStatement const& row) -> Result<RuleFigures> {
        return RuleFigures{row.text(0), row.text(1), row.text(2), row.number(3)};
      });
}

Result<std::vector<OpenedFigures>> QueryReport::announcements(QueryPeriod period,
                                                              std::size_t most) const {
  PeriodText const days(period);
  return impl_->all<OpenedFigures>(impl_->prepare(kAnnouncements, days.from, days.to, most),
                                   [](SqliteStatement const& row) -> Result<OpenedFigures> {
                                     return OpenedFigures{row.text(0), row.number(1)};
                                   });
}

Result<std::vector<DayFigures>> QueryReport::days(QueryPeriod period) const {
  PeriodText const ends(period);
  return impl_->all<DayFigures>(impl_->prepare(kDays, ends.from, ends.to),
                                [](SqliteStatement const& row) -> Result<DayFigures> {
                                  return DayFigures{row.text(0),   row.number(1), row.number(2),
                                                    row.number(3), row.number(4), row.number(5),
                                                    row.number(6), row.number(7), row.number(8),
                                                    row.number(9)};
                                });
}

Result<QueryReports> read_query_reports(QueryReport const& report, QueryPeriod period,
                                        QueryLimits limits) {
  QueryReports all{period, limits, {}, {}, {}, {}, {}, {}, {}};
  for (auto const& [ranking, list] : {std::pair(QueryRanking::Searches, &QueryReports::searched),
                                      std::pair(QueryRanking::InVain, &QueryReports::in_vain),
                                      std::pair(QueryRanking::Unopened, &QueryReports::unopened)}) {
    auto read = report.queries(ranking, period, limits);
    if (!read) return read.error();
    all.*list = std::move(*read);
  }
  auto positions = report.positions(period, kMostPositions);
  if (!positions) return positions.error();
  auto announcements = report.announcements(period, limits.most);
  if (!announcements) return announcements.error();
  auto days = report.days(period);
  if (!days) return days.error();
  all.positions = std::move(*positions);
  all.announcements = std::move(*announcements);
  all.sum = sum_of(*days);
  all.days = std::move(*days);
  return all;
}

DayFigures sum_of(std::vector<DayFigures> const& days) {
  DayFigures sum;
  for (DayFigures const& day : days) {
    for (auto const member : {&DayFigures::searches, &DayFigures::in_vain, &DayFigures::relaxed,
                              &DayFigures::more_pages, &DayFigures::opened, &DayFigures::personal,
                              &DayFigures::too_long, &DayFigures::lost, &DayFigures::unoffered}) {
      sum.*member += day.*member;
    }
  }
  return sum;
}

QueryPeriod last_days(schema::Date today, unsigned days) {
  auto const first = std::chrono::sys_days(today) - std::chrono::days(days) + std::chrono::days(1);
  return {schema::Date(first), today};
}

}  // namespace tracuu::store
