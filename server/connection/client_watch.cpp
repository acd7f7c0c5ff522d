// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/connection/client_watch.hpp"

#include <chrono>
#include <utility>

namespace tracuu::server {
namespace {

// Most searches are done before the first look.
constexpr std::chrono::milliseconds kLookEvery{25};

}  // namespace

struct ClientWatch::Round {
  Channel* channel;  ///< null: the watch is over
  std::function<void()> gone;
  net::steady_timer timer;
};

ClientWatch::ClientWatch(Channel& channel, std::function<void()> gone)
    : round_(std::make_shared<Round>(
          Round{&channel, std::move(gone), net::steady_timer(channel.executor())})) {
  look_later(round_);
}

ClientWatch::~ClientWatch() {
  round_->channel = nullptr;
  round_->timer.cancel();
}

void ClientWatch::look_later(std::shared_ptr<Round> round) {
  net::steady_timer& timer = round->timer;
  timer.expires_after(kLookEvery);
  timer.async_wait([round = std::move(round)](beast::error_code) {
    if (round->channel == nullptr) return;
    if (round->channel->is_open()) {
      look_later(round);
    } else {
      round->channel = nullptr;
      round->gone();
    }
  });
}

}  // namespace tracuu::server
