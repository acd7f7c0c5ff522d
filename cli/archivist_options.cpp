// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "cli/command_options.hpp"
#include "cli/wording/say.hpp"

namespace tracuu::cli {

void add_batch_options(CommandBuilder& command, BatchOptions& options) {
  auto const text = [&](TerminalKey<0> key) { return std::string(say(key, command.language())); };
  command.argument({"QUERIES", text("batch.queries"), true}, options.queries);
  require_index(command, options.index);
  auto* const output = command.path({"-o,--out", "FILE", text("batch.output")}, options.output);
  command.number({"--hits", "N", text("batch.hits")}, {0, search::kMaxPageSize}, options.hits);
  command.excludes(command.flag({"--json", "", text("batch.json")}, options.json), output);
  command.number({"--time-limit", "MS", text("batch.time_limit")}, {1}, options.time_limit_ms);
  command.path({"--words", "FILE", text("search.words")}, options.words);
  command.path({"--curation", "FILE", text("search.curation")}, options.curation);
  add_quiet_option(command, options.quiet);
  command.help().notes = {text("batch.note")};
  command.help().examples = {"tracuu batch cau-tim.csv --out ket-qua.xlsx"};
}

void add_identify_options(CommandBuilder& command, IdentifyOptions& options) {
  auto const text = [&](TerminalKey<0> key) { return std::string(say(key, command.language())); };
  command.arguments({"FILE", text("identify.sources"), true, true}, options.sources);
  require_index(command, options.index);
  command.flag({"--json", "", text("option.json_object")}, options.json);
  command.flag({"-q,--quiet", "", text("identify.quiet")}, options.quiet);
  command.help().notes = {text("identify.note")};
  command.help().examples = {"tracuu identify quyet-dinh-119.pdf",
                             "tracuu identify --quiet ho-so/"};
}

void add_notify_options(CommandBuilder& command, NotifyOptions& options) {
  auto const text = [&](TerminalKey<0> key) { return std::string(say(key, command.language())); };
  command.argument({"FILE", text("notify.config"), true}, options.config_file);
  require_index(command, options.index);
  command.flag({"--dry-run", "", text("notify.dry_run")}, options.dry_run);
  add_quiet_option(command, options.quiet);
  command.help().notes = {text("notify.note")};
  command.help().examples = {"tracuu notify /etc/tracuu/notify.toml"};
}

}  // namespace tracuu::cli
