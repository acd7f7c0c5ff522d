// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/options.hpp"
#include "cli/usage/command_builder.hpp"

namespace tracuu::cli {

// What each command can be told: declared at a builder, which writes into the options while a
// command line is read. The options must live as long as the builder.

void add_index_options(CommandBuilder& command, IndexOptions& options);
void add_search_options(CommandBuilder& command, SearchOptions& options);
void add_explain_options(CommandBuilder& command, ExplainOptions& options);
void add_serve_options(CommandBuilder& command, ServeOptions& options);

/// `--db DIR`, which TRACUU_DB may name instead.
CommandBuilder::Option* add_index_option(CommandBuilder& command, std::filesystem::path& index);

/// `--quiet`.
void add_quiet_option(CommandBuilder& command, bool& quiet);

}  // namespace tracuu::cli
