// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/page_store.hpp"

#include <utility>

#include "store/sqlite_file.hpp"

namespace tracuu::store {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

/// Written to disk: see docs/index-format.md before you change it.
constexpr int kPageStoreVersion = 1;

constexpr char const* kPageStoreTables =
    "PRAGMA journal_mode=WAL;"
    "PRAGMA synchronous=FULL;"
    "BEGIN IMMEDIATE;"
    "CREATE TABLE IF NOT EXISTS page_words("
    "  file_hash BLOB NOT NULL, page INTEGER NOT NULL, words TEXT NOT NULL,"
    "  PRIMARY KEY(file_hash, page)) WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS failed_pages("
    "  file_hash BLOB NOT NULL, page INTEGER NOT NULL, reason TEXT NOT NULL,"
    "  PRIMARY KEY(file_hash, page)) WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS corrections("
    "  file_hash BLOB NOT NULL, page INTEGER NOT NULL, text TEXT NOT NULL, by TEXT NOT NULL,"
    "  time TEXT NOT NULL, replaced TEXT NOT NULL, PRIMARY KEY(file_hash, page)) WITHOUT ROWID;"
    "PRAGMA user_version=1;"
    "COMMIT;";

constexpr char const* kPages = "the store of pages";

}  // namespace

struct PageStore::Impl : SqliteFile {
  explicit Impl(SqliteFile opened) : SqliteFile(std::move(opened)) {}

  [[nodiscard]] Result<schema::PageWords> words_of(SqliteStatement const& row) const {
    Result<schema::PageWords> words = schema::page_words_from_json(row.text(0));
    if (words || words.error().code == ErrorCode::OutOfMemory) return words;
    return Error{ErrorCode::Io, words.error().message, "the store of pages is damaged",
                 file().string()};
  }
};

std::filesystem::path page_store_file(std::filesystem::path const& index) {
  return index / "pages.sqlite";
}

PageStore::PageStore(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
PageStore::PageStore(PageStore&&) noexcept = default;
PageStore& PageStore::operator=(PageStore&&) noexcept = default;
PageStore::~PageStore() = default;

Result<PageStore> PageStore::open(std::filesystem::path const& index) {
  auto opened =
      SqliteFile::open(page_store_file(index), kPages, kPageStoreVersion, kPageStoreTables);
  if (!opened) return opened.error();
  return PageStore(std::make_unique<Impl>(std::move(*opened)));
}

Result<std::optional<PageStore>> PageStore::open_to_read(std::filesystem::path const& index) {
  auto opened = SqliteFile::open_to_read(page_store_file(index), kPages, kPageStoreVersion);
  if (!opened) return opened.error();
  if (!*opened) return std::optional<PageStore>();
  return std::optional(PageStore(std::make_unique<Impl>(std::move(**opened))));
}

Result<void> PageStore::keep(std::string_view file_hash, schema::PageWords const& words) {
  std::string const json = schema::to_json(words);
  Result<void> kept = impl_->run(
      impl_->prepare("INSERT OR REPLACE INTO page_words(file_hash, page, words) VALUES(?,?,?)",
                     file_hash, words.page, json));
  if (!kept) return kept;
  return impl_->run(impl_->prepare("DELETE FROM failed_pages WHERE file_hash=? AND page=?",
                                   file_hash, words.page));
}

Result<void> PageStore::keep_failure(std::string_view file_hash, FailedPage const& failed) {
  return impl_->run(
      impl_->prepare("INSERT OR REPLACE INTO failed_pages(file_hash, page, reason) VALUES(?,?,?)",
                     file_hash, failed.page, failed.reason));
}

Result<std::vector<schema::PageWords>> PageStore::words_of(std::string_view file_hash) const {
  return impl_->all<schema::PageWords>(
      impl_->prepare("SELECT words FROM page_words WHERE file_hash=? ORDER BY page", file_hash),
      [&](SqliteStatement const& row) { return impl_->words_of(row); });
}

Result<std::optional<schema::PageWords>> PageStore::words_of(std::string_view file_hash,
                                                             std::size_t page) const {
  auto found = impl_->all<schema::PageWords>(
      impl_->prepare("SELECT words FROM page_words WHERE file_hash=? AND page=?", file_hash, page),
      [&](SqliteStatement const& row) { return impl_->words_of(row); });
  if (!found) return found.error();
  if (found->empty()) return std::optional<schema::PageWords>();
  return std::optional(std::move(found->front()));
}

Result<std::vector<FailedPage>> PageStore::failures_of(std::string_view file_hash) const {
  return impl_->all<FailedPage>(
      impl_->prepare("SELECT page, reason FROM failed_pages WHERE file_hash=? ORDER BY page",
                     file_hash),
      [](SqliteStatement const& row) -> Result<FailedPage> {
        return FailedPage{row.number(0), row.text(1)};
      });
}

Result<void> PageStore::correct(std::string_view file_hash, PageCorrection const& correction) {
  return impl_->run(
      impl_->prepare("INSERT OR REPLACE INTO corrections(file_hash, page, text, by, "
                     "time, replaced) VALUES(?,?,?,?,?,?)",
                     file_hash, correction.page, correction.text, correction.by, correction.time,
                     correction.replaced));
}

Result<bool> PageStore::remove_correction(std::string_view file_hash, std::size_t page) {
  Result<void> const removed = impl_->run(
      impl_->prepare("DELETE FROM corrections WHERE file_hash=? AND page=?", file_hash, page));
  if (!removed) return removed.error();
  return impl_->changed_rows() > 0;
}

Result<std::vector<PageCorrection>> PageStore::corrections_of(std::string_view file_hash) const {
  return impl_->all<PageCorrection>(
      impl_->prepare("SELECT page, text, by, time, replaced FROM corrections WHERE file_hash=? "
                     "ORDER BY page",
                     file_hash),
      [](SqliteStatement const& row) -> Result<PageCorrection> {
        return PageCorrection{row.number(0), row.text(1), row.text(2), row.text(3), row.text(4)};
      });
}

}  // namespace tracuu::store
