// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
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
  class Flight;

  explicit ResponseCache(std::size_t capacity_bytes) : capacity_bytes_(capacity_bytes) {}
  ResponseCache(ResponseCache const&) = delete;
  ResponseCache& operator=(ResponseCache const&) = delete;

  struct Found {
    SharedAnswer answer;             ///< it is here
    std::shared_ptr<Flight> flight;  ///< you are the first: make it, then land()
    // Neither: another makes it; `waiter` gets it.
  };

  /// Looks for `key`. `waiter` is kept, and called with the answer on the thread that makes it,
  /// unless the answer is here. It must not throw.
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

  SharedAnswer look_up(CacheKey const& key, std::string const& name);
  void land(CacheKey const& key, SharedAnswer const& answer, bool may_be_kept);
  void keep(CacheKey const& key, SharedAnswer const& answer);
  void forget_other_revisions(std::string const& revision);
  void drop(std::list<Entry>::iterator entry);

  std::size_t const capacity_bytes_;
  mutable std::mutex mutex_;
  std::string revision_;  ///< the newest that was asked for
  std::size_t bytes_ = 0;
  std::list<Entry> entries_;  ///< the one asked for last in front
  std::unordered_map<std::string, std::list<Entry>::iterator> by_key_;
  std::unordered_map<std::string, std::vector<Waiter>> flights_;
};

/// The duty to make an answer that others may wait for. If it ends without landing (its work was
/// dropped), all who wait get a 500.
class ResponseCache::Flight {
 public:
  Flight(ResponseCache& cache, CacheKey key) : cache_(cache), key_(std::move(key)) {}
  Flight(Flight const&) = delete;
  Flight& operator=(Flight const&) = delete;
  ~Flight();

  /// Hands `answer` to all who wait, and keeps it if it `may_be_kept`.
  void land(SharedAnswer const& answer, bool may_be_kept);

  [[nodiscard]] CacheKey const& key() const { return key_; }

 private:
  ResponseCache& cache_;
  CacheKey const key_;
  bool has_landed_ = false;
};

}  // namespace tracuu::server
