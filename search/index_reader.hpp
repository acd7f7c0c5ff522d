// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <utility>

#include "base/result.hpp"
#include "store/database.hpp"
#include "store/index_folder.hpp"
#include "store/shard_list.hpp"

namespace tracuu::search {

/// A Xapian database that follows its index: it sees every commit, and every
/// new generation. Not thread-safe.
class IndexReader {
 public:
  /// IndexMissing, SchemaMismatch, IndexCorrupt, Unavailable, Io.
  [[nodiscard]] static base::Result<IndexReader> open(store::ShardList index);

  /// Runs `read` (a callable that takes the database and returns a Result) on
  /// the newest state. If a writer overtakes it, the whole of it runs again: no
  /// answer mixes two states. Busy if that happens too often.
  template <class Read>
  [[nodiscard]] auto run(Read read) {
    using Returned = decltype(read(std::as_const(database_)));
    for (int attempt = 1;; ++attempt) {
      if (auto fresh = refresh(); !fresh) return Returned(fresh.error());
      Returned result = store::xapian_guard([&] { return read(std::as_const(database_)); });
      bool const overtaken = !result && result.error().code == base::ErrorCode::Busy;
      if (!overtaken || attempt == kMaxAttempts) return result;
    }
  }

  /// Of one folder, its generation in use; of several shards, what tells this state of all of them
  /// from others.
  [[nodiscard]] std::string const& generation() const { return generation_; }
  [[nodiscard]] store::ShardList const& index() const { return index_; }

 private:
  static constexpr int kMaxAttempts = 5;

  explicit IndexReader(store::ShardList index) : index_(std::move(index)) {}

  base::Result<void> refresh();
  base::Result<void> refresh_folder(store::IndexFolder const& folder);
  base::Result<void> refresh_shards();
  base::Result<void> open_generation(store::IndexFolder const& folder,
                                     std::string const& generation);

  store::ShardList index_;
  std::string generation_;  ///< empty before the first refresh
  Xapian::Database database_;
};

}  // namespace tracuu::search
