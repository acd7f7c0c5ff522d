// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>

#include "schema/page_words.hpp"

namespace tracuu::indexer {

/// Repairs pages (page_repair.hpp) by the words and pairs of an index, and by the common phrases
/// where it has few. An object belongs to one thread at a time; each sees the index as it was when
/// the object was made, or anew after so many commits that it can't be read any more.
class IndexRepair {
 public:
  /// By the generation in use of the index in folder `index`. Where there is none, or none that can
  /// be read, by the common phrases alone: a page is worth keeping all the same.
  explicit IndexRepair(std::filesystem::path const& index);

  IndexRepair(IndexRepair&&) noexcept;
  IndexRepair& operator=(IndexRepair&&) noexcept;
  ~IndexRepair();

  /// As repair_page.
  [[nodiscard]] schema::PageWords repair(schema::PageWords const& page);

 private:
  struct Impl;

  std::unique_ptr<Impl> impl_;
};

}  // namespace tracuu::indexer
