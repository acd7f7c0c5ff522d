// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>

namespace tracuu::server {

/// For whom a worker works.
struct JobOwner {
  std::string client{};  ///< as Ticket::client

  /// Calls its argument, at most once, when the client has gone, until what it returns is
  /// destroyed. Empty: the work is done whether anybody waits or not.
  std::function<std::shared_ptr<void>(std::function<void()>)> watch{};
};

}  // namespace tracuu::server
