// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "search/api/missing_shards.hpp"
#include "store/database.hpp"
#include "store/index_folder.hpp"
#include "store/shard_list.hpp"
#include "store/shard_reader.hpp"

namespace tracuu::search {

/// A Xapian database that follows its index: it sees every commit, and every
/// new generation. Not thread-safe.
class IndexReader {
 public:
  /// Opens a folder, or several shards as one. A remote shard that doesn't answer is no failure as
  /// long as another does; one that is no index of this program is, if nobody in this process has
  /// the index open. IndexMissing, SchemaMismatch, IndexCorrupt, Unavailable, Io.
  [[nodiscard]] static base::Result<IndexReader> open(store::ShardList index,
                                                      store::ShardTimes const& times = {});

  /// Runs `read` (a callable that takes the database and returns a Result) on
  /// the newest state. If a writer overtakes it, or a shard fails, the whole of it runs again: no
  /// answer mixes two states. Busy if that happens too often; Unavailable in place of NotFound if a
  /// shard is missing, which may have what is not found.
  template <class Read>
  [[nodiscard]] auto run(Read read) {
    using Returned = decltype(read(std::as_const(database())));
    begin_run();
    for (int attempt = 1;; ++attempt) {
      if (auto fresh = refresh(); !fresh) return Returned(fresh.error());
      Returned result = store::xapian_guard([&] { return read(std::as_const(database())); });
      if (result) return result;
      if (!may_run_again(result.error(), attempt)) return Returned(settled(result.error()));
    }
  }

  /// Of one folder, its generation in use; of several shards, what changes with the database of any
  /// of them: documents keep their numbers within one.
  [[nodiscard]] std::string const& generation() const;

  /// What tells this state from others of the index: "generation:commits" of a folder.
  [[nodiscard]] std::string revision() const;

  /// What tells the database, up to its commits, from others: for who keeps something of it.
  [[nodiscard]] std::string memory_name() const;

  [[nodiscard]] store::ShardList const& index() const { return index_; }

  /// True if a shard is on another machine.
  [[nodiscard]] bool has_remote() const;

  /// What the last run was without.
  [[nodiscard]] MissingShards missing_now() const;

  /// What runs since forget_missed() were without.
  [[nodiscard]] MissingShards missed() const;
  void forget_missed() { missed_.clear(); }

  /// The databases of the shards that are open, in their order: for what Xapian doesn't read over
  /// all of them, such as metadata. Within a run.
  [[nodiscard]] std::vector<Xapian::Database> databases() const;

  /// How long the last run has waited for shards that failed: its own time is that much longer.
  [[nodiscard]] std::chrono::steady_clock::duration time_lost() const { return time_lost_; }

  /// What is known of the shards; null for one folder.
  [[nodiscard]] store::ShardHealth const* health() const;

 private:
  static constexpr int kMaxAttempts = 5;

  explicit IndexReader(store::ShardList index) : index_(std::move(index)) {}

  [[nodiscard]] Xapian::Database const& database() const;
  void begin_run();
  base::Result<void> refresh();
  base::Result<void> refresh_folder(store::IndexFolder const& folder);
  base::Result<void> open_generation(store::IndexFolder const& folder,
                                     std::string const& generation);
  [[nodiscard]] bool may_run_again(base::Error const& failure, int attempt);
  [[nodiscard]] MissingShards described(std::set<std::size_t> const& places) const;
  [[nodiscard]] base::Error settled(base::Error const& failure) const;

  store::ShardList index_;
  std::string generation_;  ///< of a folder; empty before the first refresh
  Xapian::Database folder_database_;
  std::optional<store::ShardReader> shards_;  ///< in place of these two
  std::set<std::size_t> missed_;              ///< places, from 0
  std::chrono::steady_clock::time_point run_begin_{};
  std::chrono::steady_clock::duration time_lost_{};
};

}  // namespace tracuu::search
