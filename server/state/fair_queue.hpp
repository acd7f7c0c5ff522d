// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <deque>
#include <list>
#include <optional>
#include <stop_token>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace tracuu::server {

/// For whom a job is, and whether anybody still wants it.
struct Ticket {
  std::string client{};    ///< whose share it takes (Context::limit_key); empty: no share counts
  std::stop_token stop{};  ///< a job whose stop was requested is dropped before it starts
};

/// Jobs that wait for a worker, a queue for each client: clients take turns (round robin, as fair
/// queueing does: J. Nagle, RFC 970), each with at most a share of the workers, and the client with
/// the longest queue loses its newest job when all is full. So what one client asks for never
/// stands before another's, however much it is. Not thread-safe.
template <class Job>
class FairQueue {
 public:
  using Clock = std::chrono::steady_clock;

  struct Limits {
    std::size_t capacity = 1;            ///< jobs that wait, of all clients
    std::size_t running_per_client = 1;  ///< the share of a client; not of the one without a name
  };

  struct Pushed {
    bool is_accepted = false;
    std::vector<Job> dropped{};      ///< nobody wanted them any more: to be destroyed
    std::optional<Job> displaced{};  ///< gave its place to this one: to be told that all is full
  };

  struct Taken {
    std::string client{};  ///< for finish()
    std::optional<Job> job{};
    std::vector<Job> dropped{};  ///< as in Pushed
  };

  explicit FairQueue(Limits limits) : limits_(limits) {}

  /// Lets `job` wait, unless the queue is full and no client has more waiting than this one.
  [[nodiscard]] Pushed push(Job job, Ticket ticket, Clock::time_point now = Clock::now()) {
    Pushed pushed;
    if (waiting_ >= limits_.capacity) pushed.dropped = remove_stopped();
    if (waiting_ >= limits_.capacity) pushed.displaced = displace(ticket.client);
    if (waiting_ >= limits_.capacity) return pushed;
    auto const client = clients_.try_emplace(ticket.client).first;
    if (client->second.jobs.empty()) turns_.push_back(&*client);
    client->second.jobs.push_back({std::move(job), std::move(ticket.stop), now});
    ++waiting_;
    pushed.is_accepted = true;
    return pushed;
  }

  /// The next job of the first client in turn that has a part of its share left; none if there is
  /// no such client. The job counts as running until finish().
  [[nodiscard]] Taken take() {
    Taken taken;
    for (auto turn = turns_.begin(); turn != turns_.end() && !taken.job;) {
      Entry& entry = **turn;
      drop_stopped_in_front(entry.second, taken.dropped);
      bool const may_run = !entry.second.jobs.empty() && has_share(entry);
      if (may_run) {
        taken.job = std::move(entry.second.jobs.front().job);
        taken.client = entry.first;
        entry.second.jobs.pop_front();
        ++entry.second.running;
        --waiting_;
      }
      if (may_run && !entry.second.jobs.empty()) turns_.push_back(&entry);
      bool const leaves_its_turn = may_run || entry.second.jobs.empty();
      turn = leaves_its_turn ? turns_.erase(turn) : std::next(turn);
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
  [[nodiscard]] std::vector<Job> clear() {
    std::vector<Job> jobs;
    for (Entry* const entry : std::exchange(turns_, {})) {
      for (Waiting& waiting : entry->second.jobs) jobs.push_back(std::move(waiting.job));
      entry->second.jobs.clear();
      forget_if_idle(*entry);
    }
    waiting_ = 0;
    return jobs;
  }

 private:
  struct Waiting {
    Job job;
    std::stop_token stop;
    Clock::time_point since;
  };
  struct Client {
    std::deque<Waiting> jobs;
    std::size_t running = 0;
  };
  using Clients = std::unordered_map<std::string, Client>;
  using Entry = typename Clients::value_type;  // stays where it is as long as it is in the map

  [[nodiscard]] bool has_share(Entry const& entry) const {
    return entry.first.empty() || entry.second.running < limits_.running_per_client;
  }

  void forget_if_idle(Entry& entry) {
    if (entry.second.jobs.empty() && entry.second.running == 0)
      clients_.erase(std::string(entry.first));
  }

  void drop_stopped_in_front(Client& client, std::vector<Job>& dropped) {
    while (!client.jobs.empty() && client.jobs.front().stop.stop_requested()) {
      dropped.push_back(std::move(client.jobs.front().job));
      client.jobs.pop_front();
      --waiting_;
    }
  }

  [[nodiscard]] std::vector<Job> remove_stopped() {
    std::vector<Job> dropped;
    for (auto turn = turns_.begin(); turn != turns_.end();) {
      Entry& entry = **turn;
      std::deque<Waiting> wanted;
      for (Waiting& waiting : entry.second.jobs) {
        if (waiting.stop.stop_requested()) {
          dropped.push_back(std::move(waiting.job));
        } else {
          wanted.push_back(std::move(waiting));
        }
      }
      entry.second.jobs = std::move(wanted);
      turn = entry.second.jobs.empty() ? turns_.erase(turn) : std::next(turn);
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
