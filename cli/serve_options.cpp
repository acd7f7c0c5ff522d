// SPDX-License-Identifier: GPL-3.0-or-later
#include <optional>
#include <string>

#include "cli/command_options.hpp"
#include "cli/wording/say.hpp"
#include "server/server.hpp"

namespace tracuu::cli {

namespace {

/// A reader that takes any text.
template <class Target>
CommandBuilder::Reader any(std::optional<Target>& target) {
  return [&target](std::string const& value) {
    target = Target(value);
    return std::optional<std::string>();
  };
}

CommandBuilder::Reader public_url_reader(std::optional<std::string>& target,
                                         base::Language language) {
  return [&target, language](std::string const& value) -> std::optional<std::string> {
    if (!server::is_public_url(value)) return std::string(say("usage.public_url", language));
    target = value;
    return std::nullopt;
  };
}

}  // namespace

void add_serve_options(CommandBuilder& command, ServeOptions& options) {
  auto const text = [&](TerminalKey<0> key) { return std::string(say(key, command.language())); };
  command.path({"--config", "FILE", text("serve.config")}, options.config_file);
  command.flag({"--check-config", "", text("serve.check_config")}, options.check_config);
  add_shards_option(command,
                    [&options](store::ShardList list) { options.index = std::move(list); });
  command.read({"--address", "ADDRESS", text("serve.address")}, any(options.address));
  command.help().options.back().fallback = server::ServerConfig().address;
  command.number({"--port", "N", text("serve.port")}, {0, 65'535}, options.port);
  command.help().options.back().fallback = std::to_string(server::ServerConfig().port);
  command.number({"--workers", "N", text("serve.workers")}, {1, 256}, options.workers);
  command.read({"--access-log", "FILE", text("serve.access_log")}, any(options.access_log));
  command.read({"--tokens", "FILE", text("serve.tokens")}, any(options.tokens));
  command.read({"--curation", "FILE", text("serve.curation")}, any(options.curation));
  command.read({"--public-url", "URL", text("serve.public_url")},
               public_url_reader(options.public_url, command.language()));
  command.read({"--admin-email", "ADDRESS", text("serve.admin_email")}, any(options.admin_email));
  command.path({"--older-program", "FILE", text("serve.older_program")}, options.older_program);
  add_changesets_option(command, options.changesets);
  add_quiet_option(command, options.quiet);
  command.help().notes = {text("serve.note")};
  command.help().examples = {"tracuu serve --db lamgiang.db --port 8080",
                             "tracuu serve --config /etc/tracuu/tracuu.toml"};
}

}  // namespace tracuu::cli
