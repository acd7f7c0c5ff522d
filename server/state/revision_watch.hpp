// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "search/curation/live_curation.hpp"
#include "search/searcher.hpp"
#include "store/shard_health.hpp"

namespace tracuu::server {

/// What is known of the index without searching it.
struct IndexState {
  std::string revision;  ///< as Searcher::revision
  /// When it was written; of several shards, when this process saw it first.
  std::chrono::system_clock::time_point changed_at;
  std::optional<search::IndexIdentity> identity{};  ///< nothing if it is more than one database
};

/// Knows the revision of the index, at most `interval` old, for all threads: a look at it reads two
/// small files, and only the first to ask in each interval does so. Of several shards it is what is
/// known of them: nobody waits for a remote one. Thread-safe.
class RevisionWatch {
 public:
  /// Opens nothing yet.
  /// `curation`: the webmaster's rules, which answers depend on, too; may be null.
  RevisionWatch(store::ShardList index, std::chrono::milliseconds interval,
                store::ShardTimes const& times = {},
                std::shared_ptr<search::LiveCuration const> curation = nullptr)
      : index_(std::move(index)),
        interval_(interval),
        times_(times),
        curation_(std::move(curation)) {}

  /// Nothing if the index can't be read.
  [[nodiscard]] std::optional<IndexState> current();

 private:
  void look();
  void look_at_shards();

  store::ShardList const index_;
  std::chrono::milliseconds const interval_;
  store::ShardTimes const times_;
  std::shared_ptr<search::LiveCuration const> const curation_;
  std::mutex mutex_;
  std::shared_ptr<store::ShardHealth> health_;  ///< of several shards
  std::optional<search::Searcher> searcher_;    ///< of one folder
  std::optional<IndexState> state_;             ///< of the index alone
  std::chrono::steady_clock::time_point looked_at_{};
};

}  // namespace tracuu::server
