// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include "cli/commands.hpp"
#include "cli/files/log_file.hpp"
#include "cli/serve_config.hpp"
#include "cli/wording/error_text.hpp"
#include "cli/wording/say.hpp"
#include "server/server.hpp"
#include "server/systemd/service_manager.hpp"
#include "store/changesets.hpp"

namespace tracuu::cli {

namespace {

constexpr std::string_view kOlderProgram = "--older-program";

base::Result<server::ServerConfig> reload(ServeOptions const& options, LogFile& access_log) {
  auto config = serve_config(options);
  if (!config) return config.error();
  if (auto const opened = access_log.open(config->access_log); !opened) return opened.error();
  return std::move(config->server);
}

/// The command line as an older program understands it: without the option that names it.
std::vector<std::string> arguments_for_older(ServeOptions const& options) {
  std::vector<std::string> arguments{options.older_program.string()};
  for (std::size_t i = 0; i < options.arguments.size(); ++i) {
    std::string const& argument = options.arguments[i];
    if (argument == kOlderProgram) {
      ++i;
    } else if (!argument.starts_with(std::string(kOlderProgram) + "=")) {
      arguments.push_back(argument);
    }
  }
  return arguments;
}

/// Lets the older program take this one's place, with its sockets; returns only if it cannot.
base::Error run_older_program(ServeOptions const& options, std::vector<int> const& sockets) {
  std::vector<std::string> arguments = arguments_for_older(options);
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  server::keep_for_next_program(sockets);
  ::execv(argv.front(), argv.data());
  return {base::ErrorCode::Io,
          fmt::format("{} cannot be run: {}", argv.front(), std::strerror(errno)),
          "it was to serve an index of an older version"};
}

std::string where_it_listens(std::string const& address, std::uint16_t port, bool is_passed,
                             base::Language language) {
  if (is_passed) return say("serve.listening_passed", language, std::to_string(port)) + '\n';
  bool const is_v6 = address.find(':') != std::string::npos;
  std::string const url = fmt::format("http://{}:{}/", is_v6 ? "[" + address + "]" : address, port);
  return say("serve.listening", language, url) + '\n';
}

}  // namespace

base::Result<ExitCode> run(ServeOptions const& options, Output& output) {
  auto config = serve_config(options);
  if (!config) return config.error();
  if (options.check_config) {
    output.print_remark(fmt::format("{}\n", say("serve.well_formed", output.language())));
    return ExitCode::Ok;
  }
  store::keep_changesets(config->changesets);
  auto const sockets = server::inherited_sockets();
  if (!sockets) return sockets.error();
  LogFile access_log;
  if (auto const opened = access_log.open(config->access_log); !opened) return opened.error();
  server::Supervision const manager = server::supervision_of_manager();
  config->server.sockets = *sockets;
  config->server.supervision = manager;
  config->server.log = [&output](std::string const& line) { output.print_error(line + "\n"); };
  config->server.access_log = [&access_log](std::string const& line) { access_log.write(line); };
  config->server.reload = [&] { return reload(options, access_log); };
  std::string const address = config->server.address;
  auto server = server::Server::start(std::move(config->server));
  if (!server) {
    bool const is_of_other_version = server.error().code == base::ErrorCode::SchemaMismatch;
    if (!is_of_other_version || options.older_program.empty()) return server.error();
    output.print_error(
        fmt::format("{}\n  {}\n", in_language(server.error(), output.language()).message,
                    say("serve.older_serves", output.language(), options.older_program.string())));
    return run_older_program(options, *sockets);
  }
  server->stop_on_signals();
  server->reload_on_hangup();
  output.print_remark(
      where_it_listens(address, server->port(), !sockets->empty(), output.language()));
  manager.tell(server::ServicePhase::Ready, fmt::format("serving on port {}", server->port()));
  server->wait();
  return ExitCode::Ok;
}

}  // namespace tracuu::cli
