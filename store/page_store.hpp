// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "schema/page_words.hpp"

namespace tracuu::store {

/// The text of a page as a person corrected it.
struct PageCorrection {
  std::size_t page = 0;  ///< from 1
  std::string text;      ///< lines of the page
  std::string by;        ///< name of the token that it was sent with; may be empty
  std::string time;      ///< when, ISO 8601 in UTC
  /// What stood in the index before the first correction of the page: schema::PageText as JSON.
  std::string replaced = "";

  bool operator==(PageCorrection const&) const = default;
};

/// A page that the machine could not read.
struct FailedPage {
  std::size_t page = 0;  ///< from 1
  std::string reason;

  bool operator==(FailedPage const&) const = default;
};

/// What was read from pictures of pages (OCR), and what people corrected: DIR/pages.sqlite beside
/// the generations of an index (SQLite in WAL mode). It outlives rebuilds: a document is known by
/// the SHA-256 of its file in hex (Announcement::file_hash), so that a page is read once, wherever
/// the file lies. Each change is on the disk when its call returns. An object belongs to one
/// thread at a time; any number, in several processes, may have the store open at once. Errors of
/// all calls: Io (disk, damaged file, a writer that held the store for over ten seconds),
/// OutOfMemory.
class PageStore {
 public:
  /// Opens the store of the index in folder `index`; makes both if they are not there.
  [[nodiscard]] static base::Result<PageStore> open(std::filesystem::path const& index);

  /// Opens it to be read, also by who may not write to the folder; nothing if there is none.
  [[nodiscard]] static base::Result<std::optional<PageStore>> open_to_read(
      std::filesystem::path const& index);

  PageStore(PageStore&&) noexcept;
  PageStore& operator=(PageStore&&) noexcept;
  ~PageStore();

  /// Keeps what was read of a page, instead of what was kept of it before.
  [[nodiscard]] base::Result<void> keep(std::string_view file_hash, schema::PageWords const& words);

  /// Keeps that a page can't be read.
  [[nodiscard]] base::Result<void> keep_failure(std::string_view file_hash,
                                                FailedPage const& failed);

  /// All pages of a document that were read, in order.
  [[nodiscard]] base::Result<std::vector<schema::PageWords>> words_of(
      std::string_view file_hash) const;

  /// One page; nothing if it was not read.
  [[nodiscard]] base::Result<std::optional<schema::PageWords>> words_of(std::string_view file_hash,
                                                                        std::size_t page) const;

  /// In order of pages.
  [[nodiscard]] base::Result<std::vector<FailedPage>> failures_of(std::string_view file_hash) const;

  /// Keeps a correction, instead of the one of that page before it.
  [[nodiscard]] base::Result<void> correct(std::string_view file_hash,
                                           PageCorrection const& correction);

  /// Takes a correction back. False if there was none.
  [[nodiscard]] base::Result<bool> remove_correction(std::string_view file_hash, std::size_t page);

  /// In order of pages.
  [[nodiscard]] base::Result<std::vector<PageCorrection>> corrections_of(
      std::string_view file_hash) const;

 private:
  struct Impl;
  explicit PageStore(std::unique_ptr<Impl> impl);

  std::unique_ptr<Impl> impl_;
};

/// The file of the store of the index in folder `index`.
[[nodiscard]] std::filesystem::path page_store_file(std::filesystem::path const& index);

}  // namespace tracuu::store
