// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/connection/io_threads.hpp"

#include <algorithm>
#include <exception>
#include <new>
#include <utility>

namespace tracuu::server {

IoThreads::IoThreads(std::size_t count) {
  for (std::size_t i = 0; i < std::max<std::size_t>(count, 1); ++i) {
    lanes_.push_back(std::make_unique<Lane>());
  }
}

IoThreads::~IoThreads() {
  finish();
  join();
}

void IoThreads::start(std::function<void(std::string const&)> log) {
  log_ = std::move(log);
  threads_.reserve(lanes_.size());
  for (auto const& lane : lanes_) {
    threads_.emplace_back([this, &context = lane->context] { run(context); });
  }
}

net::io_context& IoThreads::next() {
  return lanes_[turn_.fetch_add(1, std::memory_order_relaxed) % lanes_.size()]->context;
}

void IoThreads::finish() {
  if (is_finished_.exchange(true)) return;
  for (auto const& lane : lanes_) lane->work.reset();
}

void IoThreads::join() {
  std::lock_guard const lock(mutex_);
  for (std::thread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

void IoThreads::run(net::io_context& context) const {
  for (;;) {
    try {
      context.run();
      return;
    } catch (std::exception const& exception) {
      // Sessions and handlers answer their own exceptions; the thread goes on in any case.
      try {
        log_(std::string("io thread: exception: ") + exception.what());
      } catch (std::bad_alloc const&) {  // there is no memory to say so
      }
    }
  }
}

}  // namespace tracuu::server
