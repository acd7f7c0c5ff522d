// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "indexer/bytes/descriptor.hpp"
#include "indexer/bytes/spawned_child.hpp"

namespace tracuu::indexer {

/// A program of ours that stays, for work of which each piece wants a process of its own: it forks
/// for each request, after all that is slow has been done once (its libraries are loaded, their
/// tables read). Belongs to one thread at a time.
class StandingChild {
 public:
  /// Starts `program` with `arguments`; it calls serve_standing_child. Io if it can't be started.
  [[nodiscard]] static base::Result<std::unique_ptr<StandingChild>> start(
      std::filesystem::path const& program, std::vector<std::string> const& arguments);

  /// What a fork of the program writes in answer to `request` (at most 4,000 bytes), with the parts
  /// of `input` one after the other as its standard input (a file in memory) and under `limits`.
  /// Errors are those of run_child, and Io if the program has ended, as it does after a minute
  /// without work: nothing was read of `input` then, start another. After any error of a limit or
  /// crash it has to be left.
  [[nodiscard]] base::Result<std::string> run(std::string_view request,
                                              std::span<std::string_view const> input,
                                              ChildLimits const& limits);
  [[nodiscard]] base::Result<std::string> run(std::string_view request, std::string_view input,
                                              ChildLimits const& limits) {
    return run(request, {&input, 1}, limits);
  }

  /// Whether it may be given more work.
  [[nodiscard]] bool is_usable() const { return is_usable_; }

 private:
  StandingChild() = default;

  [[nodiscard]] bool send(std::string_view request, ChildLimits const& limits, int input,
                          int output) const;
  /// The wait status of the fork; nothing if it had not ended in time.
  [[nodiscard]] std::optional<int> receive_status(SpawnedChild::Clock::time_point deadline) const;

  std::string name_;
  Descriptor socket_;
  SpawnedChild child_;
  bool is_usable_ = true;
};

/// The other end, for the program: takes requests from standard input until that closes or nothing
/// has come for a minute. Calls `answer` for each in a fork with the limits of the request, with
/// its standard input and output in place; what it returns is the fork's exit code. Only for a
/// process of one thread.
void serve_standing_child(int (*answer)(std::string_view request));

}  // namespace tracuu::indexer
