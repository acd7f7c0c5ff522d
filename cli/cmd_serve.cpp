// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <utility>

#include "cli/commands.hpp"
#include "server/server.hpp"

namespace tracuu::cli {

base::Result<ExitCode> run(ServeOptions const& options, Output& output) {
  server::ServerConfig config = options.config;
  config.log = [&output](std::string const& line) { output.print_error(line + "\n"); };
  auto server = server::Server::start(std::move(config));
  if (!server) return server.error();
  server->stop_on_signals();
  std::string const& address = options.config.address;
  bool const is_v6 = address.find(':') != std::string::npos;
  output.print(fmt::format("listening on http://{}:{}/ (stop with Ctrl+C)\n",
                           is_v6 ? "[" + address + "]" : address, server->port()));
  server->wait();
  return ExitCode::Ok;
}

}  // namespace tracuu::cli
