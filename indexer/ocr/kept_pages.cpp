// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ocr/kept_pages.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace tracuu::indexer {

using base::Result;

Result<std::shared_ptr<KeptPages>> KeptPages::open(std::filesystem::path const& index) {
  auto store = store::PageStore::open(index);
  if (!store) return store.error();
  return std::make_shared<KeptPages>(std::move(*store));
}

Result<std::shared_ptr<KeptPages>> KeptPages::open_to_read(std::filesystem::path const& index) {
  auto store = store::PageStore::open_to_read(index);
  if (!store) return store.error();
  if (!*store) return std::shared_ptr<KeptPages>();
  return std::make_shared<KeptPages>(std::move(**store));
}

Result<KnownPages> KeptPages::known_of(std::string_view file_hash) const {
  std::scoped_lock const lock(mutex_);
  KnownPages known;
  auto words = store_.words_of(file_hash);
  if (!words) return words.error();
  known.words = std::move(*words);
  auto const corrections = store_.corrections_of(file_hash);
  if (!corrections) return corrections.error();
  for (store::PageCorrection const& one : *corrections) {
    known.corrected.push_back({one.page, one.text});
  }
  auto const failures = store_.failures_of(file_hash);
  if (!failures) return failures.error();
  for (store::FailedPage const& one : *failures) known.failed.push_back(one.page);
  return known;
}

Result<bool> KeptPages::has(std::string_view file_hash, std::size_t page) const {
  std::scoped_lock const lock(mutex_);
  auto const words = store_.words_of(file_hash, page);
  if (!words) return words.error();
  if (*words) return true;
  auto const failures = store_.failures_of(file_hash);
  if (!failures) return failures.error();
  return std::ranges::find(*failures, page, &store::FailedPage::page) != failures->end();
}

Result<void> KeptPages::keep(std::string_view file_hash, schema::PageWords const& words) {
  std::scoped_lock const lock(mutex_);
  return store_.keep(file_hash, words);
}

Result<void> KeptPages::keep_failure(std::string_view file_hash, store::FailedPage const& failed) {
  std::scoped_lock const lock(mutex_);
  return store_.keep_failure(file_hash, failed);
}

}  // namespace tracuu::indexer
