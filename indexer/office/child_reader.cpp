// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/child_reader.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "indexer/bytes/standing_child.hpp"
#include "indexer/office/office_text_json.hpp"

namespace tracuu::indexer {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

constexpr std::string_view kReaderName = "tracuu-reader";

std::optional<fs::path> look_for_reader() {
  std::error_code failed;
  fs::path const here = fs::read_symlink("/proc/self/exe", failed).parent_path();
  // TRACUU_READER_FOLDER is where this build puts it, for programs that lie elsewhere (tests).
  for (fs::path const& folder :
       std::array<fs::path, 3>{here, here / "../libexec/tracuu", TRACUU_READER_FOLDER}) {
    fs::path const program = folder / kReaderName;
    if (access(program.c_str(), X_OK) == 0) return program;
  }
  return std::nullopt;
}

}  // namespace

std::optional<fs::path> find_reader_program() {
  static std::optional<fs::path> const found = look_for_reader();
  return found;
}

namespace {

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

Result<std::string> ask_reader(fs::path const& program, std::string_view request,
                               std::string_view bytes, ChildLimits const& limits) {
  static IdleReaders readers;
  for (bool is_again = false;; is_again = true) {
    auto reader = readers.take(program);
    if (!reader) return reader.error();
    Result<std::string> answer = (*reader)->run(request, bytes, limits);
    readers.give_back(std::move(*reader));
    if (answer || answer.error().code != ErrorCode::Io || is_again) return answer;
    readers.leave_all();
  }
}

}  // namespace

Result<OfficeText> read_in_child(std::string_view format, std::string_view bytes,
                                 ChildLimits limits) {
  auto const program = find_reader_program();
  if (!program) {
    return Error{ErrorCode::InvalidArgument,
                 fmt::format("the program {} is not there, which reads this format", kReaderName),
                 "it belongs beside tracuu, or into ../libexec/tracuu"};
  }
  // As JSON, in which a tab takes two bytes.
  ChildLimits with_escapes = limits;
  with_escapes.max_output_bytes = 2 * limits.max_output_bytes + (std::uint64_t{1} << 20);
  std::string const request =
      fmt::format("{} {} {}", format, limits.max_output_bytes, limits.max_memory_bytes >> 20);
  Result<std::string> const line = ask_reader(*program, request, bytes, with_escapes);
  if (line) return office_text_from_json(*line);
  Error error = line.error();
  error.code = ErrorCode::InvalidArgument;
  return error;
}

}  // namespace tracuu::indexer
