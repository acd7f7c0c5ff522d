// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string_view>

#include "base/result.hpp"
#include "indexer/office/office_text.hpp"
#include "store/page_store.hpp"

namespace tracuu::indexer {

/// The store of pages of an index, for all threads of a job. Thread-safe; errors are those of the
/// store.
class KeptPages {
 public:
  /// Opens the store of the index in folder `index`; makes it if it is not there.
  [[nodiscard]] static base::Result<std::shared_ptr<KeptPages>> open(
      std::filesystem::path const& index);

  /// Opens it to be read; null if there is none.
  [[nodiscard]] static base::Result<std::shared_ptr<KeptPages>> open_to_read(
      std::filesystem::path const& index);

  explicit KeptPages(store::PageStore store) : store_(std::move(store)) {}

  /// What is known of a document, but whether it may wait.
  [[nodiscard]] base::Result<KnownPages> known_of(std::string_view file_hash) const;

  /// Whether a page of it was read, or found to be one that can't be read.
  [[nodiscard]] base::Result<bool> has(std::string_view file_hash, std::size_t page) const;

  /// PageStore::keep. REQUIRES: open() gave this.
  [[nodiscard]] base::Result<void> keep(std::string_view file_hash, schema::PageWords const& words);

  /// PageStore::keep_failure. REQUIRES: open() gave this.
  [[nodiscard]] base::Result<void> keep_failure(std::string_view file_hash,
                                                store::FailedPage const& failed);

 private:
  mutable std::mutex mutex_;
  store::PageStore store_;
};

}  // namespace tracuu::indexer
