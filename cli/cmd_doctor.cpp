// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <string>
#include <utility>

#include "cli/commands.hpp"
#include "cli/config_file.hpp"
#include "cli/doctor/clock_checks.hpp"
#include "cli/doctor/findings.hpp"
#include "cli/doctor/index_checks.hpp"
#include "cli/doctor/service_checks.hpp"
#include "cli/doctor/tool_checks.hpp"
#include "cli/wording/error_text.hpp"
#include "cli/wording/say.hpp"

namespace tracuu::cli {

namespace {

/// The package's configuration, which is taken if none is named and it is there.
constexpr char const* kUsualConfig = "/etc/tracuu/tracuu.toml";

/// The configuration as the service would have it, as far as it can be read; whether there is one.
bool check_configuration(DoctorOptions const& options, ServeConfig& config, Findings& findings) {
  base::Language const language = findings.language();
  std::filesystem::path file = options.config_file;
  std::error_code ignored;
  bool const is_usual =
      file.empty() && !options.index && std::filesystem::exists(kUsualConfig, ignored);
  if (is_usual) file = kUsualConfig;
  if (options.index) config.server.index = *options.index;
  if (file.empty()) {
    findings.add("configuration", Health::Note, say("doctor.config.none", language),
                 say("doctor.config.none.hint", language));
    return false;
  }
  ServeConfig read;
  auto done = read_config_file(file, read);
  if (done) done = server::check_config(read.server);
  if (!done) {
    base::Error const told = in_language(done.error(), language);
    findings.add("configuration", Health::Failure, told.message, told.hint);
    return false;
  }
  config = std::move(read);
  if (options.index) config.server.index = *options.index;
  findings.add("configuration", Health::Good, say("doctor.config", language, file.string()));
  return true;
}

ExitCode exit_code_of(Health worst) {
  switch (worst) {
    case Health::Good:
    case Health::Note: return ExitCode::Ok;
    case Health::Warning: return ExitCode::SomeRejected;
    case Health::Failure: return ExitCode::Io;
  }
  return ExitCode::Internal;
}

}  // namespace

base::Result<ExitCode> run(DoctorOptions const& options, Output& output) {
  Findings findings(output.language());
  ServeConfig config;
  bool const is_configured = check_configuration(options, config, findings);
  if (!config.server.index.empty()) {
    check_index(config.server.index, !config.server.tokens.empty(), findings);
  } else {
    findings.add("index", Health::Note, say("doctor.index.none", output.language()),
                 say("doctor.index.none.hint", output.language()));
  }
  if (is_configured) {
    check_tokens(config.server, findings);
    check_proxies(config.server, findings);
    check_limits(config.server, config.access_log, findings);
    check_running(config.server, findings);
  }
  check_clock(findings);
  check_memory(findings);
  check_tools(findings);
  output.print(options.json ? findings_json(findings) : findings_text(findings, options.quiet));
  return exit_code_of(findings.worst());
}

}  // namespace tracuu::cli
