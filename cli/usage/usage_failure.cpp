// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/usage/usage_failure.hpp"

#include "cli/usage/near_name.hpp"
#include "cli/wording/say.hpp"

namespace tracuu::cli {

UsageFailure unknown_command(std::string_view typed, std::vector<std::string> const& commands,
                             base::Language language) {
  auto const near = near_name(typed, commands);
  return {say("usage.unknown_command", language, typed),
          near ? say("usage.meant_command", language, *near)
               : std::string(say("usage.see_commands", language))};
}

UsageFailure unknown_option(std::string_view command, std::string_view typed,
                            std::vector<std::string> const& options, base::Language language) {
  std::string_view const name = typed.substr(0, typed.find('='));
  auto const near = near_name(name, options);
  return {say("usage.unknown_option", language, command, name),
          near ? say("usage.meant", language, *near) : say("usage.see_command", language, command)};
}

UsageFailure superfluous_word(std::string_view command, std::string_view word,
                              base::Language language) {
  return {say("usage.superfluous", language, command, word),
          say("usage.see_command", language, command)};
}

UsageFailure wrong_value(std::string_view option, std::string_view value, std::string_view wanted,
                         base::Language language) {
  return {say("usage.wrong_value", language, option, value, wanted), ""};
}

UsageFailure wrong_choice(std::string_view option, std::string_view value,
                          std::vector<std::string> const& choices, base::Language language) {
  auto const near = near_name(value, choices);
  return {say("usage.wrong_choice", language, option, value, join_names(choices)),
          near ? say("usage.meant", language, *near) : ""};
}

std::string join_names(std::vector<std::string> const& names) {
  std::string joined;
  for (std::string const& name : names) {
    if (!joined.empty()) joined += ", ";
    joined += name;
  }
  return joined;
}

}  // namespace tracuu::cli
