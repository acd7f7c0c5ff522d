// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/manual/manual_page.hpp"

#include <fmt/format.h>

#include <string_view>

#include "cli/wording/say.hpp"

namespace tracuu::cli {

namespace {

constexpr std::string_view kProgram = "tracuu";

/// As text: groff_char(7) has - for a hyphen, and a line that begins with . or ' for a request.
std::string roff(std::string_view text) {
  std::string out;
  for (char const letter : text) {
    bool const begins_line = out.empty() || out.back() == '\n';
    if (begins_line && (letter == '.' || letter == '\'')) out += "\\&";
    switch (letter) {
      case '\\': out += "\\e"; break;
      case '-': out += "\\-"; break;
      case '\'': out += "\\(aq"; break;
      case '`': out += "\\(ga"; break;
      case '^': out += "\\(ha"; break;
      case '~': out += "\\(ti"; break;
      default: out += letter;
    }
  }
  return out;
}

std::string bold(std::string_view text) {
  return "\\fB" + roff(text) + "\\fR";
}

std::string italic(std::string_view text) {
  return "\\fI" + roff(text) + "\\fR";
}

std::string upper(std::string_view name) {
  std::string out;
  for (char const letter : name) {
    bool const is_small = letter >= 'a' && letter <= 'z';
    out += is_small ? static_cast<char>(letter - 'a' + 'A') : letter;
  }
  return out;
}

std::string section(std::string_view title) {
  return fmt::format(".SH \"{}\"\n", title);
}

std::string paragraph(std::string const& head, std::string_view text) {
  return ".TP\n" + head + "\n" + roff(text) + "\n";
}

std::string head_of(OptionHelp const& option) {
  std::string head;
  for (std::string const& name : option.names) head += (head.empty() ? "" : ", ") + bold(name);
  return option.value.empty() ? head : head + " " + italic(option.value);
}

std::string text_of(OptionHelp const& option, base::Language language) {
  std::string text = option.text;
  if (!option.choices.empty()) {
    text += ":";
    for (std::string const& choice : option.choices) {
      text += (&choice == &option.choices.front() ? " " : ", ") + choice;
    }
  }
  if (!option.fallback.empty()) text += fmt::format(" [{}]", option.fallback);
  if (option.is_required) text += fmt::format(" {}", say("help.required", language));
  if (option.is_repeated) text += fmt::format(" {}", say("help.repeated", language));
  return text;
}

std::string arguments_and_options(CommandHelp const& command, base::Language language) {
  std::string text;
  for (ArgumentHelp const& argument : command.arguments) {
    text += paragraph(italic(argument.name), argument.text);
  }
  for (OptionHelp const& option : command.options) {
    text += paragraph(head_of(option), text_of(option, language));
  }
  return text.empty() ? "" : section(say("manual.options", language)) + text;
}

std::string notes(CommandHelp const& command, base::Language language) {
  if (command.notes.empty()) return "";
  std::string text = section(say("manual.description", language));
  for (std::string const& note : command.notes) text += ".PP\n" + roff(note) + "\n";
  return text;
}

std::string examples(CommandHelp const& command, base::Language language) {
  if (command.examples.empty()) return "";
  std::string text = section(say("manual.examples", language)) + ".EX\n";
  for (std::string const& line : command.examples) text += roff(line) + "\n";
  return text + ".EE\n";
}

std::string list_of(std::vector<CommandHelp> const& commands, base::Language language) {
  std::string text = section(say("manual.commands", language));
  for (CommandHelp const& command : commands) {
    text += paragraph(bold(command.name), command.summary);
  }
  return text;
}

std::string see_also(CommandHelp const& command, std::vector<CommandHelp> const& others,
                     base::Language language) {
  std::vector<std::string> names;
  if (command.name != kProgram) names.emplace_back(kProgram);
  for (CommandHelp const& other : others) {
    if (other.name != command.name) names.push_back(manual_name(other));
  }
  std::string joined;
  for (std::string const& name : names) {
    bool const is_last = &name == &names.back();
    joined += fmt::format(".BR {} (1){}\n", roff(name), is_last ? "" : ",");
  }
  return section(say("manual.see_also", language)) + joined;
}

}  // namespace

std::string manual_name(CommandHelp const& command) {
  return command.name == kProgram ? command.name : fmt::format("{}-{}", kProgram, command.name);
}

std::string manual_page(CommandHelp const& command, std::vector<CommandHelp> const& others,
                        ManualFacts const& facts) {
  bool const is_program = command.name == kProgram;
  std::string const name = manual_name(command);
  std::string page = fmt::format(".TH \"{}\" 1 \"{}\" \"tracuu {}\" \"tracuu\"\n",
                                 roff(upper(name)), facts.date, facts.version);
  page += section(say("manual.name", facts.language)) +
          fmt::format("{} \\- {}\n", roff(name), roff(command.summary));
  page += section(say("manual.synopsis", facts.language)) + bold(kProgram);
  page += " " +
          (is_program ? italic("COMMAND") + " [" + italic("OPTION") + "...]"
                      : roff(usage_line(command).substr(kProgram.size() + 1))) +
          "\n";
  page += notes(command, facts.language);
  if (is_program) page += list_of(others, facts.language);
  page += arguments_and_options(command, facts.language) + examples(command, facts.language);
  if (!is_program) {
    page += section(say("manual.environment", facts.language)) +
            paragraph(bold("TRACUU_DB"), say("manual.tracuu_db", facts.language)) +
            section(say("manual.exit_status", facts.language)) +
            roff(say("help.exit_codes", facts.language)) + "\n";
  }
  return page + see_also(command, others, facts.language);
}

}  // namespace tracuu::cli
