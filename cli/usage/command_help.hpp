// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "base/language.hpp"

namespace tracuu::cli {

/// An option as its users see it. Help, man pages and completions are made of this.
struct OptionHelp {
  std::vector<std::string> names;    ///< "-o", "--output"
  std::string value;                 ///< "FILE", "DIR", "DATE" …; "" for a switch
  std::vector<std::string> choices;  ///< all values there are; empty: any that the text says
  std::string text;                  ///< what it does, without a full stop
  std::string fallback;  ///< the value where it is not given; "" if there is none to tell
  bool is_required = false;
  bool is_repeated = false;  ///< may be given several times
};

/// A word that is no option.
struct ArgumentHelp {
  std::string name;  ///< "SOURCE"
  std::string text;
  bool is_required = false;
  bool is_repeated = false;
};

/// A command, or the program itself (then `name` is "tracuu").
struct CommandHelp {
  std::string name;
  std::string summary;  ///< one line, without a full stop
  std::vector<ArgumentHelp> arguments;
  std::vector<OptionHelp> options;
  std::vector<std::string> notes;     ///< paragraphs
  std::vector<std::string> examples;  ///< command lines
};

/// "tracuu search QUERY... [OPTION...]".
[[nodiscard]] std::string usage_line(CommandHelp const& command);

/// What `tracuu COMMAND --help` prints: usage, summary, arguments, options, notes, examples; lines
/// of 80 columns.
[[nodiscard]] std::string help_text(CommandHelp const& command, base::Language language);

/// What `tracuu --help` prints: all commands, the program's own options, examples, exit codes.
[[nodiscard]] std::string overview_text(CommandHelp const& program,
                                        std::vector<CommandHelp> const& commands,
                                        base::Language language);

}  // namespace tracuu::cli
