// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "cli/manual/completed_value.hpp"
#include "cli/manual/completion.hpp"

namespace tracuu::cli {

namespace {

// COMP_WORDS holds "--sort=newest" as three words; so the value of an option may follow a "=".
constexpr std::string_view kBashFrame =
    R"(# bash completion of tracuu, made of the texts of its help.
_tracuu() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} command='' i
  if [[ $word == = ]]; then word=''; elif [[ $before == = ]]; then before=${{COMP_WORDS[COMP_CWORD-2]}}; fi
  for ((i = 1; i < COMP_CWORD; ++i)); do
    case ${{COMP_WORDS[i]}} in
      {commands}) command=${{COMP_WORDS[i]}}; break ;;
    esac
  done
  COMPREPLY=()
  case $command in
{cases}  esac
}}
complete -F _tracuu tracuu
)";

std::string words_of(std::vector<std::string> const& words) {
  std::string text;
  for (std::string const& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

std::string reply_with(std::string const& generator) {
  return fmt::format("mapfile -t COMPREPLY < <(compgen {} -- \"$word\")", generator);
}

std::string names_of_commands(std::vector<CommandHelp> const& commands, char between) {
  std::string text;
  for (CommandHelp const& command : commands) {
    if (!text.empty()) text += between;
    text += command.name;
  }
  return text;
}

/// The statement that completes a value of this name; ":" if nothing does.
std::string value_reply(std::string_view name, std::vector<std::string> const& choices,
                        std::vector<CommandHelp> const& commands) {
  if (!choices.empty()) return reply_with("-W " + shell_quoted(words_of(choices)));
  switch (completed_value(name)) {
    case CompletedValue::File: return "compopt -o filenames; " + reply_with("-f");
    case CompletedValue::Folder: return "compopt -o filenames; " + reply_with("-d");
    case CompletedValue::Command:
      return reply_with("-W " + shell_quoted(names_of_commands(commands, ' ')));
    case CompletedValue::Nothing: break;
  }
  return ":";
}

std::string all_names(CommandHelp const& command) {
  std::string names;
  for (OptionHelp const& option : command.options) {
    for (std::string const& name : option.names) names += (names.empty() ? "" : " ") + name;
  }
  return names;
}

/// A branch of the command's `case`: what follows an option, else options or the argument.
std::string branch(std::string const& pattern, CommandHelp const& command,
                   std::string const& argument, std::vector<CommandHelp> const& commands) {
  std::string text = fmt::format("    {})\n      case $before in\n", pattern);
  for (OptionHelp const& option : command.options) {
    if (option.value.empty()) continue;
    std::string names;
    for (std::string const& name : option.names) names += (names.empty() ? "" : "|") + name;
    text += fmt::format("        {}) {}; return ;;\n", names,
                        value_reply(option.value, option.choices, commands));
  }
  return text + fmt::format(
                    "      esac\n      if [[ $word == -* ]]; then\n        {}\n      else\n"
                    "        {}\n      fi ;;\n",
                    reply_with("-W " + shell_quoted(all_names(command))), argument);
}

}  // namespace

std::string bash_completion(CommandHelp const& program, std::vector<CommandHelp> const& commands) {
  std::string cases = branch("''", program, value_reply("COMMAND", {}, commands), commands);
  for (CommandHelp const& command : commands) {
    std::string const argument =
        command.arguments.empty() ? ":" : value_reply(command.arguments.back().name, {}, commands);
    cases += branch(command.name, command, argument, commands);
  }
  return fmt::format(kBashFrame, fmt::arg("commands", names_of_commands(commands, '|')),
                     fmt::arg("cases", cases));
}

}  // namespace tracuu::cli
