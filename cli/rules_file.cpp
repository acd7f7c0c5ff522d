// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/rules_file.hpp"

#include <system_error>

namespace tracuu::cli {

std::filesystem::path rules_of(std::filesystem::path const& index) {
  std::filesystem::path file = index / "rules";
  file += ".toml";
  std::error_code failed;
  return std::filesystem::exists(file, failed) ? file : std::filesystem::path();
}

}  // namespace tracuu::cli
