// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "tests/indexer/test_folder.hpp"
#include "tests/support/wanted_kills.hpp"

namespace tracuu::test {

struct ProgramResult {
  int exit_code = -1;  ///< -1 if it was killed
  std::string out;
  std::string err;
};

using Environment = std::vector<std::pair<std::string, std::string>>;

/// Runs TRACUU_PROGRAM with these arguments and, besides the test's own environment, variables,
/// and waits for it. Standard input is empty, TRACUU_DB unset if it is not given.
[[nodiscard]] ProgramResult run_program(std::vector<std::string> const& arguments,
                                        Environment const& environment = {});

/// As run_program, with at most `most` of a resource (setrlimit).
[[nodiscard]] ProgramResult run_limited(std::vector<std::string> const& arguments, int resource,
                                        std::uint64_t most);

/// Runs the program on a terminal: what it shows, standard error too, is in `out`.
[[nodiscard]] ProgramResult run_on_terminal(std::vector<std::string> const& arguments,
                                            Environment const& environment = {});

/// Runs it and kills it (SIGKILL) after `after`. True if it was killed, false if it was faster.
[[nodiscard]] bool run_and_kill(std::vector<std::string> const& arguments,
                                std::chrono::microseconds after);

/// The program in the background; killed if it still runs when the object goes.
class RunningProgram {
 public:
  explicit RunningProgram(std::vector<std::string> const& arguments);
  RunningProgram(RunningProgram const&) = delete;
  RunningProgram& operator=(RunningProgram const&) = delete;
  ~RunningProgram();

  void send(int signal) const;

  /// What it has written to standard output so far.
  [[nodiscard]] std::string out() const;

  /// Waits for its end.
  [[nodiscard]] ProgramResult wait();

 private:
  TestFolder folder_;
  int child_ = -1;
};

}  // namespace tracuu::test
