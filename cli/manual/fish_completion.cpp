// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "cli/manual/completed_value.hpp"
#include "cli/manual/completion.hpp"

namespace tracuu::cli {

namespace {

/// Between single quotes of fish only the quote and the backslash are written otherwise.
std::string fish_quoted(std::string_view text) {
  std::string out = "'";
  for (char const letter : text) {
    if (letter == '\'' || letter == '\\') out += '\\';
    out += letter;
  }
  return out + "'";
}

/// What comes after an option of one kind of value; "" if it takes none.
std::string fish_value(OptionHelp const& option) {
  if (option.value.empty()) return "";
  if (!option.choices.empty()) {
    std::string words;
    for (std::string const& choice : option.choices) words += (words.empty() ? "" : " ") + choice;
    return fmt::format(" -x -a {}", fish_quoted(words));
  }
  switch (completed_value(option.value)) {
    case CompletedValue::File: return " -r -F";
    case CompletedValue::Folder: return " -x -a '(__fish_complete_directories)'";
    case CompletedValue::Command:
    case CompletedValue::Nothing: break;
  }
  return " -x";
}

std::string fish_option(std::string const& condition, OptionHelp const& option) {
  std::string line = "complete -c tracuu" + condition;
  for (std::string const& name : option.names) {
    line += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  }
  return line + fish_value(option) + " -d " + fish_quoted(option.text) + "\n";
}

std::string fish_argument(std::string const& condition, ArgumentHelp const& argument) {
  std::string const line = "complete -c tracuu" + condition;
  switch (completed_value(argument.name)) {
    case CompletedValue::File: return line + " -F\n";
    case CompletedValue::Folder: return line + " -a '(__fish_complete_directories)'\n";
    case CompletedValue::Command: return line + " -a \"$tracuu_commands\"\n";
    case CompletedValue::Nothing: break;
  }
  return "";
}

}  // namespace

std::string fish_completion(CommandHelp const& program, std::vector<CommandHelp> const& commands) {
  std::string names;
  for (CommandHelp const& command : commands) names += " " + command.name;
  std::string text =
      "# fish completion of tracuu, made of the texts of its help.\nset -l tracuu_commands" +
      names + "\ncomplete -c tracuu -f\n";
  std::string const before_command = " -n \"not __fish_seen_subcommand_from $tracuu_commands\"";
  for (OptionHelp const& option : program.options) text += fish_option(before_command, option);
  for (CommandHelp const& command : commands) {
    text += fmt::format("complete -c tracuu{} -a {} -d {}\n", before_command, command.name,
                        fish_quoted(command.summary));
    std::string const condition = fmt::format(" -n '__fish_seen_subcommand_from {}'", command.name);
    for (OptionHelp const& option : command.options) text += fish_option(condition, option);
    if (!command.arguments.empty()) text += fish_argument(condition, command.arguments.back());
  }
  return text;
}

}  // namespace tracuu::cli
