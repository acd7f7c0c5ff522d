// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "base/language.hpp"
#include "cli/usage/command_help.hpp"

namespace tracuu::cli {

/// A file below share/ of an installation.
struct ManualFile {
  std::string path;  ///< "man/man1/tracuu-search.1"
  std::string text;
};

/// The program's help in one language.
struct ProgramHelp {
  base::Language language = base::Language::English;
  CommandHelp program;
  std::vector<CommandHelp> commands;
};

/// All man pages in the languages of `helps` (English in man/, Vietnamese in man/vi/), and the
/// completions of bash, zsh and fish in the first one.
[[nodiscard]] std::vector<ManualFile> manual_files(std::vector<ProgramHelp> const& helps,
                                                   std::string const& version,
                                                   std::string const& date);

}  // namespace tracuu::cli
