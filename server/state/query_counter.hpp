// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "base/result.hpp"
#include "store/query_log.hpp"

namespace tracuu::server {

/// A search that was answered.
struct CountedSearch {
  std::string text;  ///< as typed
  std::size_t hits = 0;
  bool is_relaxed = false;    ///< found only with less than was asked
  bool is_first_page = true;  ///< else it is a page after that
};

/// Counts what people looked for (store::QueryLog), on a thread of its own: no search waits for the
/// disk, and none fails when it is full, or the file is locked or damaged. What could not be
/// written is tried again; when too much waits, what is new is lost and counted as that.
/// Thread-safe.
class QueryCounter {
 public:
  struct Settings {
    std::filesystem::path file;                 ///< of the log
    unsigned keep_days = 365;                   ///< what is older is dropped; today counts as one
    std::chrono::milliseconds interval{1'000};  ///< between two writes
    /// How long a write waits for another process that writes.
    std::chrono::milliseconds patience{2'000};
    /// Called on the thread at the start, and then every refresh_interval: for those who keep
    /// something of the log. May be empty.
    std::function<void()> refresh{};
    std::chrono::milliseconds refresh_interval{600'000};
    std::size_t most_waiting = 20'000;  ///< searches, and then queries, that wait to be written
  };

  /// How it has gone since the start.
  struct Status {
    std::size_t searches = 0;  ///< counted: in the log, or on the way there
    std::size_t opened = 0;
    std::size_t set_aside = 0;  ///< searches whose query is not kept (personal, too long)
    std::size_t lost = 0;
    std::size_t failed_writes = 0;
    bool is_failing = false;  ///< the last write failed
  };

  /// Gets one line, no newline, about each failure that is not like the one before it.
  using Log = std::function<void(std::string const&)>;

  /// Starts the thread. The file need not be there; if it can't be made, that is tried again.
  QueryCounter(Settings settings, Log log);
  QueryCounter(QueryCounter const&) = delete;
  QueryCounter& operator=(QueryCounter const&) = delete;
  ~QueryCounter();  ///< writes what waits, unless that fails

  void count(CountedSearch search);

  /// A hit that was opened; its query as typed.
  void count_opened(store::OpenedHit opened);

  /// Rules of the webmaster's by which an answer was made.
  void count_rules(std::vector<store::RuleName> rules);

  /// Waits until all that was counted before is written; false if that takes longer.
  [[nodiscard]] bool wait_until_written(std::chrono::milliseconds most);

  [[nodiscard]] Status status() const;
  [[nodiscard]] std::filesystem::path const& file() const { return settings_.file; }

 private:
  struct Waiting {
    std::vector<CountedSearch> searches;
    std::vector<store::OpenedHit> opened;
    std::vector<store::RuleName> rules;
    std::size_t lost = 0;

    [[nodiscard]] bool is_empty() const {
      return searches.empty() && opened.empty() && rules.empty() && lost == 0;
    }
  };

  void run(std::stop_token const& stop);
  void take_in(Waiting waiting);
  void add(CountedSearch const& search, store::QueryBatch& batch);
  void write();
  void refresh();
  [[nodiscard]] base::Result<void> write_batches();

  Settings const settings_;
  Log const log_;
  std::atomic<std::size_t> searches_{0};
  std::atomic<std::size_t> opened_{0};
  std::atomic<std::size_t> set_aside_{0};
  std::atomic<std::size_t> lost_{0};
  std::atomic<std::size_t> failed_writes_{0};
  std::atomic<bool> is_failing_{false};
  std::mutex mutex_;  ///< guards the next four, never while the disk is written
  Waiting waiting_;
  std::size_t wanted_ = 0;   ///< writes that somebody waits for
  std::size_t tried_ = 0;    ///< of these, that were begun
  std::size_t written_ = 0;  ///< of these, that are done
  std::condition_variable_any wakes_;
  std::condition_variable_any is_written_;
  // Of the thread.
  std::map<schema::Date, store::QueryBatch> batches_;
  std::optional<store::QueryLog> store_;
  std::optional<schema::Date> dropped_on_;
  std::chrono::steady_clock::time_point next_refresh_{};
  std::string last_failure_;
  std::jthread thread_;  // last: it uses all of the above
};

}  // namespace tracuu::server
