// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bytes/spawned_child.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>

namespace tracuu::indexer {

namespace fs = std::filesystem;

namespace {

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

/// posix_spawn with what every child of ours has in its environment.
int spawn_with_settings(pid_t& id, fs::path const& program,
                        std::vector<std::string> const& arguments,
                        posix_spawn_file_actions_t const& files,
                        posix_spawnattr_t const& attributes) {
  std::vector<std::string> words{program.string()};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  argv.reserve(words.size() + 1);
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  char const* const path = std::getenv("PATH");
  // A child is the work of one core: threads of OpenMP (tesseract) only wait for each other.
  std::array<std::string, 4> settings{fmt::format("PATH={}", path == nullptr ? "" : path),
                                      "LC_ALL=C.UTF-8", "HOME=/nonexistent", "OMP_THREAD_LIMIT=1"};
  std::array<char*, 5> const environment{settings[0].data(), settings[1].data(), settings[2].data(),
                                         settings[3].data(), nullptr};
  return posix_spawn(&id, program.c_str(), &files, &attributes, argv.data(), environment.data());
}

}  // namespace

void limit_process(pid_t id, ChildLimits const& limits) {
  auto const seconds = static_cast<rlim_t>(limits.time.count() / 1000 + 1);
  rlimit const time{seconds, seconds};
  prlimit(id, RLIMIT_CPU, &time, nullptr);
  rlimit const memory{limits.max_memory_bytes, limits.max_memory_bytes};
  if (kHasMemoryLimit) prlimit(id, RLIMIT_AS, &memory, nullptr);
}

int SpawnedChild::start(fs::path const& program, std::vector<std::string> const& arguments,
                        int input, int output) {
  posix_spawn_file_actions_t files;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&files);
  posix_spawnattr_init(&attributes);
  posix_spawn_file_actions_adddup2(&files, input, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  posix_spawnattr_setpgroup(&attributes, 0);
  int const error = spawn_with_settings(id_, program, arguments, files, attributes);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&files);
  if (error != 0) id_ = -1;
  return error;
}

std::optional<int> SpawnedChild::wait_until(Clock::time_point deadline) {
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

void SpawnedChild::kill_group() {
  if (id_ <= 0) return;
  kill(-id_, SIGKILL);
  while (waitpid(id_, nullptr, 0) < 0 && errno == EINTR) {
  }
  id_ = -1;
}

}  // namespace tracuu::indexer
