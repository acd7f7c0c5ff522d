// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "indexer/bytes/descriptor.hpp"
#include "indexer/bytes/spawned_child.hpp"

namespace tracuu::indexer {

/// A file in memory that holds `parts`, one after the other, open at its head: a child's input, in
/// which it may seek. Io if there is no room for it. Thread-safe.
[[nodiscard]] base::Result<Descriptor> memory_file(std::span<std::string_view const> parts);

/// What the child `name` writes into the pipe `output` until it closes it. InvalidArgument where
/// that is more than the limit or goes on after `deadline`. Thread-safe.
[[nodiscard]] base::Result<std::string> read_child_output(Descriptor const& output,
                                                          std::string_view name,
                                                          ChildLimits const& limits,
                                                          SpawnedChild::Clock::time_point deadline);

/// The exit code of a child of ours for which its memory was too small; no other program's.
inline constexpr int kOutOfMemoryExit = 117;

/// Why what the child `name` has written is not to be used, by how it ended: its wait status, or
/// nothing if it had not ended in time. Success of exit code 0; Internal where more memory may
/// help: it crashed, or ended with kOutOfMemoryExit. Thread-safe.
[[nodiscard]] base::Result<void> child_ending(std::optional<int> wait_status, std::string_view name,
                                              ChildLimits const& limits);

/// How long `deadline` is away, in milliseconds for poll(2).
[[nodiscard]] int milliseconds_until(SpawnedChild::Clock::time_point deadline);

}  // namespace tracuu::indexer
