// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>

#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"

namespace {

using namespace tracuu;

cli::ExitCode run_command(int argc, char const* const* argv) {
  cli::Output output;
  auto parsed = cli::parse_options(argc, argv);
  if (auto const* const code = std::get_if<cli::ExitCode>(&parsed)) return *code;
  auto const result = std::visit([&](auto const& options) { return cli::run(options, output); },
                                 std::get<cli::Command>(parsed));
  if (result) return *result;
  base::Error const& error = result.error();
  output.print_error(fmt::format("tracuu: {}\n", error.message));
  if (!error.hint.empty()) output.print_error(fmt::format("  {}\n", error.hint));
  return cli::exit_code(error.code);
}

}  // namespace

int main(int argc, char** argv) {
  // Xapian reads these: the index must not depend on the shell it is made from.
  ::unsetenv("XAPIAN_FLUSH_THRESHOLD");
  ::unsetenv("XAPIAN_MAX_CHANGESETS");
  // A limit of a file's size (ulimit -f) is then a write that fails, and no end of the program.
  std::signal(SIGXFSZ, SIG_IGN);
  try {
    return static_cast<int>(run_command(argc, argv));
  } catch (std::bad_alloc const&) {
    // What fails here has been undone on the way: nothing half done is on the disk. No memory is
    // asked for to say so.
    std::fputs(
        "tracuu: out of memory\n  raise the limit of memory (ulimit -v, MemoryMax= of the "
        "service); "
        "`tracuu index --workers 1` needs less\n",
        stderr);
    return static_cast<int>(cli::ExitCode::Io);
  } catch (std::exception const& error) {
    fmt::print(stderr, "tracuu: {}\n  this is a bug; please report it\n", error.what());
    return static_cast<int>(cli::ExitCode::Internal);
  }
}
