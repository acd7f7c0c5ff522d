// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/exported_line.hpp"

namespace tracuu::store {

namespace {

constexpr std::string_view kKey = R"("tracuu_export")";
constexpr std::string_view kVersion = "1";

/// Takes `token` off the front of `text`, and blanks before it; false if it is not there.
bool take(std::string_view& text, std::string_view token) {
  std::size_t const begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos || !text.substr(begin).starts_with(token)) return false;
  text.remove_prefix(begin + token.size());
  return true;
}

}  // namespace

std::string exported_line(std::string_view json) {
  std::string line = "{";
  line += kKey;
  line += ':';
  line += kVersion;
  if (json != "{}") line += ',';
  line += json.substr(1);
  return line;
}

bool is_exported_line(std::string_view line) {
  return take(line, "{") && take(line, kKey) && take(line, ":") && take(line, kVersion) &&
         (take(line, ",") || take(line, "}"));
}

}  // namespace tracuu::store
