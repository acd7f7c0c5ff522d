// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "cli/doctor/findings.hpp"
#include "server/state/server_config.hpp"

namespace tracuu::cli {

/// Where the service is reached and whom it believes: public address, proxies, metrics.
void check_proxies(server::ServerConfig const& config, Findings& findings);

/// The file of tokens: whether it can be read, is right, and is secret.
void check_tokens(server::ServerConfig const& config, Findings& findings);

/// The access log's folder, and whether as many files may be open as connections are let in.
void check_limits(server::ServerConfig const& config, std::string const& access_log,
                  Findings& findings);

/// Whether the service runs at its address, and what it says of itself (/readyz); 2 s at most.
void check_running(server::ServerConfig const& config, Findings& findings);

}  // namespace tracuu::cli
