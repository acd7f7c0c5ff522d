// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>
#include <system_error>

#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "cli/terminal/output.hpp"
#include "cli/wording/error_text.hpp"
#include "cli/wording/say.hpp"
#include "store/damaged_tables.hpp"

namespace {

using namespace tracuu;

/// What is damaged is named by its tables, which a command alone does not look for.
template <class Options>
base::Result<cli::ExitCode> run_naming_damage(Options const& options, cli::Output& output) {
  auto result = cli::run(options, output);
  if constexpr (requires { store::ShardList(options.index); }) {
    store::ShardList const index(options.index);
    if (std::filesystem::path const* const folder = index.sole_folder(); !result && folder) {
      return store::with_damaged_tables(store::IndexFolder(*folder), result.error());
    }
  }
  return result;
}

void print_failure(cli::Output const& output, std::string_view message, std::string_view hint) {
  output.print_error(fmt::format("tracuu: {}\n", message));
  if (!hint.empty()) output.print_error(fmt::format("  {}\n", hint));
}

cli::ExitCode run_command(int argc, char const* const* argv) {
  auto parsed = cli::parse_options(argc, argv);
  if (auto const* const code = std::get_if<cli::ExitCode>(&parsed)) return *code;
  cli::Output output(cli::message_language(argc, argv));
  auto const result = std::visit(
      [&](auto const& options) {
        if constexpr (requires { options.quiet; }) {
          if (options.quiet) output.be_quiet();
        }
        return run_naming_damage(options, output);
      },
      std::get<cli::Command>(parsed));
  if (result) return *result;
  base::Error const error = cli::in_language(result.error(), output.language());
  print_failure(output, error.message, error.hint);
  return cli::exit_code(error.code);
}

/// The language of messages, for what is told where nothing else is left. Set once, at the start.
base::Language& told_language() noexcept {
  static base::Language language = base::Language::English;
  return language;
}

/// Asks for no memory to say so: texts of the table lie in the program and end with a null byte.
void tell_lack_of_memory() noexcept {
  std::fprintf(stderr, "tracuu: %s\n  %s\n", cli::say("main.memory", told_language()).data(),
               cli::say("main.memory_hint", told_language()).data());
}

/// Where no memory is left even to hand the exception on (in a thread of a library, or beside
/// another exception), the program ends as it does elsewhere: what was not committed is as if it
/// had never begun.
[[noreturn]] void end_at_once() {
  try {
    if (std::current_exception() != nullptr) std::rethrow_exception(std::current_exception());
  } catch (std::bad_alloc const&) {
    tell_lack_of_memory();
    ::_exit(static_cast<int>(cli::ExitCode::Io));
  } catch (...) {  // a bug: with a core, if that is wanted
  }
  std::abort();
}

}  // namespace

int main(int argc, char** argv) {
  // Xapian reads these: the index must not depend on the shell it is made from.
  ::unsetenv("XAPIAN_FLUSH_THRESHOLD");
  ::unsetenv("XAPIAN_MAX_CHANGESETS");
  // A limit of a file's size (ulimit -f) is then a write that fails, and no end of the program.
  std::signal(SIGXFSZ, SIG_IGN);
  std::set_terminate(end_at_once);
  try {
    told_language() = cli::message_language(argc, argv);
    return static_cast<int>(run_command(argc, argv));
  } catch (std::bad_alloc const&) {
    // What fails here has been undone on the way: nothing half done is on the disk.
    tell_lack_of_memory();
    return static_cast<int>(cli::ExitCode::Io);
  } catch (std::system_error const& error) {  // of std::thread: no more of them
    fmt::print(stderr, "tracuu: {}\n  {}\n", cli::say("main.thread", told_language(), error.what()),
               cli::say("main.thread_hint", told_language()));
    return static_cast<int>(cli::ExitCode::Io);
  } catch (std::exception const& error) {
    fmt::print(stderr, "tracuu: {}\n  {}\n", error.what(), cli::say("main.bug", told_language()));
    return static_cast<int>(cli::ExitCode::Internal);
  }
}
