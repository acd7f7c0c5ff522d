// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <utility>

#include "cli/commands.hpp"
#include "cli/log_file.hpp"
#include "cli/serve_config.hpp"
#include "server/server.hpp"
#include "store/changesets.hpp"

namespace tracuu::cli {

namespace {

base::Result<server::ServerConfig> reload(ServeOptions const& options, LogFile& access_log) {
  auto config = serve_config(options);
  if (!config) return config.error();
  if (auto const opened = access_log.open(config->access_log); !opened) return opened.error();
  return std::move(config->server);
}

}  // namespace

base::Result<ExitCode> run(ServeOptions const& options, Output& output) {
  auto config = serve_config(options);
  if (!config) return config.error();
  if (options.check_config) {
    output.print("the configuration is well-formed\n");
    return ExitCode::Ok;
  }
  store::keep_changesets(config->changesets);
  LogFile access_log;
  if (auto const opened = access_log.open(config->access_log); !opened) return opened.error();
  config->server.log = [&output](std::string const& line) { output.print_error(line + "\n"); };
  config->server.access_log = [&access_log](std::string const& line) { access_log.write(line); };
  config->server.reload = [&] { return reload(options, access_log); };
  std::string const address = config->server.address;
  auto server = server::Server::start(std::move(config->server));
  if (!server) return server.error();
  server->stop_on_signals();
  server->reload_on_hangup();
  bool const is_v6 = address.find(':') != std::string::npos;
  output.print(fmt::format("listening on http://{}:{}/ (stop with Ctrl+C)\n",
                           is_v6 ? "[" + address + "]" : address, server->port()));
  server->wait();
  return ExitCode::Ok;
}

}  // namespace tracuu::cli
