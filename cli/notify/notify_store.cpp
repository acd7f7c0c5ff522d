// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/notify/notify_store.hpp"

#include <utility>

namespace tracuu::cli {

namespace {

using base::Result;
using store::SqliteStatement;

/// Written to disk. A delivery whose next try is at 0 was given up.
constexpr int kNotifyVersion = 1;
constexpr char const* kNotifyTables =
    "PRAGMA journal_mode=WAL;"
    "PRAGMA synchronous=FULL;"
    "BEGIN IMMEDIATE;"
    "CREATE TABLE IF NOT EXISTS searches(name TEXT PRIMARY KEY, key TEXT NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS told(search TEXT NOT NULL, id TEXT NOT NULL,"
    "  PRIMARY KEY(search, id)) WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS deliveries(number INTEGER PRIMARY KEY, id TEXT NOT NULL,"
    "  search TEXT NOT NULL, payload TEXT NOT NULL, tries INTEGER NOT NULL DEFAULT 0,"
    "  next_try INTEGER NOT NULL, reason TEXT NOT NULL DEFAULT '');"
    "PRAGMA user_version=1;"
    "COMMIT;";

std::size_t seconds(std::int64_t time) {
  return static_cast<std::size_t>(time);
}

}  // namespace

Result<NotifyStore> NotifyStore::open(std::filesystem::path const& file) {
  auto opened =
      store::SqliteFile::open(file, "the state of tracuu notify", kNotifyVersion, kNotifyTables);
  if (!opened) return opened.error();
  return NotifyStore(std::move(*opened));
}

template <class Work>
Result<void> NotifyStore::transaction(Work const& work) {
  if (auto begun = file_.run("BEGIN IMMEDIATE"); !begun) return begun;
  Result<void> done = work();
  if (done) done = file_.run("COMMIT");
  if (!done) static_cast<void>(file_.run("ROLLBACK"));
  return done;
}

Result<void> NotifyStore::insert_told(std::string const& search,
                                      std::vector<std::string> const& ids) const {
  for (std::string const& id : ids) {
    auto inserted = file_.run(file_.prepare("INSERT OR IGNORE INTO told VALUES(?,?)", search, id));
    if (!inserted) return inserted;
  }
  return {};
}

Result<bool> NotifyStore::knows(std::string const& search, std::string const& key) const {
  SqliteStatement found =
      file_.prepare("SELECT 1 FROM searches WHERE name=? AND key=?", search, key);
  if (found.step()) return true;
  if (!found.is_done()) return file_.error();
  return false;
}

Result<void> NotifyStore::begin(std::string const& search, std::string const& key,
                                std::vector<std::string> const& ids) {
  return transaction([&]() -> Result<void> {
    if (auto done = file_.run(file_.prepare("DELETE FROM told WHERE search=?", search)); !done) {
      return done;
    }
    auto named =
        file_.run(file_.prepare("INSERT OR REPLACE INTO searches VALUES(?,?)", search, key));
    if (!named) return named;
    return insert_told(search, ids);
  });
}

Result<std::vector<std::string>> NotifyStore::new_ones(std::string const& search,
                                                       std::vector<std::string> const& ids) const {
  std::vector<std::string> fresh;
  for (std::string const& id : ids) {
    SqliteStatement found = file_.prepare("SELECT 1 FROM told WHERE search=? AND id=?", search, id);
    if (found.step()) continue;
    if (!found.is_done()) return file_.error();
    fresh.push_back(id);
  }
  return fresh;
}

Result<void> NotifyStore::note(std::string const& search, std::vector<std::string> const& ids,
                               std::string const& delivery_id, std::string const& payload,
                               std::int64_t now) {
  return transaction([&]() -> Result<void> {
    if (auto done = insert_told(search, ids); !done) return done;
    return file_.run(
        file_.prepare("INSERT INTO deliveries(id,search,payload,next_try) VALUES(?,?,?,?)",
                      delivery_id, search, payload, seconds(now)));
  });
}

Result<std::vector<Delivery>> NotifyStore::due(std::int64_t now) const {
  return file_.all<Delivery>(file_.prepare("SELECT number,id,search,payload,tries FROM deliveries"
                                           " WHERE next_try>0 AND next_try<=? ORDER BY number",
                                           seconds(now)),
                             [](SqliteStatement const& row) -> Result<Delivery> {
                               return Delivery{row.number(0), row.text(1), row.text(2), row.text(3),
                                               row.number(4)};
                             });
}

Result<void> NotifyStore::delivered(Delivery const& delivery) {
  return file_.run(file_.prepare("DELETE FROM deliveries WHERE number=?", delivery.number));
}

Result<void> NotifyStore::failed(Delivery const& delivery, std::string const& reason,
                                 std::optional<std::int64_t> next_try) {
  return file_.run(
      file_.prepare("UPDATE deliveries SET tries=tries+1,reason=?,next_try=? WHERE number=?",
                    reason, seconds(next_try.value_or(0)), delivery.number));
}

Result<NotifyStore::Counts> NotifyStore::counts() const {
  SqliteStatement found =
      file_.prepare("SELECT count(*),count(CASE WHEN next_try=0 THEN 1 END) FROM deliveries");
  if (!found.step()) return file_.error();
  return Counts{found.number(0) - found.number(1), found.number(1)};
}

}  // namespace tracuu::cli
