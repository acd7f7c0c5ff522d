// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/crawl/crawl_store.hpp"

#include <fmt/format.h>

#include <limits>
#include <utility>

#include "store/sqlite_file.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;
using store::SqliteStatement;

namespace {

/// Written to disk: a new number when its tables change.
constexpr int kCrawlStoreVersion = 2;

constexpr char const* kCrawlTables =
    "CREATE TABLE IF NOT EXISTS addresses("
    "  id INTEGER PRIMARY KEY, url TEXT NOT NULL UNIQUE, host TEXT NOT NULL,"
    "  state INTEGER NOT NULL DEFAULT 0, depth INTEGER NOT NULL, due INTEGER NOT NULL,"
    "  status INTEGER NOT NULL DEFAULT 0, asked INTEGER NOT NULL DEFAULT 0,"
    "  asked_run INTEGER NOT NULL DEFAULT 0,"
    "  changed INTEGER NOT NULL DEFAULT 0, changed_then INTEGER NOT NULL DEFAULT 0, etag TEXT NOT "
    "NULL DEFAULT '',"
    "  last_modified TEXT NOT NULL DEFAULT '', digest TEXT NOT NULL DEFAULT '',"
    "  record_id TEXT NOT NULL DEFAULT '', record_date TEXT NOT NULL DEFAULT '',"
    "  canonical TEXT NOT NULL DEFAULT '', told INTEGER NOT NULL DEFAULT 0,"
    "  failures INTEGER NOT NULL DEFAULT 0, gone_passes INTEGER NOT NULL DEFAULT 0,"
    "  reason TEXT NOT NULL DEFAULT '', text INTEGER NOT NULL DEFAULT 0);"
    "CREATE INDEX IF NOT EXISTS due_addresses ON addresses(host, asked, depth, id) WHERE due = 1;"
    "CREATE INDEX IF NOT EXISTS digests ON addresses(digest) WHERE digest != '';"
    "CREATE INDEX IF NOT EXISTS copies ON addresses(canonical) WHERE canonical != '';"
    "CREATE TABLE IF NOT EXISTS runs("
    "  id INTEGER PRIMARY KEY, started INTEGER NOT NULL, ended INTEGER, report TEXT);"
    "CREATE TABLE IF NOT EXISTS texts(hash INTEGER PRIMARY KEY);"
    "CREATE TABLE IF NOT EXISTS counts("
    "  kind TEXT NOT NULL, subject TEXT NOT NULL, count INTEGER NOT NULL, example TEXT NOT NULL,"
    "  PRIMARY KEY(kind, subject)) WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS facts("
    "  kind TEXT NOT NULL, subject TEXT NOT NULL, value TEXT NOT NULL,"
    "  PRIMARY KEY(kind, subject)) WITHOUT ROWID;";

/// What version 1 lacks.
constexpr char const* kFromVersion1 =
    "ALTER TABLE addresses ADD COLUMN text INTEGER NOT NULL DEFAULT 0;";

constexpr std::string_view kColumns =
    "url, host, state, depth, status, asked, changed, etag, last_modified, digest, record_id,"
    " record_date, canonical, told, failures, gone_passes, reason, changed_then, asked_run, text";

constexpr char const* kSubject = "the database of the crawl";
constexpr std::size_t kStates = 8;

CrawlAddress address_of(SqliteStatement const& row) {
  CrawlAddress address;
  address.url = row.text(0);
  address.host = row.text(1);
  address.state = static_cast<AddressState>(row.number(2));
  address.depth = row.number<std::uint32_t>(3);
  address.status = row.number<int>(4);
  address.asked = row.number<std::int64_t>(5);
  address.changed = row.number<std::int64_t>(6);
  address.etag = row.text(7);
  address.last_modified = row.text(8);
  address.digest = row.text(9);
  address.record_id = row.text(10);
  address.record_date = row.text(11);
  address.canonical = row.text(12);
  address.is_told = row.number(13) != 0;
  address.failures = row.number<unsigned>(14);
  address.gone_passes = row.number<unsigned>(15);
  address.reason = row.text(16);
  address.changed_then = row.number<std::int64_t>(17);
  address.asked_run = row.number<std::int64_t>(18);
  address.text = static_cast<std::uint64_t>(row.number<std::int64_t>(19));
  return address;
}

}  // namespace

struct CrawlStore::Impl {
  explicit Impl(store::SqliteFile opened) : file(std::move(opened)) {}

  store::SqliteFile file;
  std::int64_t run_id = 0;

  [[nodiscard]] Error error() const {
    Error failure = file.error();
    if (file.is_disk_full()) {
      failure.code = ErrorCode::DiskFull;
      failure.hint = "make room, then go on with the crawl";
    }
    return failure;
  }

  template <class... Values>
  [[nodiscard]] SqliteStatement prepare(char const* sql, Values const&... values) const {
    return file.prepare(sql, values...);
  }

  /// Runs a statement that gives no rows; how many rows it changed.
  template <class... Values>
  [[nodiscard]] Result<std::uint64_t> run(char const* sql, Values const&... values) const {
    if (!file.run(prepare(sql, values...))) return error();
    return file.changed_rows();
  }

  [[nodiscard]] Result<void> script(char const* sql) const {
    if (!file.run(sql)) return error();
    return {};
  }

  /// What `read` makes of each row.
  template <class Read>
  [[nodiscard]] auto all(SqliteStatement statement, Read const& read) const
      -> Result<std::vector<decltype(read(statement))>> {
    auto rows = file.all<decltype(read(statement))>(std::move(statement), read);
    if (!rows) return error();
    return rows;
  }

  [[nodiscard]] Result<std::optional<CrawlAddress>> one(SqliteStatement statement) const {
    if (statement.step()) return std::optional<CrawlAddress>(address_of(statement));
    if (!statement.is_done()) return error();
    return std::optional<CrawlAddress>();
  }

  [[nodiscard]] Result<void> write(CrawlAddress const& one, int due) const {
    auto const changed = run(
        "UPDATE addresses SET state=?, depth=min(depth, ?), status=?, asked=?, asked_run=?,"
        " changed_then=?, etag=?, last_modified=?, digest=?, record_id=?, record_date=?,"
        " canonical=?, told=?, failures=?, gone_passes=?, reason=?, text=?, due=? WHERE url=?",
        static_cast<int>(one.state), one.depth, one.status, one.asked, one.asked_run,
        one.changed_then, std::string_view(one.etag), std::string_view(one.last_modified),
        std::string_view(one.digest), std::string_view(one.record_id),
        std::string_view(one.record_date), std::string_view(one.canonical),
        static_cast<int>(one.is_told), one.failures, one.gone_passes, std::string_view(one.reason),
        static_cast<std::int64_t>(one.text), due, std::string_view(one.url));
    if (!changed) return changed.error();
    return {};
  }
};

CrawlStore::CrawlStore(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
CrawlStore::CrawlStore(CrawlStore&&) noexcept = default;
CrawlStore& CrawlStore::operator=(CrawlStore&&) noexcept = default;
CrawlStore::~CrawlStore() = default;

Result<CrawlStore> CrawlStore::open(std::filesystem::path const& folder) {
  // Any version: one that is not ours has an error of its own.
  auto file = store::SqliteFile::open(folder / "crawl.sqlite", kSubject,
                                      std::numeric_limits<int>::max(), "");
  if (!file) return file.error();
  auto impl = std::make_unique<Impl>(std::move(*file));
  std::int64_t version = 0;
  {
    SqliteStatement statement = impl->prepare("PRAGMA user_version");
    if (!statement.step()) return impl->error();
    version = statement.number<std::int64_t>(0);
  }
  bool const is_old = version == 1;
  if (version != 0 && !is_old && version != kCrawlStoreVersion) {
    return Error{ErrorCode::SchemaMismatch,
                 fmt::format("{} has version {}, not {}", kSubject, version, kCrawlStoreVersion),
                 "name another folder with --archive", impl->file.file().string()};
  }
  std::string const tables = fmt::format(
      "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; BEGIN IMMEDIATE; {} {} PRAGMA "
      "user_version={}; COMMIT; BEGIN;",
      is_old ? kFromVersion1 : "", kCrawlTables, kCrawlStoreVersion);
  if (auto const made = impl->script(tables.c_str()); !made) return made.error();
  return CrawlStore(std::move(impl));
}

Result<CrawlRun> CrawlStore::begin_run(std::int64_t now) {
  {
    SqliteStatement open =
        impl_->prepare("SELECT id, started FROM runs WHERE ended IS NULL ORDER BY id DESC LIMIT 1");
    if (open.step()) {
      impl_->run_id = open.number<std::int64_t>(0);
      return CrawlRun{impl_->run_id, open.number<std::int64_t>(1), true};
    }
    if (!open.is_done()) return impl_->error();
  }
  auto const made = impl_->run("INSERT INTO runs(started) VALUES(?)", now);
  if (!made) return made.error();
  SqliteStatement added = impl_->prepare("SELECT last_insert_rowid()");
  if (!added.step()) return impl_->error();
  CrawlRun const run{added.number<std::int64_t>(0), now, false};
  impl_->run_id = run.id;
  if (auto const done =
          impl_->run("UPDATE addresses SET due=0, changed=0 WHERE due=1 OR changed > 0");
      !done) {
    return done.error();
  }
  if (auto const done = impl_->script("DELETE FROM counts;"); !done) {
    return done.error();
  }
  return run;
}

Result<void> CrawlStore::end_run(CrawlRun const& run, std::int64_t now, std::string_view report) {
  auto const done = impl_->run("UPDATE runs SET ended=?, report=? WHERE id=?", now, report, run.id);
  if (!done) return done.error();
  return commit();
}

std::int64_t CrawlStore::run_id() const {
  return impl_->run_id;
}

Result<bool> CrawlStore::add(std::string_view url, std::string_view host, std::uint32_t depth,
                             std::int64_t changed) {
  auto const made = impl_->run(
      "INSERT OR IGNORE INTO addresses(url, host, depth, due, changed) VALUES(?,?,?,1,?)", url,
      host, depth, changed);
  if (!made) return made.error();
  if (*made > 0) return true;
  auto const known = impl_->run(
      "UPDATE addresses SET depth=min(depth, ?1), changed=max(changed, ?2),"
      " due=CASE WHEN state IN (3, 7) AND asked_run < ?4 THEN 1 ELSE due END"
      " WHERE url=?3 AND (depth > ?1 OR changed < ?2 OR (state IN (3, 7) AND asked_run < ?4))",
      depth, changed, url, impl_->run_id);
  if (!known) return known.error();
  return false;
}

Result<std::optional<CrawlAddress>> CrawlStore::find(std::string_view url) const {
  std::string const sql = fmt::format("SELECT {} FROM addresses WHERE url=?", kColumns);
  return impl_->one(impl_->prepare(sql.c_str(), url));
}

Result<std::optional<CrawlAddress>> CrawlStore::next_due(std::string_view host) const {
  std::string const sql = fmt::format(
      "SELECT {} FROM addresses WHERE due=1 AND host=? ORDER BY asked, depth, id LIMIT 1",
      kColumns);
  return impl_->one(impl_->prepare(sql.c_str(), host));
}

Result<std::vector<std::string>> CrawlStore::due_hosts() const {
  return impl_->all(impl_->prepare("SELECT DISTINCT host FROM addresses WHERE due=1"),
                    [](SqliteStatement const& row) { return row.text(0); });
}

Result<std::uint64_t> CrawlStore::due_count() const {
  SqliteStatement row = impl_->prepare("SELECT count(*) FROM addresses WHERE due=1");
  if (!row.step()) return impl_->error();
  return row.number<std::uint64_t>(0);
}

Result<void> CrawlStore::save(CrawlAddress const& address) {
  return impl_->write(address, 0);
}

Result<void> CrawlStore::save_due(CrawlAddress const& address) {
  return impl_->write(address, 1);
}

Result<void> CrawlStore::make_known_due(unsigned gone_passes) {
  // What was refused, disallowed or left as a trap, too: what a portal holds, what its robots.txt
  // says and how a pattern behaves may have changed.
  auto const all =
      impl_->run("UPDATE addresses SET due=1 WHERE state != 3 OR gone_passes < ?", gone_passes);
  if (!all) return all.error();
  return {};
}

Result<void> CrawlStore::for_each_url(std::function<void(std::string_view)> const& visit) const {
  SqliteStatement row = impl_->prepare("SELECT url FROM addresses");
  while (row.step()) visit(row.text(0));
  if (!row.is_done()) return impl_->error();
  return {};
}

Result<std::uint64_t> CrawlStore::make_purge_due(CrawlRun const& run, unsigned gone_passes) {
  return impl_->run(
      "UPDATE addresses SET due=1 WHERE (state=1 AND asked_run < ?)"
      " OR (gone_passes > 0 AND gone_passes < ?)",
      run.id, gone_passes);
}

Result<std::vector<CrawlAddress>> CrawlStore::missing(unsigned passes) const {
  std::string const sql = fmt::format(
      "SELECT {} FROM addresses WHERE state IN (1, 2) AND gone_passes >= ? ORDER BY id", kColumns);
  return impl_->all(impl_->prepare(sql.c_str(), passes), address_of);
}

Result<void> CrawlStore::release_copies(std::string_view url) {
  auto const done = impl_->run(
      "UPDATE addresses SET canonical='', told=0, etag='', last_modified='', digest='', due=1"
      " WHERE canonical=?",
      url);
  if (!done) return done.error();
  return {};
}

Result<std::optional<std::string>> CrawlStore::page_with_digest(std::string_view digest,
                                                                std::string_view url) const {
  SqliteStatement row = impl_->prepare(
      "SELECT url FROM addresses WHERE digest=? AND url != ? AND state=1 AND canonical=''"
      " ORDER BY id LIMIT 1",
      digest, url);
  if (row.step()) return std::optional<std::string>(row.text(0));
  if (!row.is_done()) return impl_->error();
  return std::optional<std::string>();
}

Result<std::vector<CrawlAddress>> CrawlStore::untold_copies() const {
  std::string const sql = fmt::format(
      "SELECT {} FROM addresses AS a WHERE canonical != '' AND told=0 AND EXISTS"
      " (SELECT 1 FROM addresses AS b WHERE b.url=a.canonical AND"
      " ((b.state=1 AND (b.canonical='' OR a.state=2"
      " OR (b.told=1 AND b.canonical != a.url))) OR (a.state=2 AND b.state=2)))",
      kColumns);
  return impl_->all(impl_->prepare(sql.c_str()), address_of);
}

Result<void> CrawlStore::mark_told(std::string_view url) {
  auto const done = impl_->run("UPDATE addresses SET told=1 WHERE url=?", url);
  if (!done) return done.error();
  return {};
}

Result<bool> CrawlStore::add_text(std::uint64_t text_hash) {
  auto const made = impl_->run("INSERT OR IGNORE INTO texts(hash) VALUES(?)", text_hash);
  if (!made) return made.error();
  return *made > 0;
}

Result<void> CrawlStore::count(std::string_view kind, std::string_view subject,
                               std::string_view example, std::uint64_t more) {
  auto const done = impl_->run(
      "INSERT INTO counts(kind, subject, count, example) VALUES(?,?,?,?)"
      " ON CONFLICT(kind, subject) DO UPDATE SET count=count+excluded.count",
      kind, subject, more, example);
  if (!done) return done.error();
  return {};
}

Result<std::vector<CrawlCount>> CrawlStore::counts() const {
  return impl_->all(impl_->prepare("SELECT kind, subject, count, example FROM counts"
                                   " ORDER BY kind, count DESC, subject"),
                    [](SqliteStatement const& row) {
                      return CrawlCount{row.text(0), row.text(1), row.number<std::uint64_t>(2),
                                        row.text(3)};
                    });
}

Result<void> CrawlStore::keep_fact(std::string_view kind, std::string_view subject,
                                   std::string_view value) {
  auto const done = impl_->run("INSERT OR REPLACE INTO facts(kind, subject, value) VALUES(?,?,?)",
                               kind, subject, value);
  if (!done) return done.error();
  return {};
}

Result<std::vector<std::pair<std::string, std::string>>> CrawlStore::facts(
    std::string_view kind) const {
  return impl_->all(
      impl_->prepare("SELECT subject, value FROM facts WHERE kind=? ORDER BY subject", kind),
      [](SqliteStatement const& row) { return std::pair(row.text(0), row.text(1)); });
}

Result<std::uint64_t> CrawlStore::kept_below(std::string_view prefix) const {
  std::string end(prefix);
  ++end.back();
  SqliteStatement row = impl_->prepare(
      "SELECT count(*) FROM addresses WHERE state IN (1, 2) AND url >= ? AND url < ?", prefix,
      std::string_view(end));
  if (!row.step()) return impl_->error();
  return row.number<std::uint64_t>(0);
}

Result<std::vector<std::uint64_t>> CrawlStore::state_counts() const {
  std::vector<std::uint64_t> counts(kStates);
  SqliteStatement row = impl_->prepare("SELECT state, count(*) FROM addresses GROUP BY state");
  while (row.step()) {
    auto const state = row.number<std::size_t>(0);
    if (state < counts.size()) counts[state] = row.number<std::uint64_t>(1);
  }
  if (!row.is_done()) return impl_->error();
  return counts;
}

Result<void> CrawlStore::commit() {
  return impl_->script("COMMIT; BEGIN;");
}

}  // namespace tracuu::indexer
