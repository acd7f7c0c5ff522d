// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.hpp"

#include <fcntl.h>
#include <pty.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <functional>
#include <stdexcept>
#include <thread>
#include <utility>

namespace tracuu::test {

namespace {

/// In the child: becomes the program.
[[noreturn]] void become_program(std::vector<std::string> const& arguments,
                                 Environment const& environment) {
  ::unsetenv("TRACUU_DB");
  ::setenv("LC_ALL", "C", 1);  // messages in English, answers in Vietnamese
  for (auto const& [name, value] : environment) ::setenv(name.c_str(), value.c_str(), 1);
  std::vector<std::string> words{TRACUU_PROGRAM};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  ::execv(TRACUU_PROGRAM, argv.data());
  ::_exit(127);
}

void redirect(int to, char const* path, int flags) {
  int const file = ::open(path, flags, 0644);
  ::dup2(file, to);
  ::close(file);
}

::pid_t checked(::pid_t child) {
  if (child < 0) throw std::runtime_error("cannot fork");
  return child;
}

int wait_for(::pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// In the background, with its output in files of `folder`.
::pid_t start(std::vector<std::string> const& arguments, Environment const& environment,
              TestFolder const& folder, std::function<void()> const& prepare = {}) {
  std::string const out = (folder.path() / "out").string();
  std::string const err = (folder.path() / "err").string();
  ::pid_t const child = checked(::fork());
  if (child == 0) {
    redirect(STDIN_FILENO, "/dev/null", O_RDONLY);
    redirect(STDOUT_FILENO, out.c_str(), O_WRONLY | O_CREAT);
    redirect(STDERR_FILENO, err.c_str(), O_WRONLY | O_CREAT);
    if (prepare) prepare();
    become_program(arguments, environment);
  }
  return child;
}

ProgramResult result_of(::pid_t child, TestFolder const& folder) {
  ProgramResult result;
  result.exit_code = wait_for(child);
  result.out = read_file(folder.path() / "out");
  result.err = read_file(folder.path() / "err");
  return result;
}

}  // namespace

ProgramResult run_program(std::vector<std::string> const& arguments,
                          Environment const& environment) {
  TestFolder const folder;
  ::pid_t const child = start(arguments, environment, folder);
  return result_of(child, folder);
}

ProgramResult run_limited(std::vector<std::string> const& arguments, int resource,
                          std::uint64_t most) {
  TestFolder const folder;
  ::pid_t const child = start(arguments, {}, folder, [=] {
    ::rlimit const limit{most, most};
    ::setrlimit(static_cast<::__rlimit_resource>(resource), &limit);
  });
  return result_of(child, folder);
}

RunningProgram::RunningProgram(std::vector<std::string> const& arguments)
    : child_(start(arguments, {}, folder_)) {}

RunningProgram::~RunningProgram() {
  if (child_ < 0) return;
  send(SIGKILL);
  wait_for(child_);
}

void RunningProgram::send(int signal) const {
  ::kill(child_, signal);
}

std::string RunningProgram::out() const {
  return read_file(folder_.path() / "out");
}

ProgramResult RunningProgram::wait() {
  return result_of(std::exchange(child_, -1), folder_);
}

ProgramResult run_on_terminal(std::vector<std::string> const& arguments,
                              Environment const& environment) {
  int terminal = -1;
  ::pid_t const child = checked(::forkpty(&terminal, nullptr, nullptr, nullptr));
  if (child == 0) become_program(arguments, environment);
  ProgramResult result;
  std::array<char, 4096> buffer{};
  while (true) {
    ::ssize_t const bytes = ::read(terminal, buffer.data(), buffer.size());
    if (bytes <= 0) break;  // the other end is closed: EIO
    result.out.append(buffer.data(), static_cast<std::size_t>(bytes));
  }
  ::close(terminal);
  result.exit_code = wait_for(child);
  return result;
}

bool run_and_kill(std::vector<std::string> const& arguments, std::chrono::microseconds after) {
  ::pid_t const child = checked(::fork());
  if (child == 0) {
    for (int const stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
      redirect(stream, "/dev/null", O_RDWR);
    }
    become_program(arguments, {});
  }
  std::this_thread::sleep_for(after);
  ::kill(child, SIGKILL);
  return wait_for(child) == -1;
}

}  // namespace tracuu::test
