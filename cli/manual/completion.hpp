// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "cli/usage/command_help.hpp"

namespace tracuu::cli {

// What a shell completes after "tracuu": commands, the options of each, values where there are few,
// else files and folders where the option or argument takes one. `program` is the program itself.

/// For bash: a function and `complete`, as a file of bash-completion or to be sourced.
[[nodiscard]] std::string bash_completion(CommandHelp const& program,
                                          std::vector<CommandHelp> const& commands);

/// For zsh: the file _tracuu, with the texts of commands and options.
[[nodiscard]] std::string zsh_completion(CommandHelp const& program,
                                         std::vector<CommandHelp> const& commands);

/// For fish, with the texts.
[[nodiscard]] std::string fish_completion(CommandHelp const& program,
                                          std::vector<CommandHelp> const& commands);

}  // namespace tracuu::cli
