// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>
#include <string>
#include <thread>

#include "cli/command_options.hpp"
#include "cli/wording/say.hpp"

namespace tracuu::cli {

namespace {

std::map<std::string, indexer::MergeWhen> const kMergeNames{{"auto", indexer::MergeWhen::Auto},
                                                            {"always", indexer::MergeWhen::Always},
                                                            {"never", indexer::MergeWhen::Never}};

constexpr NumberBounds kThreads{1, 64};
constexpr NumberBounds kSeconds{1, 3600};

void add_ocr_options(CommandBuilder& command, IndexOptions& options) {
  auto const text = [&](TerminalKey<0> key) { return std::string(say(key, command.language())); };
  auto* const ocr = command.flag({"--ocr", "", text("index.ocr")}, options.ocr);
  command.needs(command.number({"--ocr-workers", "N", text("index.ocr_workers")}, kThreads,
                               options.ocr_workers),
                ocr);
  command.needs(
      command.number({"--ocr-time", "S", text("index.ocr_time")}, kSeconds, options.ocr_seconds),
      ocr);
  command.needs(command.number({"--ocr-memory", "MB", text("index.ocr_memory")}, {256, 65'536},
                               options.ocr_megabytes),
                ocr);
}

void add_upkeep_options(CommandBuilder& command, IndexOptions& options,
                        CommandBuilder::Option* rebuild) {
  auto const text = [&](TerminalKey<0> key) { return std::string(say(key, command.language())); };
  auto* const prune = command.flag({"--prune", "", text("index.prune")}, options.prune);
  command.excludes(prune, rebuild);
  command.needs(
      command.flag({"--prune-missing", "", text("index.prune_missing")}, options.prune_missing),
      prune);
  command.flag({"--reread", "", text("index.reread")}, options.reread);
  auto* const dry_run = command.flag({"-n,--dry-run", "", text("index.dry_run")}, options.dry_run);
  command.excludes(command.flag({"--watch", "", text("index.watch")}, options.watch), dry_run);
}

CommandBuilder::Reader shard_reader(indexer::ShardChoice& target, base::Language language) {
  return [&target, language](std::string const& value) -> std::optional<std::string> {
    auto const shard = indexer::ShardChoice::parse(value);
    if (!shard) return std::string(say("usage.shard_choice", language));
    target = *shard;
    return std::nullopt;
  };
}

void add_reading_options(CommandBuilder& command, IndexOptions& options) {
  auto const text = [&](TerminalKey<0> key) { return std::string(say(key, command.language())); };
  command.read({"--shard", "K/N", text("index.shard")},
               shard_reader(options.shard, command.language()));
  command.flag({"--keep-noindex", "", text("index.keep_noindex")}, options.keep_noindex);
  command.flag({"--skip-list-pages", "", text("index.skip_list_pages")}, options.skip_list_pages);
  command.path({"--rules", "FILE", text("index.rules")}, options.rules);
  command.number({"--document-time", "S", text("index.document_time")}, kSeconds,
                 options.document_seconds);
  command.number({"--document-memory", "MB", text("index.document_memory")}, {128, 65'536},
                 options.document_megabytes);
  command.number({"--max-text", "MB", text("index.max_text")}, {1, 64}, options.max_text_megabytes);
  command.text({"--report", "FILE", text("index.report")}, options.report);
}

}  // namespace

void add_index_options(CommandBuilder& command, IndexOptions& options) {
  auto const text = [&](TerminalKey<0> key) { return std::string(say(key, command.language())); };
  options.workers = std::max(1u, std::thread::hardware_concurrency());
  command.arguments({"SOURCE", text("index.sources"), true, true}, options.sources);
  add_folder_option(command, options.index);
  command.number({"--workers", "N", text("index.workers")}, kThreads, options.workers);
  auto* const rebuild = command.flag({"--rebuild", "", text("index.rebuild")}, options.rebuild);
  command.flag({"--through-xapian", "", text("index.through_xapian")}, options.through_xapian);
  command.choice({"--merge", "WHEN", text("index.merge")}, kMergeNames, options.merge);
  add_upkeep_options(command, options, rebuild);
  add_changesets_option(command, options.changesets);
  add_reading_options(command, options);
  add_ocr_options(command, options);
  add_quiet_option(command, options.quiet);
  command.help().notes = {text("index.note")};
  command.help().examples = {"tracuu index data/sample --db lamgiang.db",
                             "tracuu index /srv/portal --prune --watch --db portal.db",
                             "tracuu export --db a.db | tracuu index - --db b.db"};
}

}  // namespace tracuu::cli
