// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tracuu::indexer {

struct ChildLimits {
  std::uint64_t max_output_bytes = 64ull << 20;
  /// From its start to its end, and as much of the processor's time.
  std::chrono::milliseconds time{20'000};
  /// Address space of the child: a converter that a broken file leads astray ends there.
  /// Without effect in builds with sanitizers, which need terabytes of it.
  std::uint64_t max_memory_bytes = 512ull << 20;
};

/// Puts the limits of time and memory on the process `id` (0: this one). The limit of the
/// processor's time ends it even where nobody is left who watches the clock.
void limit_process(pid_t id, ChildLimits const& limits);

/// A child in a process group of its own; killed and reaped at the latest with this. Belongs to one
/// thread at a time.
class SpawnedChild {
 public:
  using Clock = std::chrono::steady_clock;

  SpawnedChild() = default;
  SpawnedChild(SpawnedChild const&) = delete;
  SpawnedChild& operator=(SpawnedChild const&) = delete;
  ~SpawnedChild() { kill_group(); }

  /// Runs `program` without a shell, in a UTF-8 locale, with the descriptors `input` and `output`
  /// as its standard input and output; what it writes on standard error is dropped. 0, or the
  /// error number.
  int start(std::filesystem::path const& program, std::vector<std::string> const& arguments,
            int input, int output);

  void limit(ChildLimits const& limits) const { limit_process(id_, limits); }

  /// Waits for it to end by itself until `deadline`; its wait status.
  std::optional<int> wait_until(Clock::time_point deadline);

 private:
  void kill_group();

  pid_t id_ = -1;
};

}  // namespace tracuu::indexer
