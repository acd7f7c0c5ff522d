// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/usage/command_help.hpp"

#include <algorithm>
#include <string_view>

#include "base/utf8.hpp"
#include "cli/wording/say.hpp"

namespace tracuu::cli {

namespace {

constexpr std::size_t kColumns = 80;
constexpr std::size_t kTextColumn = 24;

/// Of text in NFC without wide characters: a code point a column.
std::size_t columns(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += base::decode_utf8(text, at).bytes) ++count;
  return count;
}

/// `text` in lines that begin at column `indent`; the first goes on at column `at`.
std::string wrapped(std::string_view text, std::size_t indent, std::size_t at) {
  std::string out;
  bool is_first = true;
  while (!text.empty()) {
    std::size_t const end = std::min(text.find(' '), text.size());
    std::string_view const word = text.substr(0, end);
    std::size_t const width = columns(word);
    if (!is_first && at + 1 + width > kColumns) {
      out += '\n' + std::string(indent, ' ');
      at = indent;
    } else if (!is_first) {
      out += ' ';
      ++at;
    }
    out += word;
    at += width;
    is_first = false;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out + "\n";
}

/// "  --limit N             hits on a page".
std::string entry(std::string const& name, std::string_view text) {
  std::string line = "  " + name;
  if (columns(line) + 2 > kTextColumn) {
    line += '\n' + std::string(kTextColumn, ' ');
  } else {
    line += std::string(kTextColumn - columns(line), ' ');
  }
  return line + wrapped(text, kTextColumn, kTextColumn);
}

std::string option_name(OptionHelp const& option) {
  std::string name = option.names.front().starts_with("--") ? "    " : "";
  for (std::string const& each : option.names) {
    if (&each != &option.names.front()) name += ", ";
    name += each;
  }
  return option.value.empty() ? name : name + ' ' + option.value;
}

std::string option_text(OptionHelp const& option, base::Language language) {
  std::string text = option.text;
  if (option.is_required) text += ' ' + std::string(say("help.required", language));
  if (option.is_repeated) text += ' ' + std::string(say("help.repeated", language));
  if (!option.fallback.empty()) text += " [" + option.fallback + ']';
  return text;
}

std::string heading(std::string_view text) {
  return '\n' + std::string(text) + ":\n";
}

std::string options_text(std::vector<OptionHelp> const& options, base::Language language) {
  if (options.empty()) return "";
  std::string text = heading(say("help.options", language));
  for (OptionHelp const& option : options) {
    text += entry(option_name(option), option_text(option, language));
  }
  return text;
}

std::string ending(CommandHelp const& command, base::Language language) {
  std::string text;
  for (std::string const& note : command.notes) text += '\n' + wrapped(note, 0, 0);
  if (command.examples.empty()) return text;
  text += heading(say("help.examples", language));
  for (std::string const& example : command.examples) text += "  " + example + '\n';
  return text;
}

}  // namespace

std::string usage_line(CommandHelp const& command) {
  std::string line = "tracuu " + command.name;
  for (ArgumentHelp const& argument : command.arguments) {
    std::string const name = argument.name + (argument.is_repeated ? "..." : "");
    line += ' ' + (argument.is_required ? name : '[' + name + ']');
  }
  for (OptionHelp const& option : command.options) {
    if (option.is_required) line += ' ' + option.names.back() + ' ' + option.value;
  }
  return line + " [...]";
}

std::string help_text(CommandHelp const& command, base::Language language) {
  std::string text = wrapped(usage_line(command), 0, 0) + '\n' + wrapped(command.summary, 0, 0);
  if (!command.arguments.empty()) {
    text += '\n';
    for (ArgumentHelp const& argument : command.arguments) {
      text += entry(argument.name, argument.text);
    }
  }
  return text + options_text(command.options, language) + ending(command, language);
}

std::string overview_text(CommandHelp const& program, std::vector<CommandHelp> const& commands,
                          base::Language language) {
  std::string text = wrapped(say("help.usage", language), 0, 0) + '\n' +
                     wrapped(program.summary, 0, 0) + heading(say("help.commands", language));
  for (CommandHelp const& command : commands) text += entry(command.name, command.summary);
  return text + options_text(program.options, language) + ending(program, language);
}

}  // namespace tracuu::cli
