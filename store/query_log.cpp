// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/query_log.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <chrono>
#include <string_view>
#include <utility>

#include "store/query_log_format.hpp"
#include "store/sqlite_file.hpp"

namespace tracuu::store {

using base::Result;

namespace {

/// Written to disk: see docs/index-format.md before you change it. What is dropped is overwritten.
constexpr char const* kQueryTables =
    "PRAGMA journal_mode=WAL;"
    "PRAGMA synchronous=NORMAL;"
    "PRAGMA secure_delete=ON;"
    "BEGIN IMMEDIATE;"
    "CREATE TABLE IF NOT EXISTS queries("
    "  day TEXT NOT NULL, query TEXT NOT NULL, searches INTEGER NOT NULL,"
    "  in_vain INTEGER NOT NULL, relaxed INTEGER NOT NULL, more_pages INTEGER NOT NULL,"
    "  hits INTEGER NOT NULL, last_hits INTEGER NOT NULL,"
    "  PRIMARY KEY(day, query)) WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS opened("
    "  day TEXT NOT NULL, query TEXT NOT NULL, id TEXT NOT NULL, position INTEGER NOT NULL,"
    "  opened INTEGER NOT NULL, PRIMARY KEY(day, query, id, position)) WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS days("
    "  day TEXT PRIMARY KEY, personal INTEGER NOT NULL, too_long INTEGER NOT NULL,"
    "  lost INTEGER NOT NULL, unoffered INTEGER NOT NULL) WITHOUT ROWID;"
    // Of logs that were begun before it, made when they are written to the next time.
    "CREATE TABLE IF NOT EXISTS rules("
    "  day TEXT NOT NULL, kind TEXT NOT NULL, rule TEXT NOT NULL, seen INTEGER NOT NULL,"
    "  PRIMARY KEY(day, kind, rule)) WITHOUT ROWID;"
    "PRAGMA user_version=1;"
    "COMMIT;";

constexpr char const* kAddToQuery =
    "UPDATE queries SET searches=searches+?3, in_vain=in_vain+?4, relaxed=relaxed+?5,"
    " more_pages=more_pages+?6, hits=hits+?7,"
    " last_hits=CASE WHEN ?3>0 THEN ?8 ELSE last_hits END WHERE day=?1 AND query=?2";
constexpr char const* kNewQuery =
    "INSERT INTO queries(day, query, searches, in_vain, relaxed, more_pages, hits, last_hits)"
    " VALUES(?1,?2,?3,?4,?5,?6,?7,?8)";
constexpr char const* kAddOpened =
    "INSERT INTO opened(day, query, id, position, opened)"
    " SELECT ?1,?2,?3,?4,?5 WHERE EXISTS("
    "  SELECT 1 FROM queries WHERE query=?2 AND day IN (?1,?6))"
    " ON CONFLICT DO UPDATE SET opened=opened+excluded.opened";
constexpr char const* kAddToDay =
    "INSERT INTO days(day, personal, too_long, lost, unoffered) VALUES(?1,?2,?3,?4,?5)"
    " ON CONFLICT DO UPDATE SET personal=personal+excluded.personal,"
    " too_long=too_long+excluded.too_long, lost=lost+excluded.lost,"
    " unoffered=unoffered+excluded.unoffered";

constexpr char const* kAddRule =
    "INSERT INTO rules(day, kind, rule, seen) VALUES(?1,?2,?3,?4)"
    " ON CONFLICT DO UPDATE SET seen=seen+excluded.seen";

/// What SQLite puts beside a file gets its rights (sqlite.org/c3ref/open.html), so it must have
/// these from the start. That it can't be made is told by who opens it.
void make_private(std::filesystem::path const& file) {
  std::error_code failed;
  std::filesystem::create_directories(file.parent_path(), failed);
  int const made = ::open(file.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0640);
  if (made >= 0) ::close(made);
}

std::string day_before(schema::Date day) {
  return schema::format_iso_date(std::chrono::sys_days(day) - std::chrono::days(1));
}

}  // namespace

bool QueryBatch::is_empty() const {
  return queries.empty() && opened.empty() && rules.empty() && day == DayCounts{};
}

struct QueryLog::Impl : SqliteFile {
  explicit Impl(SqliteFile opened) : SqliteFile(std::move(opened)) {}

  [[nodiscard]] Result<std::size_t> queries_of(std::string const& day) const {
    auto const counted = all<std::size_t>(
        prepare("SELECT COUNT(*) FROM queries WHERE day=?", day),
        [](SqliteStatement const& row) -> Result<std::size_t> { return row.number(0); });
    if (!counted) return counted.error();
    return counted->front();
  }

  /// Adds the counts of queries, and tells how many searches had no room.
  [[nodiscard]] Result<std::size_t> add_queries(std::string const& day,
                                                QueryBatch const& batch) const {
    std::size_t lost = 0;
    auto known = queries_of(day);
    if (!known) return known.error();
    for (auto const& entry : batch.queries) {
      auto const& query = entry.first;
      auto const& counts = entry.second;
      auto const write = [&](char const* sql) {
        return run(prepare(sql, day, query, counts.searches, counts.in_vain, counts.relaxed,
                           counts.more_pages, counts.hits, counts.last_hits));
      };
      if (auto const added = write(kAddToQuery); !added) return added.error();
      if (changed_rows() > 0) continue;
      if (*known >= kMaxQueriesOfDay) {
        lost += counts.searches + counts.more_pages;
        continue;
      }
      if (auto const made = write(kNewQuery); !made) return made.error();
      ++*known;
    }
    return lost;
  }

  [[nodiscard]] Result<std::size_t> add_opened(schema::Date day, QueryBatch const& batch) const {
    std::string const of_day = schema::format_iso_date(day);
    std::string const of_day_before = day_before(day);
    std::size_t unoffered = 0;
    for (auto const& [hit, count] : batch.opened) {
      auto const added =
          run(prepare(kAddOpened, of_day, hit.query, hit.id, hit.position, count, of_day_before));
      if (!added) return added.error();
      if (changed_rows() == 0) unoffered += count;
    }
    return unoffered;
  }

  [[nodiscard]] Result<void> add_all(schema::Date day, QueryBatch const& batch) const {
    std::string const of_day = schema::format_iso_date(day);
    auto const lost = add_queries(of_day, batch);
    if (!lost) return lost.error();
    auto const unoffered = add_opened(day, batch);
    if (!unoffered) return unoffered.error();
    for (auto const& [name, seen] : batch.rules) {
      auto const added = run(prepare(kAddRule, of_day, name.kind, name.rule, seen));
      if (!added) return added.error();
    }
    DayCounts const& counts = batch.day;
    return run(prepare(kAddToDay, of_day, counts.personal, counts.too_long, counts.lost + *lost,
                       counts.unoffered + *unoffered));
  }
};

QueryLog::QueryLog(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
QueryLog::QueryLog(QueryLog&&) noexcept = default;
QueryLog& QueryLog::operator=(QueryLog&&) noexcept = default;
QueryLog::~QueryLog() = default;

Result<QueryLog> QueryLog::open(std::filesystem::path const& file, int patience) {
  make_private(file);
  auto opened = SqliteFile::open(file, kQueryLogSubject, kQueryLogVersion, kQueryTables, patience);
  if (!opened) return opened.error();
  return QueryLog(std::make_unique<Impl>(std::move(*opened)));
}

Result<void> QueryLog::add(schema::Date day, QueryBatch const& batch) {
  if (batch.is_empty()) return {};
  if (auto begun = impl_->run("BEGIN IMMEDIATE"); !begun) return begun;
  auto added = impl_->add_all(day, batch);
  if (added) added = impl_->run("COMMIT");
  // Of a transaction that SQLite has ended itself (a full disk) nothing is left to take back.
  if (!added) static_cast<void>(impl_->run("ROLLBACK"));
  return added;
}

Result<void> QueryLog::drop_before(schema::Date day) {
  std::string const first = schema::format_iso_date(day);
  for (char const* const sql : {"DELETE FROM queries WHERE day<?", "DELETE FROM opened WHERE day<?",
                                "DELETE FROM rules WHERE day<?", "DELETE FROM days WHERE day<?"}) {
    if (auto dropped = impl_->run(impl_->prepare(sql, first)); !dropped) return dropped;
  }
  // What is gone must not stay in the file beside it, either.
  return impl_->run("PRAGMA wal_checkpoint(TRUNCATE)");
}

std::filesystem::path query_log_file(std::filesystem::path const& index) {
  return index / "queries.sqlite";
}

}  // namespace tracuu::store
