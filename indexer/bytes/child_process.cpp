// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bytes/child_process.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "indexer/bytes/child_output.hpp"

namespace tracuu::indexer {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorCode;
using base::Result;

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
  Result<Descriptor> const file = memory_file({&input, 1});
  if (!file) return file.error();
  std::array<int, 2> ends{-1, -1};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) {
    return Error{ErrorCode::Io, fmt::format("cannot make a pipe: {}", std::strerror(errno)), ""};
  }
  Descriptor const output(ends[0]);
  Descriptor child_output(ends[1]);
  auto const deadline = SpawnedChild::Clock::now() + limits.time;
  SpawnedChild child;
  int const failed = child.start(program, arguments, file->get(), child_output.get());
  child_output.reset();
  if (failed != 0) {
    return Error{ErrorCode::Io, fmt::format("cannot start {}: {}", name, std::strerror(failed)),
                 ""};
  }
  child.limit(limits);
  Result<std::string> text = read_child_output(output, name, limits, deadline);
  if (!text) return text;
  if (auto const ending = child_ending(child.wait_until(deadline), name, limits); !ending) {
    return ending.error();
  }
  return text;
}

}  // namespace tracuu::indexer
