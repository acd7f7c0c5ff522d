// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "indexer/bytes/spawned_child.hpp"

namespace tracuu::indexer {

/// Where `name` is installed, by the process's PATH; nothing if nowhere. Thread-safe.
[[nodiscard]] std::optional<std::filesystem::path> find_program(std::string_view name);

/// Runs `program` without a shell, with `input` as its standard input (a file in
/// memory, so it may seek), in a UTF-8 locale, and returns what it writes on
/// standard output. What it writes on standard error is dropped.
///
/// InvalidArgument if it fails, writes too much or takes too long; it and its
/// children are killed then, and the message names the limit. Internal if it crashes (out of
/// memory, perhaps: the hint names that limit), Io if it can't be started. Thread-safe.
[[nodiscard]] base::Result<std::string> run_child(std::filesystem::path const& program,
                                                  std::vector<std::string> const& arguments,
                                                  std::string_view input, ChildLimits limits);

}  // namespace tracuu::indexer
