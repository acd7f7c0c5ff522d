// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tracuu::cli {

/// The name that was probably meant by `typed`, of a command, an option, a value or a key: one that
/// begins with it, else the nearest by changed, missing, added and swapped letters, one for each
/// three typed (at least one). Nothing if none is so near. "serch" -> "search", "--formt" ->
/// "--format".
[[nodiscard]] std::optional<std::string> near_name(std::string_view typed,
                                                   std::vector<std::string> const& names);

}  // namespace tracuu::cli
