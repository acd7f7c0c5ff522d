// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"

namespace tracuu::cli {

/// What is wrong with a command line, in the reader's words and language: thrown while it is read,
/// and caught where it is read (parse_options).
struct UsageFailure {
  std::string message;
  std::string hint;  ///< what to do; may be empty
};

/// "there is no command 'serch'", with the one that was probably meant.
[[nodiscard]] UsageFailure unknown_command(std::string_view typed,
                                           std::vector<std::string> const& commands,
                                           base::Language language);

/// "search has no option '--formt'", with the one that was probably meant.
[[nodiscard]] UsageFailure unknown_option(std::string_view command, std::string_view typed,
                                          std::vector<std::string> const& options,
                                          base::Language language);

/// "stats takes no 'more'".
[[nodiscard]] UsageFailure superfluous_word(std::string_view command, std::string_view word,
                                            base::Language language);

/// "--limit: 'x' is not …", where `wanted` says what a value is: "a whole number from 1 to 100".
[[nodiscard]] UsageFailure wrong_value(std::string_view option, std::string_view value,
                                       std::string_view wanted, base::Language language);

/// A value that is none of `choices`, with the one that was probably meant.
[[nodiscard]] UsageFailure wrong_choice(std::string_view option, std::string_view value,
                                        std::vector<std::string> const& choices,
                                        base::Language language);

/// "a, b, c".
[[nodiscard]] std::string join_names(std::vector<std::string> const& names);

}  // namespace tracuu::cli
