// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <set>
#include <utility>
#include <vector>

namespace tracuu::indexer {

/// The documents of a database that go into the next one, under the numbers that they have: all
/// but those that are dropped. An empty path: there is no such database.
class KeptDocuments {
 public:
  KeptDocuments() = default;

  /// All documents of the glass database in folder `database` at first; `last_document` is the last
  /// number that was given there. REQUIRES: nobody commits to it as long as they are read.
  KeptDocuments(std::filesystem::path database, std::uint32_t last_document)
      : database_(std::move(database)), is_dropped_(last_document + std::size_t{1}) {}

  void drop(std::uint32_t document) {
    is_dropped_.at(document) = true;
    dropped_.insert(document);
  }

  [[nodiscard]] bool holds(std::uint32_t document) const {
    return document >= is_dropped_.size() || !is_dropped_[document];
  }

  /// All from `first` to `last`.
  [[nodiscard]] bool holds_all(std::uint32_t first, std::uint32_t last) const {
    if (dropped_.empty()) return true;
    if (first == last) return holds(first);
    auto const next = dropped_.lower_bound(first);
    return next == dropped_.end() || *next > last;
  }

  [[nodiscard]] std::filesystem::path const& database() const { return database_; }
  /// The last number that was given there.
  [[nodiscard]] std::uint32_t last_document() const {
    return is_dropped_.empty() ? 0 : static_cast<std::uint32_t>(is_dropped_.size() - 1);
  }

 private:
  std::filesystem::path database_;
  std::vector<bool> is_dropped_;  ///< by number
  std::set<std::uint32_t> dropped_;
};

}  // namespace tracuu::indexer
