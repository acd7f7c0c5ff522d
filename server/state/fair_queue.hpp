// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <list>
#include <optional>
#include <stop_token>
#include <string>
#include <unordered_map>
#include <utility>

namespace tracuu::server {

/// For whom a job is, and whether anybody still wants it.
struct Ticket {
  std::string client{};    ///< whose share it takes (Context::limit_key); empty: no share counts
  std::stop_token stop{};  ///< a job whose stop was requested is dropped before it starts
};

/// Jobs that wait for a worker, a queue for each client: clients take turns (round robin, as fair
/// queueing does: J. Nagle, RFC 970), each with at most a share of the workers, and the client with
/// the longest queue loses its newest job when all is full. So what one client asks for never
/// stands before another's, however much it is. Only push() takes memory, and changes nothing that
/// counts if there is none. Not thread-safe.
template <class Job>
class FairQueue {
 public:
  using Clock = std::chrono::steady_clock;

  struct Limits {
    std::size_t capacity = 1;            ///< jobs that wait, of all clients
    std::size_t running_per_client = 1;  ///< the share of a client; not of the one without a name
  };

  /// A job that waits.
  struct Waiting {
    Job job;
    std::string client;
    std::stop_token stop;
    Clock::time_point since;
  };
  using Jobs = std::list<Waiting>;

  struct Pushed {
    bool is_accepted = false;
    Jobs dropped{};                  ///< nobody wanted them any more: to be destroyed
    std::optional<Job> displaced{};  ///< gave its place to this one: to be told that all is full
  };

  struct Taken {
    std::string client{};  ///< for finish()
    std::optional<Job> job{};
    Jobs dropped{};  ///< as in Pushed
  };

  explicit FairQueue(Limits limits) : limits_(limits) {}

  /// Lets `job` wait, unless the queue is full and no client has more waiting than this one.
  [[nodiscard]] Pushed push(Job job, Ticket ticket, Clock::time_point now = Clock::now()) {
    Pushed pushed;
    Jobs own;
    own.push_back({std::move(job), std::move(ticket.client), std::move(ticket.stop), now});
    std::string const& name = own.front().client;
    std::list<Entry*> turn(1);
    if (waiting_ >= limits_.capacity) pushed.dropped = remove_stopped();
    if (waiting_ >= limits_.capacity) pushed.displaced = displace(name);
    if (waiting_ >= limits_.capacity) return pushed;
    Entry& entry = *clients_.try_emplace(name).first;
    turn.front() = &entry;
    if (entry.second.jobs.empty()) turns_.splice(turns_.end(), turn);
    entry.second.jobs.splice(entry.second.jobs.end(), own);
    ++waiting_;
    pushed.is_accepted = true;
    return pushed;
  }

  /// The next job of the first client in turn that has a part of its share left; none if there is
  /// no such client. The job counts as running until finish().
  [[nodiscard]] Taken take() {
    Taken taken;
    for (auto turn = turns_.begin(); turn != turns_.end() && !taken.job;) {
      auto const this_turn = turn++;
      Entry& entry = **this_turn;
      Jobs& jobs = entry.second.jobs;
      drop_stopped_in_front(jobs, taken.dropped);
      bool const may_run = !jobs.empty() && has_share(entry);
      if (may_run) {
        taken.job = std::move(jobs.front().job);
        taken.client = std::move(jobs.front().client);
        jobs.pop_front();
        ++entry.second.running;
        --waiting_;
      }
      if (jobs.empty()) {
        turns_.erase(this_turn);
      } else if (may_run) {
        turns_.splice(turns_.end(), turns_, this_turn);
      }
      forget_if_idle(entry);
    }
    return taken;
  }

  /// A job of `client` that was taken has ended.
  void finish(std::string const& client) {
    auto const entry = clients_.find(client);
    --entry->second.running;
    forget_if_idle(*entry);
  }

  /// True if take() might find a job.
  [[nodiscard]] bool has_turn() const {
    return std::ranges::any_of(turns_, [&](Entry const* entry) { return has_share(*entry); });
  }

  [[nodiscard]] std::size_t waiting() const { return waiting_; }

  /// When the job that waits longest was pushed; nothing if none waits.
  [[nodiscard]] std::optional<Clock::time_point> oldest() const {
    std::optional<Clock::time_point> oldest;
    for (Entry const* entry : turns_) {
      Clock::time_point const since = entry->second.jobs.front().since;
      if (!oldest || since < *oldest) oldest = since;
    }
    return oldest;
  }

  /// Takes all jobs that wait.
  [[nodiscard]] Jobs clear() {
    Jobs jobs;
    for (Entry* const entry : turns_) {
      jobs.splice(jobs.end(), entry->second.jobs);
      forget_if_idle(*entry);
    }
    turns_.clear();
    waiting_ = 0;
    return jobs;
  }

 private:
  struct Client {
    Jobs jobs;
    std::size_t running = 0;
  };
  using Clients = std::unordered_map<std::string, Client>;
  using Entry = typename Clients::value_type;  // stays where it is as long as it is in the map

  [[nodiscard]] bool has_share(Entry const& entry) const {
    return entry.first.empty() || entry.second.running < limits_.running_per_client;
  }

  void forget_if_idle(Entry& entry) {
    if (entry.second.jobs.empty() && entry.second.running == 0)
      clients_.erase(clients_.find(entry.first));
  }

  void drop_stopped_in_front(Jobs& jobs, Jobs& dropped) {
    while (!jobs.empty() && jobs.front().stop.stop_requested()) {
      dropped.splice(dropped.end(), jobs, jobs.begin());
      --waiting_;
    }
  }

  [[nodiscard]] Jobs remove_stopped() {
    Jobs dropped;
    for (auto turn = turns_.begin(); turn != turns_.end();) {
      Entry& entry = **turn;
      Jobs& jobs = entry.second.jobs;
      for (auto job = jobs.begin(); job != jobs.end();) {
        auto const each = job++;
        if (each->stop.stop_requested()) dropped.splice(dropped.end(), jobs, each);
      }
      turn = jobs.empty() ? turns_.erase(turn) : std::next(turn);
      forget_if_idle(entry);
    }
    waiting_ -= dropped.size();
    return dropped;
  }

  // The newest job of the client that has most waiting, if that is more than `client` would have.
  [[nodiscard]] std::optional<Job> displace(std::string const& client) {
    auto const jobs_of = [](Entry const* entry) { return entry->second.jobs.size(); };
    auto const longest = std::ranges::max_element(turns_, {}, jobs_of);
    if (longest == turns_.end()) return std::nullopt;
    auto const own = clients_.find(client);
    std::size_t const would_have = own == clients_.end() ? 1 : own->second.jobs.size() + 1;
    if (jobs_of(*longest) <= would_have) return std::nullopt;
    // More than one waits, so that it keeps its turn.
    Job job = std::move((*longest)->second.jobs.back().job);
    (*longest)->second.jobs.pop_back();
    --waiting_;
    return job;
  }

  Limits const limits_;
  Clients clients_;
  std::list<Entry*> turns_;  ///< clients with jobs that wait, the next in turn in front
  std::size_t waiting_ = 0;
};

}  // namespace tracuu::server
