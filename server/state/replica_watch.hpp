// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string_view>
#include <thread>

#include "search/api/index_stats.hpp"
#include "server/http/net.hpp"

namespace tracuu::server {

/// What the index of a follower lacks of that of its writer.
struct ReplicaLag {
  bool is_writer_reached = false;  ///< by the last question
  /// Commits that it lacks, when the writer was last reached; nothing: it was never reached, or has
  /// another generation, of which the follower needs a whole copy.
  std::optional<std::uint64_t> revisions;
  /// Since the first commit that it lacks was seen at the writer; 0 if it lacks none. Of a writer
  /// that is not reached since it last was, or since the start: nobody knows what it has by now.
  std::chrono::milliseconds behind{0};
};

/// What `/readyz` of a writer says of its index; nothing for any other text.
[[nodiscard]] std::optional<search::IndexIdentity> identity_in_status(std::string_view json);

/// Asks the writer of a follower, on a thread of its own, how far it is. Thread-safe.
class ReplicaWatch {
 public:
  using Clock = std::chrono::steady_clock;

  struct Pace {
    std::chrono::milliseconds interval{1'000};  ///< between questions
    std::chrono::milliseconds patience{2'000};  ///< for an answer
  };

  /// The index as the follower has it; nothing if it can't be read.
  using Own = std::function<std::optional<search::IndexIdentity>()>;

  /// Starts the thread. `own` is called from it.
  ReplicaWatch(net::ip::tcp::endpoint writer, Own own, Pace pace);
  ReplicaWatch(ReplicaWatch const&) = delete;
  ReplicaWatch& operator=(ReplicaWatch const&) = delete;
  ~ReplicaWatch() = default;  ///< stops the thread: waits for a question under way

  [[nodiscard]] ReplicaLag current() const;

 private:
  void run(std::stop_token const& stop);
  void look();

  net::ip::tcp::endpoint const writer_;
  Own const own_;
  Pace const pace_;
  /// A state of the writer, and when it was first seen.
  struct Seen {
    search::IndexIdentity state;
    Clock::time_point at;
  };
  void note(search::IndexIdentity const& writer, std::optional<search::IndexIdentity> const& own);

  mutable std::mutex mutex_;  ///< guards all that follow, up to the sleep
  bool is_writer_reached_ = false;
  Clock::time_point reached_at_ = Clock::now();
  std::optional<std::uint64_t> revisions_;
  std::deque<Seen> lacking_;  ///< what the follower has not got yet, in the order of time
  std::mutex sleep_mutex_;
  std::condition_variable_any wakes_;
  std::jthread thread_;  // last: it uses all of the above
};

}  // namespace tracuu::server
