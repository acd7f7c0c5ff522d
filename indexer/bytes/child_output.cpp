// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bytes/child_output.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;
using Clock = SpawnedChild::Clock;

namespace {

Error child_io_error(std::string_view what) {
  return {ErrorCode::Io, fmt::format("{}: {}", what, std::strerror(errno)), ""};
}

Error took_too_long(std::string_view name, ChildLimits const& limits) {
  return {ErrorCode::InvalidArgument,
          fmt::format("stopped: {} took longer than the limit of {:g} s", name,
                      std::chrono::duration<double>(limits.time).count()),
          ""};
}

}  // namespace

Result<Descriptor> memory_file(std::span<std::string_view const> parts) {
  Descriptor file(memfd_create("input", MFD_CLOEXEC));
  if (file.get() < 0) return child_io_error("cannot make a file in memory");
  for (std::string_view bytes : parts) {
    while (!bytes.empty()) {
      ssize_t const written = write(file.get(), bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) return child_io_error("cannot write a file in memory");
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  if (lseek(file.get(), 0, SEEK_SET) < 0) return child_io_error("cannot rewind a file in memory");
  return file;
}

int milliseconds_until(Clock::time_point deadline) {
  auto const left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
  return static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, 60'000));
}

Result<std::string> read_child_output(Descriptor const& output, std::string_view name,
                                      ChildLimits const& limits, Clock::time_point deadline) {
  std::string text;
  std::array<char, 64 << 10> piece{};
  for (;;) {
    pollfd ready{output.get(), POLLIN, 0};
    int const waiting = poll(&ready, 1, milliseconds_until(deadline));
    if (waiting < 0 && errno != EINTR) {
      return child_io_error(fmt::format("cannot wait for {}", name));
    }
    if (waiting <= 0) {
      if (Clock::now() < deadline) continue;
      return took_too_long(name, limits);
    }
    ssize_t const got = read(output.get(), piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return child_io_error(fmt::format("cannot read from {}", name));
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

Result<void> child_ending(std::optional<int> wait_status, std::string_view name,
                          ChildLimits const& limits) {
  if (!wait_status) return took_too_long(name, limits);
  if (WIFSIGNALED(*wait_status)) {
    return Error{ErrorCode::Internal, fmt::format("{} crashed on it", name),
                 fmt::format("it is broken, or takes more than the limit of {} MB of memory",
                             limits.max_memory_bytes >> 20)};
  }
  if (WEXITSTATUS(*wait_status) == kOutOfMemoryExit) {
    return Error{ErrorCode::Internal,
                 fmt::format("stopped: it takes more than the limit of {} MB of memory",
                             limits.max_memory_bytes >> 20),
                 ""};
  }
  if (WEXITSTATUS(*wait_status) != 0) {
    return Error{ErrorCode::InvalidArgument, fmt::format("{} can't read it", name), ""};
  }
  return {};
}

}  // namespace tracuu::indexer
