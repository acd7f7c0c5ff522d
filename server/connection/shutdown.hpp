// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "server/connection/listener.hpp"
#include "server/connection/session.hpp"

namespace tracuu::server {

/// A graceful stop: stops accepting, closes idle connections, those that have just been made a
/// moment later than the others (their first request is on its way), lets requests in
/// flight finish, each with "Connection: close". What is left at the drain
/// timeout is cut: waiting searches are answered as busy and sockets closed.
/// Returns when no connection is open, which takes no longer than the timeout
/// and the searches that run then (those can't be interrupted). Waits for
/// memory where it lacks. Not to be called on a thread that reads and writes sockets.
void shut_down(std::vector<std::unique_ptr<Listener>> const& listeners, ServiceParts service);

}  // namespace tracuu::server
