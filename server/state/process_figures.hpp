// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>

namespace tracuu::server {

/// What the system tells of this process: the figures that Prometheus's own clients export
/// (https://prometheus.io/docs/instrumenting/writing_clientlibs/#process-metrics).
struct ProcessFigures {
  double cpu_seconds = 0;            ///< in user and kernel mode, all threads
  std::chrono::duration<double> up;  ///< since the process was started
  std::uint64_t resident_bytes = 0;
  std::uint64_t virtual_bytes = 0;
  std::uint64_t threads = 0;
  std::uint64_t open_files = 0;                    ///< descriptors, connections among them
  std::optional<std::uint64_t> max_open_files;     ///< nothing: no limit
  std::optional<std::uint64_t> max_virtual_bytes;  ///< nothing: no limit
};

/// The figures of now, of the folder of a process as proc(5) describes it; nothing if it can't be
/// read there. The limits are those of the calling process. Thread-safe; takes some 50 µs.
[[nodiscard]] std::optional<ProcessFigures> process_figures(
    std::filesystem::path const& process = "/proc/self");

}  // namespace tracuu::server
