// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "base/language.hpp"
#include "cli/usage/command_help.hpp"

namespace tracuu::cli {

/// What stands at the foot of every page.
struct ManualFacts {
  std::string version;  ///< "0.1.0"
  std::string date;     ///< "2026-11-30"
  base::Language language = base::Language::English;
};

/// The name of the page of a command of `tracuu`: "tracuu-search". Of the program itself: "tracuu".
[[nodiscard]] std::string manual_name(CommandHelp const& command);

/// A man page (man(7), UTF-8) of what `tracuu COMMAND --help` says; `others` are the commands that
/// it refers to. Of the program itself it lists them.
[[nodiscard]] std::string manual_page(CommandHelp const& command,
                                      std::vector<CommandHelp> const& others,
                                      ManualFacts const& facts);

}  // namespace tracuu::cli
