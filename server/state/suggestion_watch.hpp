// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "search/searcher.hpp"
#include "search/suggesting/suggestion_builder.hpp"
#include "search/suggesting/suggestion_index.hpp"

namespace tracuu::server {

/// What one state of the index gives to suggest.
struct SuggestionSnapshot {
  search::SuggestionIndex index;
  std::string revision;  ///< of the index when it was read, as Searcher::revision
};

/// Keeps suggestions in memory and makes them anew, on a thread of its own, when the
/// index has changed. Readers get what is there and never wait for that. Thread-safe.
class SuggestionWatch {
 public:
  using Clock = std::chrono::steady_clock;

  struct Pace {
    std::chrono::milliseconds look_interval{2'000};  ///< between looks for a new revision
    /// From the end of one build to the next at least; and nine times what that build took, so
    /// that an index which always changes costs a tenth of one core.
    std::chrono::milliseconds least_pause{10'000};
    std::chrono::milliseconds searched_interval{3'600'000};  ///< between looks for new searches
  };

  /// What people have searched for, read now; on the thread of this.
  using Searched = std::function<std::vector<search::SearchedQuery>()>;

  /// Gets one line, no newline, about each failure that is not like the one before it.
  using Log = std::function<void(std::string const&)>;

  /// Starts the thread. There may be no index yet. `log` may be empty.
  /// `searched` too: then nothing of that is suggested.
  SuggestionWatch(store::ShardList index, Pace pace, Log log, Searched searched = {});
  SuggestionWatch(SuggestionWatch const&) = delete;
  SuggestionWatch& operator=(SuggestionWatch const&) = delete;
  ~SuggestionWatch() = default;  ///< stops the thread: waits for a build under way to notice

  /// The newest suggestions; null as long as none could be made. What was got stays
  /// valid while a newer one takes its place.
  [[nodiscard]] std::shared_ptr<SuggestionSnapshot const> current() const;

 private:
  void run(std::stop_token const& stop);
  void look(std::stop_token const& stop);
  [[nodiscard]] base::Result<void> update(std::stop_token const& stop);
  [[nodiscard]] base::Result<std::string> revision();
  void look_for_searches();

  store::ShardList const index_;
  Pace const pace_;
  Log const log_;
  Searched const searched_;
  mutable std::mutex mutex_;  ///< guards current_, for as long as it takes to copy a pointer
  std::shared_ptr<SuggestionSnapshot const> current_;
  // Of the thread.
  std::optional<search::Searcher> searcher_;
  Clock::time_point next_build_{};
  std::vector<search::SearchedQuery> known_searches_;
  Clock::time_point next_look_at_searches_{};
  bool has_new_searches_ = false;
  std::string last_failure_;
  std::mutex sleep_mutex_;
  std::condition_variable_any wakes_;
  std::jthread thread_;  // last: it uses all of the above
};

}  // namespace tracuu::server
