// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "base/result.hpp"
#include "server/state/supervision.hpp"

namespace tracuu::server {

/// What this process has from the service manager that started it, and how it tells it of itself:
/// sd_listen_fds(3), sd_notify(3), sd_watchdog_enabled(3). Where nobody supervises it, there are no
/// sockets, and what is told goes nowhere.

/// The sockets that listen for us (a unit tracuu.socket), whose connections wait while we start.
/// Child processes do not get them. InvalidArgument for a socket that is not for TCP, or that does
/// not listen. To be called before there are threads.
[[nodiscard]] base::Result<std::vector<int>> inherited_sockets();

/// Hands `sockets` on to the program that takes the place of this one (execve(2)).
void keep_for_next_program(std::vector<int> const& sockets);

/// Tells the manager of the phases (READY=1, RELOADING=1, STOPPING=1, with STATUS=), and beats for
/// its watchdog (WATCHDOG=1) twice in the time that it allows.
[[nodiscard]] Supervision supervision_of_manager();

}  // namespace tracuu::server
