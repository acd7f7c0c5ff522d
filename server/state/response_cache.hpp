// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <set>
#include <stop_token>
#include <string>
#include <unordered_map>
#include <vector>

#include "server/http/stored_answer.hpp"

namespace tracuu::server {

/// What answers are kept by. Equal keys get equal answers.
struct CacheKey {
  std::string revision;  ///< of the index; empty: the answer does not depend on it
  std::string request;   ///< route, id, parameters in order, language
};

/// Keeps answers, at most so many bytes of them: those not asked for longest go first, and all that
/// were made from another revision go at once. Requests for what is being made already wait for it
/// instead of making it again. Thread-safe.
class ResponseCache {
 public:
  using Waiter = std::function<void(SharedAnswer)>;
  using WaiterId = std::uint64_t;
  class Flight;

  explicit ResponseCache(std::size_t capacity_bytes) : capacity_bytes_(capacity_bytes) {}
  ResponseCache(ResponseCache const&) = delete;
  ResponseCache& operator=(ResponseCache const&) = delete;

  struct Found {
    SharedAnswer answer;             ///< it is here
    std::shared_ptr<Flight> flight;  ///< else: what makes it
    WaiterId waiter = 0;             ///< for Flight::leave
    bool is_first = false;           ///< nobody waits for this flight besides you
  };

  /// Looks for `key`. Unless the answer is here, `waiter` is kept and called once: with the answer,
  /// on the thread that makes it (null if there was no memory for any), or by Flight::leave. It
  /// must not throw.
  [[nodiscard]] Found find(CacheKey const& key, Waiter waiter);

  /// The answer, if it is kept; null if not.
  [[nodiscard]] SharedAnswer kept(CacheKey const& key);

  struct Stats {
    std::size_t answers = 0;
    std::size_t bytes = 0;
  };
  [[nodiscard]] Stats stats() const;

 private:
  struct Entry {
    CacheKey key;
    SharedAnswer answer;
    std::size_t bytes;
  };

  /// Those who wait for one flight.
  struct Waiting {
    Flight const* flight = nullptr;
    std::weak_ptr<Flight> alive{};  ///< has expired while a flight without landing is destroyed
    std::unordered_map<WaiterId, Waiter> waiters{};
  };

  SharedAnswer look_up(CacheKey const& key, std::string const& name);
  void land(Flight const& flight, SharedAnswer const& answer, bool may_be_kept) noexcept;
  [[nodiscard]] bool leave(Flight const& flight, WaiterId waiter, SharedAnswer const& answer);
  void keep(Flight const& flight, SharedAnswer const& answer);
  void forget_other_revisions(std::string const& revision);
  void drop(std::list<Entry>::iterator entry);

  std::size_t const capacity_bytes_;
  mutable std::mutex mutex_;
  std::string revision_;  ///< the newest that was asked for
  std::size_t bytes_ = 0;
  std::list<Entry> entries_;  ///< the one asked for last in front
  std::unordered_map<std::string, std::list<Entry>::iterator> by_key_;
  std::unordered_map<std::string, Waiting> flights_;
  WaiterId last_waiter_ = 0;
};

/// The making of an answer that several may wait for, each of whom may bring a job for it: the
/// first that begins makes it. If it ends without landing (its jobs were dropped), all who wait
/// get a 500.
class ResponseCache::Flight {
 public:
  /// `name` is the key in one piece, as the cache looks it up.
  Flight(ResponseCache& cache, CacheKey key, std::string name)
      : cache_(cache), key_(std::move(key)), name_(std::move(name)) {}
  Flight(Flight const&) = delete;
  Flight& operator=(Flight const&) = delete;
  ~Flight();

  /// True if `client` should bring a job: nobody makes the answer yet, and none of its waits. So
  /// an answer comes as soon as any of those who want it has its turn.
  [[nodiscard]] bool wants_job_of(std::string const& client);

  /// A job that was brought won't run. True if it was the last one.
  [[nodiscard]] bool loses_job_of(std::string const& client);

  /// True for the first that asks: it makes the answer.
  [[nodiscard]] bool begin() { return !has_begun_.exchange(true); }

  /// Its stop is requested when nobody waits any more.
  [[nodiscard]] std::stop_token stop_token() const { return stop_.get_token(); }

  /// Calls `waiter` with `answer` now, unless it has been called. Thread-safe.
  void leave(WaiterId waiter, SharedAnswer const& answer);

  /// Hands `answer` to all who wait, and keeps it if it `may_be_kept` and there is memory to.
  void land(SharedAnswer const& answer, bool may_be_kept);

  [[nodiscard]] CacheKey const& key() const { return key_; }
  [[nodiscard]] std::string const& name() const { return name_; }

 private:
  ResponseCache& cache_;
  CacheKey const key_;
  std::string const name_;
  std::stop_source stop_;
  std::mutex mutex_;
  std::set<std::string> clients_;  ///< who have brought a job
  std::atomic<bool> has_begun_{false};
  bool has_landed_ = false;
};

}  // namespace tracuu::server
