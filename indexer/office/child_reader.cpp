// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/child_reader.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <string>

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
  Result<std::string> const line =
      run_child(*program,
                {std::string(format), std::to_string(limits.max_output_bytes),
                 std::to_string(limits.max_memory_bytes >> 20)},
                bytes, with_escapes);
  if (line) return office_text_from_json(*line);
  Error error = line.error();
  error.code = ErrorCode::InvalidArgument;
  return error;
}

}  // namespace tracuu::indexer
