// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace tracuu::cli {

/// What a value is completed with, as its name in the help tells.
enum class CompletedValue { Nothing, File, Folder, Command };

/// "FILE" -> File, "DIR" -> Folder, "COMMAND" -> Command, "N" -> Nothing.
[[nodiscard]] constexpr CompletedValue completed_value(std::string_view name) {
  if (name == "COMMAND") return CompletedValue::Command;
  if (name == "DIR" || name == "DEST" || name == "SRC") return CompletedValue::Folder;
  if (name == "FILE" || name == "SOURCE") return CompletedValue::File;
  return CompletedValue::Nothing;
}

/// `text` between single quotes of a shell: 'it'\''s'.
[[nodiscard]] inline std::string shell_quoted(std::string_view text) {
  std::string out = "'";
  for (char const letter : text) {
    if (letter == '\'') {
      out += "'\\''";
    } else {
      out += letter;
    }
  }
  return out + "'";
}

}  // namespace tracuu::cli
