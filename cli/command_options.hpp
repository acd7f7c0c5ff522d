// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <optional>

#include "cli/options.hpp"
#include "cli/usage/command_builder.hpp"
#include "cli/wording/say.hpp"
#include "schema/date.hpp"
#include "server/state/server_config.hpp"
#include "store/shard_list.hpp"

namespace tracuu::cli {

// What each command can be told: declared at a builder, which writes into the options while a
// command line is read. The options must live as long as the builder.

void add_index_options(CommandBuilder& command, IndexOptions& options);
void add_crawl_options(CommandBuilder& command, CrawlOptions& options);
void add_search_options(CommandBuilder& command, SearchOptions& options);
void add_explain_options(CommandBuilder& command, ExplainOptions& options);
void add_batch_options(CommandBuilder& command, BatchOptions& options);
void add_identify_options(CommandBuilder& command, IdentifyOptions& options);
void add_notify_options(CommandBuilder& command, NotifyOptions& options);
void add_serve_options(CommandBuilder& command, ServeOptions& options);
void add_queries_options(CommandBuilder& command, QueriesOptions& options);

/// `--db DIR` (or TRACUU_DB) of a command that needs one folder of this machine.
void add_folder_option(CommandBuilder& command, std::filesystem::path& index);

/// As that, of a command that may do without it.
CommandBuilder::Option* add_optional_folder(CommandBuilder& command, std::filesystem::path& index);

/// An end of `dates`: that of the period which is named ("2026-11").
void add_date_option(CommandBuilder& command, OptionWords words, schema::DateRange& dates,
                     std::optional<schema::Date> schema::DateRange::* end);

/// `--db` of a command that reads an index, once for each of its shards. `take` gets them.
CommandBuilder::Option* add_shards_option(CommandBuilder& command,
                                          std::function<void(store::ShardList)> take);
/// As that, of a command that cannot do without it.
void require_index(CommandBuilder& command, store::ShardList& index);

/// `--changesets` (or TRACUU_CHANGESETS) of a command that commits in place. `changesets`: a
/// number, or an optional one.
template <class Count>
void add_changesets_option(CommandBuilder& command, Count& changesets) {
  std::string text(say("option.changesets", command.language()));
  command.number({"--changesets", "N", std::move(text)}, {0, server::kMostChangesets}, changesets)
      ->envname("TRACUU_CHANGESETS");
}

/// `--quiet`.
void add_quiet_option(CommandBuilder& command, bool& quiet);

}  // namespace tracuu::cli
