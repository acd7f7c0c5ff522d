// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/child_reader.hpp"

#include <fmt/format.h>

#include <array>
#include <string>

#include "indexer/bytes/reader_program.hpp"
#include "indexer/office/office_text_json.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

Result<OfficeText> read_in_child(std::string_view format, std::string_view bytes,
                                 ChildLimits limits, std::uint64_t max_text_bytes,
                                 KnownPages const* known) {
  auto const program = find_reader_program();
  if (!program) {
    return Error{ErrorCode::InvalidArgument,
                 "the program tracuu-reader is not there, which reads this format",
                 "it belongs beside tracuu, or into ../libexec/tracuu"};
  }
  // As JSON, in which a tab takes two bytes.
  ChildLimits with_escapes = limits;
  with_escapes.max_output_bytes = 2 * max_text_bytes + (std::uint64_t{4} << 20);
  std::string const pages = known == nullptr ? "" : to_json(*known);
  std::string const request =
      fmt::format("{} {} {} {}", format, limits.max_output_bytes, max_text_bytes, pages.size());
  std::array<std::string_view, 2> const input{pages, bytes};
  Result<std::string> const line = ask_reader(*program, request, input, with_escapes);
  if (line) return office_text_from_json(*line);
  Error error = line.error();
  error.code = ErrorCode::InvalidArgument;
  return error;
}

}  // namespace tracuu::indexer
