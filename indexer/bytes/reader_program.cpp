// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bytes/reader_program.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "indexer/bytes/memory_share.hpp"
#include "indexer/bytes/standing_child.hpp"

namespace tracuu::indexer {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

/// Address space of tracuu-reader before it has read anything: libraries, their tables.
constexpr std::uint64_t kProgramBytes = 160ull << 20;
/// What most documents need beside, and how many times their own size.
constexpr std::uint64_t kSmallShareBytes = 48ull << 20;
constexpr std::uint64_t kSharePerByte = 6;

std::optional<fs::path> look_for_reader() {
  std::error_code failed;
  fs::path const here = fs::read_symlink("/proc/self/exe", failed).parent_path();
  // TRACUU_READER_LAST is where this build puts it, for programs that lie elsewhere (tests).
  for (fs::path const& folder :
       std::array<fs::path, 3>{here, here / "../libexec/tracuu", TRACUU_READER_LAST}) {
    fs::path const program = folder / "tracuu-reader";
    if (access(program.c_str(), X_OK) == 0) return program;
  }
  return std::nullopt;
}

/// Readers that wait for work, for all threads; started where there is none.
class IdleReaders {
 public:
  Result<std::unique_ptr<StandingChild>> take(fs::path const& program) {
    {
      std::lock_guard const lock(mutex_);
      if (!idle_.empty()) {
        auto reader = std::move(idle_.back());
        idle_.pop_back();
        return reader;
      }
    }
    return StandingChild::start(program, {});
  }
  void give_back(std::unique_ptr<StandingChild> reader) {
    if (!reader->is_usable()) return;
    std::lock_guard const lock(mutex_);
    idle_.push_back(std::move(reader));
  }
  /// After one was found to have ended: the others have waited as long.
  void leave_all() {
    std::lock_guard const lock(mutex_);
    idle_.clear();
  }

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<StandingChild>> idle_;
};

/// An answer of a reader that waits, or of a new one where that has ended meanwhile.
Result<std::string> answer_of_reader(fs::path const& program, std::string_view request,
                                     std::span<std::string_view const> input,
                                     ChildLimits const& limits) {
  static IdleReaders readers;
  for (bool is_again = false;; is_again = true) {
    auto reader = readers.take(program);
    if (!reader) return reader.error();
    Result<std::string> answer = (*reader)->run(request, input, limits);
    readers.give_back(std::move(*reader));
    if (answer || answer.error().code != ErrorCode::Io || is_again) return answer;
    readers.leave_all();
  }
}

std::uint64_t bytes_of(std::span<std::string_view const> parts) {
  std::uint64_t bytes = 0;
  for (std::string_view const part : parts) bytes += part.size();
  return bytes;
}

std::atomic<bool> is_reader{false};

}  // namespace

std::optional<fs::path> find_reader_program() {
  static std::optional<fs::path> const found = look_for_reader();
  return found;
}

Result<std::string> ask_reader(fs::path const& program, std::string_view request,
                               std::span<std::string_view const> input, ChildLimits const& limits) {
  MemoryShares& shares = shares_of_process();
  auto const begin = SpawnedChild::Clock::now();
  std::uint64_t const share = kSmallShareBytes + kSharePerByte * bytes_of(input);
  ChildLimits tried = limits;
  tried.max_memory_bytes = std::min(limits.max_memory_bytes, kProgramBytes + share);
  {
    MemoryShares::Held const held = shares.take(share, limits.max_memory_bytes);
    Result<std::string> answer = answer_of_reader(program, request, input, tried);
    bool const needs_more = !answer && answer.error().code == ErrorCode::Internal;
    if (!needs_more || tried.max_memory_bytes == limits.max_memory_bytes) return answer;
  }
  MemoryShares::Held const held = shares.take(limits.max_memory_bytes, limits.max_memory_bytes);
  auto const spent =
      std::chrono::duration_cast<std::chrono::milliseconds>(SpawnedChild::Clock::now() - begin);
  tried = limits;
  tried.time = std::max(limits.time - spent, limits.time / 4);
  return answer_of_reader(program, request, input, tried);
}

bool may_ask_reader() {
  return !is_reader && find_reader_program().has_value();
}

void never_ask_reader() {
  is_reader = true;
}

}  // namespace tracuu::indexer
