// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "cli/manual/completed_value.hpp"
#include "cli/manual/completion.hpp"

namespace tracuu::cli {

namespace {

constexpr std::string_view kZshFrame = R"(#compdef tracuu
# zsh completion of tracuu, made of the texts of its help.
_tracuu_commands() {{
  local -a commands=(
{commands}  )
  _describe command commands
}}
_tracuu() {{
  local state line
  local -A opt_args
  _arguments -C {program} '1: :_tracuu_commands' '*:: :->rest'
  [[ $state == rest ]] || return
  case $line[1] in
{cases}  esac
}}
_tracuu "$@"
)";

/// Of a text in _arguments: brackets and colons have a meaning there.
std::string escaped(std::string_view text) {
  std::string out;
  for (char const letter : text) {
    if (letter == '[' || letter == ']' || letter == ':' || letter == '\\') out += '\\';
    out += letter;
  }
  return out;
}

std::string zsh_action(std::string_view name, std::vector<std::string> const& choices) {
  if (!choices.empty()) {
    std::string list = "(";
    for (std::string const& choice : choices) list += (list.size() > 1 ? " " : "") + choice;
    return list + ")";
  }
  switch (completed_value(name)) {
    case CompletedValue::File: return "_files";
    case CompletedValue::Folder: return "_files -/";
    case CompletedValue::Command: return "_tracuu_commands";
    case CompletedValue::Nothing: break;
  }
  return " ";
}

/// "'(-o --output)'{-o,--output}'[text]:FILE:_files'": each name excludes the others.
std::string zsh_option(OptionHelp const& option) {
  std::string specification;
  bool const has_several = option.names.size() > 1;
  std::string all;
  for (std::string const& name : option.names) all += (all.empty() ? "" : " ") + name;
  if (option.is_repeated) {
    specification += "'*'";
  } else if (has_several) {
    specification += fmt::format("'({})'", all);
  }
  if (has_several) {
    specification += "{";
    for (std::string const& name : option.names) {
      specification += (specification.back() == '{' ? "" : ",") + name;
    }
    specification += "}";
  } else {
    specification += option.names.front();
  }
  std::string rest = fmt::format("[{}]", escaped(option.text));
  if (!option.value.empty()) {
    rest += fmt::format(":{}:{}", option.value, zsh_action(option.value, option.choices));
  }
  return specification + shell_quoted(rest);
}

std::string zsh_options(CommandHelp const& command) {
  std::string text;
  for (OptionHelp const& option : command.options) {
    text += (text.empty() ? "" : " \\\n        ") + zsh_option(option);
  }
  return text;
}

std::string zsh_branch(CommandHelp const& command) {
  std::string text =
      fmt::format("    {})\n      _arguments {}", command.name, zsh_options(command));
  for (ArgumentHelp const& argument : command.arguments) {
    text +=
        " \\\n        " + shell_quoted(fmt::format("{}:{}:{}", argument.is_repeated ? "*" : "",
                                                   argument.name, zsh_action(argument.name, {})));
  }
  return text + " ;;\n";
}

}  // namespace

std::string zsh_completion(CommandHelp const& program, std::vector<CommandHelp> const& commands) {
  std::string names;
  std::string cases;
  for (CommandHelp const& command : commands) {
    names += "    " + shell_quoted(escaped(command.name) + ":" + escaped(command.summary)) + "\n";
    cases += zsh_branch(command);
  }
  return fmt::format(kZshFrame, fmt::arg("commands", names),
                     fmt::arg("program", zsh_options(program)), fmt::arg("cases", cases));
}

}  // namespace tracuu::cli
