// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/manual/manual_files.hpp"

#include <fmt/format.h>

#include "cli/manual/completion.hpp"
#include "cli/manual/manual_page.hpp"

namespace tracuu::cli {

namespace {

std::string path_of_page(CommandHelp const& command, base::Language language) {
  std::string folder = "man/";
  if (language == base::Language::Vietnamese) folder += "vi/";
  return fmt::format("{}man1/{}.1", folder, manual_name(command));
}

}  // namespace

std::vector<ManualFile> manual_files(std::vector<ProgramHelp> const& helps,
                                     std::string const& version, std::string const& date) {
  std::vector<ManualFile> files;
  for (ProgramHelp const& help : helps) {
    ManualFacts const facts{version, date, help.language};
    files.push_back({path_of_page(help.program, help.language),
                     manual_page(help.program, help.commands, facts)});
    for (CommandHelp const& command : help.commands) {
      files.push_back(
          {path_of_page(command, help.language), manual_page(command, help.commands, facts)});
    }
  }
  // Where the packages of Debian have their completions.
  CommandHelp const& program = helps.front().program;
  std::vector<CommandHelp> const& commands = helps.front().commands;
  files.push_back({"bash-completion/completions/tracuu", bash_completion(program, commands)});
  files.push_back({"zsh/vendor-completions/_tracuu", zsh_completion(program, commands)});
  files.push_back({"fish/vendor_completions.d/tracuu.fish", fish_completion(program, commands)});
  return files;
}

}  // namespace tracuu::cli
