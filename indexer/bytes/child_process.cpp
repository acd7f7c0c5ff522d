// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bytes/child_process.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace tracuu::indexer {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

using Clock = std::chrono::steady_clock;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kHasMemoryLimit = false;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
constexpr bool kHasMemoryLimit = false;
#else
constexpr bool kHasMemoryLimit = true;
#endif
#else
constexpr bool kHasMemoryLimit = true;
#endif

class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor() { reset(); }

  void reset() {
    if (number_ >= 0) close(number_);
    number_ = -1;
  }
  [[nodiscard]] int get() const { return number_; }

 private:
  int number_;
};

Error system_error(std::string_view what) {
  return {ErrorCode::Io, fmt::format("{}: {}", what, std::strerror(errno)), ""};
}

/// A file in memory that holds `input`, open at its head.
Result<Descriptor> as_file(std::string_view input) {
  Descriptor file(memfd_create("input", MFD_CLOEXEC));
  if (file.get() < 0) return system_error("cannot make a file in memory");
  while (!input.empty()) {
    ssize_t const written = write(file.get(), input.data(), input.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return system_error("cannot write a file in memory");
    input.remove_prefix(static_cast<std::size_t>(written));
  }
  if (lseek(file.get(), 0, SEEK_SET) < 0) return system_error("cannot rewind a file in memory");
  return file;
}

/// A child in a process group of its own; killed and reaped at the latest with this.
class Child {
 public:
  Child() = default;
  Child(Child const&) = delete;
  Child& operator=(Child const&) = delete;
  ~Child() { end(); }

  /// 0, or the error number.
  int start(fs::path const& program, std::vector<std::string> const& arguments, int input,
            int output) {
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&files);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_adddup2(&files, input, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_setpgroup(&attributes, 0);
    int const error = spawn(program, arguments, files, attributes);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
    return error;
  }

  /// The limit of the processor's time ends it even where nobody is left who watches the clock.
  void limit(ChildLimits const& limits) const {
    auto const seconds = static_cast<rlim_t>(limits.time.count() / 1000 + 1);
    rlimit const time{seconds, seconds};
    prlimit(id_, RLIMIT_CPU, &time, nullptr);
    rlimit const memory{limits.max_memory_bytes, limits.max_memory_bytes};
    if (kHasMemoryLimit) prlimit(id_, RLIMIT_AS, &memory, nullptr);
  }

  /// Waits for it to end by itself until `deadline`; its wait status.
  std::optional<int> wait_until(Clock::time_point deadline) {
    int status = 0;
    for (;;) {
      pid_t const ended = waitpid(id_, &status, WNOHANG);
      if (ended == id_) {
        // Its group may live on, but its number is free for others now.
        id_ = -1;
        return status;
      }
      if (ended < 0 && errno != EINTR) return std::nullopt;
      if (Clock::now() >= deadline) return std::nullopt;
      poll(nullptr, 0, 2);
    }
  }

 private:
  int spawn(fs::path const& program, std::vector<std::string> const& arguments,
            posix_spawn_file_actions_t const& files, posix_spawnattr_t const& attributes) {
    std::vector<std::string> words{program.string()};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    char const* const path = std::getenv("PATH");
    std::array<std::string, 3> settings{fmt::format("PATH={}", path == nullptr ? "" : path),
                                        "LC_ALL=C.UTF-8", "HOME=/nonexistent"};
    std::array<char*, 4> const environment{settings[0].data(), settings[1].data(),
                                           settings[2].data(), nullptr};
    return posix_spawn(&id_, program.c_str(), &files, &attributes, argv.data(), environment.data());
  }

  void end() {
    if (id_ <= 0) return;
    kill(-id_, SIGKILL);
    while (waitpid(id_, nullptr, 0) < 0 && errno == EINTR) {
    }
    id_ = -1;
  }

  pid_t id_ = -1;
};

int milliseconds_until(Clock::time_point deadline) {
  auto const left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
  return static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, 60'000));
}

Error took_too_long(std::string const& name, ChildLimits const& limits) {
  return {ErrorCode::InvalidArgument,
          fmt::format("stopped: {} took longer than the limit of {:g} s", name,
                      std::chrono::duration<double>(limits.time).count()),
          ""};
}

Result<std::string> read_output(Descriptor const& output, std::string const& name,
                                ChildLimits const& limits, Clock::time_point deadline) {
  std::string text;
  std::array<char, 64 << 10> piece{};
  for (;;) {
    pollfd ready{output.get(), POLLIN, 0};
    int const waiting = poll(&ready, 1, milliseconds_until(deadline));
    if (waiting < 0 && errno != EINTR) return system_error("cannot wait for " + name);
    if (waiting <= 0) {
      if (Clock::now() < deadline) continue;
      return took_too_long(name, limits);
    }
    ssize_t const got = read(output.get(), piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return system_error("cannot read from " + name);
    if (got == 0) return text;
    text.append(piece.data(), static_cast<std::size_t>(got));
    if (text.size() > limits.max_output_bytes) {
      return Error{ErrorCode::InvalidArgument,
                   fmt::format("stopped: {} wrote more than the limit of {} bytes", name,
                               limits.max_output_bytes),
                   ""};
    }
  }
}

}  // namespace

std::optional<fs::path> find_program(std::string_view name) {
  char const* const path = std::getenv("PATH");
  std::string_view folders = path == nullptr ? "" : path;
  while (!folders.empty()) {
    std::size_t const end = std::min(folders.find(':'), folders.size());
    fs::path const program = fs::path(folders.substr(0, end)) / name;
    if (end > 0 && access(program.c_str(), X_OK) == 0) return program;
    folders.remove_prefix(std::min(end + 1, folders.size()));
  }
  return std::nullopt;
}

Result<std::string> run_child(fs::path const& program, std::vector<std::string> const& arguments,
                              std::string_view input, ChildLimits limits) {
  std::string const name = program.filename().string();
  Result<Descriptor> const file = as_file(input);
  if (!file) return file.error();
  std::array<int, 2> ends{-1, -1};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) return system_error("cannot make a pipe");
  Descriptor const output(ends[0]);
  Descriptor child_output(ends[1]);
  auto const deadline = Clock::now() + limits.time;
  Child child;
  int const failed = child.start(program, arguments, file->get(), child_output.get());
  child_output.reset();
  if (failed != 0) {
    return Error{ErrorCode::Io, fmt::format("cannot start {}: {}", name, std::strerror(failed)),
                 ""};
  }
  child.limit(limits);
  Result<std::string> text = read_output(output, name, limits, deadline);
  if (!text) return text;
  auto const status = child.wait_until(deadline);
  if (!status) return took_too_long(name, limits);
  if (WIFSIGNALED(*status)) {
    return Error{ErrorCode::Internal, fmt::format("{} crashed on it", name),
                 fmt::format("it is broken, or takes more than the limit of {} MB of memory",
                             limits.max_memory_bytes >> 20)};
  }
  if (WEXITSTATUS(*status) != 0) {
    return Error{ErrorCode::InvalidArgument, fmt::format("{} can't read it", name), ""};
  }
  return text;
}

}  // namespace tracuu::indexer
