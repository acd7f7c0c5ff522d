// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>

namespace tracuu::base {

/// How many bytes of memory this process may hope for: what the machine has, or less where its
/// control group (systemd's MemoryMax=, a container) or its limit of address space (ulimit -v) says
/// so. At least 1. `root` is the folder in which /proc and /sys are. Thread-safe.
[[nodiscard]] std::uint64_t machine_memory_bytes(std::filesystem::path const& root = "/");

}  // namespace tracuu::base
