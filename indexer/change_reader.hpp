// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "indexer/change_journal.hpp"

namespace tracuu::indexer {

/// The announcement `id` as a request gives it: one JSON object with the keys of
/// parse_json_line. InvalidArgument for what that refuses, another id in it, or
/// an announcement without title and text. A byte order mark before it does not count, nor in the
/// next one. Thread-safe.
[[nodiscard]] base::Result<Change> read_put(std::string_view id, std::string_view json);

/// Many at once: a JSON object a line, each with its id; {"id": …, "deleted": true}
/// removes one. Empty lines do not count. InvalidArgument, with "line 7" as
/// subject, if any line cannot be taken. Thread-safe.
[[nodiscard]] base::Result<std::vector<Change>> read_changes(std::string_view lines);

}  // namespace tracuu::indexer
