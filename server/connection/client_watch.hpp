// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include "server/connection/channel.hpp"

namespace tracuu::server {

/// Looks again and again whether the client of a channel is still there, and calls `gone` once when
/// it is not. To be made, used and destroyed on the channel's executor; ends when it is destroyed.
class ClientWatch {
 public:
  /// REQUIRES: `channel` outlives this.
  ClientWatch(Channel& channel, std::function<void()> gone);
  ClientWatch(ClientWatch const&) = delete;
  ClientWatch& operator=(ClientWatch const&) = delete;
  ~ClientWatch();

 private:
  struct Round;
  static void look_later(std::shared_ptr<Round> round);

  std::shared_ptr<Round> round_;
};

}  // namespace tracuu::server
