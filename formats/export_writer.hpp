// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include "base/result.hpp"
#include "formats/export_format.hpp"
#include "search/holdings/result_stream.hpp"

namespace tracuu::formats {

/// A piece of an export ends at the first entry after so many bytes.
inline constexpr std::size_t kExportPieceBytes = 65'536;

/// Writes the hits of a stream in one of the formats, a piece of about kExportPieceBytes at
/// a time: what `/api/v1/export` sends and `tracuu search --export` writes. Not
/// thread-safe, but may go from thread to thread.
class ExportWriter {
 public:
  /// `accessed` is the day that references are said to be looked up on. What is written of a stream
  /// that goes on (ResultStream::go_on_after) goes on too: without the head of the format.
  ExportWriter(ExportFormat format, search::ResultStream stream, schema::Date accessed);

  /// The next piece; empty at the end. Errors of ResultStream::next.
  [[nodiscard]] base::Result<std::string> next_piece();

  [[nodiscard]] search::ResultStream const& stream() const { return stream_; }

 private:
  ExportFormat format_;
  search::ResultStream stream_;
  schema::Date accessed_;
  bool has_begun_;
  bool has_ended_ = false;
};

}  // namespace tracuu::formats
