// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "server/http/net.hpp"

namespace tracuu::server {

/// The threads that read and write sockets, each with a context of its own: what runs on one
/// context never runs twice at once. So a connection needs no strand, and its operations none of
/// the memory that strands take. (Boost 1.81 to 1.83 crash or hang if memory lacks while a strand
/// is made: strand_executor_service::create_implementation.)
class IoThreads {
 public:
  /// Makes `count` contexts, at least one. Nothing runs yet.
  explicit IoThreads(std::size_t count);
  IoThreads(IoThreads const&) = delete;
  IoThreads& operator=(IoThreads const&) = delete;
  ~IoThreads();  ///< as finish() and join()

  /// Starts the threads; `log` hears of exceptions, after which a thread goes on.
  void start(std::function<void(std::string const&)> log);

  /// Always the same context, for what the service has one of.
  [[nodiscard]] net::io_context& first() { return lanes_.front()->context; }

  /// How many there are, and each of them: `at(0)` is first().
  [[nodiscard]] std::size_t size() const { return lanes_.size(); }
  [[nodiscard]] net::io_context& at(std::size_t index) { return lanes_[index]->context; }

  /// The contexts in turn. Thread-safe.
  [[nodiscard]] net::io_context& next();

  /// Lets each thread end once its context has no work left. Thread-safe.
  void finish();

  /// Returns when all threads have ended. Thread-safe.
  void join();

 private:
  struct Lane {
    net::io_context context{1};
    net::executor_work_guard<net::io_context::executor_type> work{context.get_executor()};
  };

  void run(net::io_context& context) const;

  std::vector<std::unique_ptr<Lane>> lanes_;
  std::atomic<std::size_t> turn_{0};
  std::function<void(std::string const&)> log_;
  std::atomic<bool> is_finished_{false};
  std::mutex mutex_;
  std::vector<std::thread> threads_;
};

}  // namespace tracuu::server
