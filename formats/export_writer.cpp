// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/export_writer.hpp"

#include <utility>

namespace tracuu::formats {

ExportWriter::ExportWriter(ExportFormat format, search::ResultStream stream, schema::Date accessed)
    : format_(format),
      stream_(std::move(stream)),
      accessed_(accessed),
      has_begun_(stream_.position() > 0) {}

base::Result<std::string> ExportWriter::next_piece() {
  std::string piece;
  if (!std::exchange(has_begun_, true)) piece = export_head(format_);
  while (!has_ended_ && piece.size() < kExportPieceBytes) {
    auto const result = stream_.next();
    if (!result) return result.error();
    if (*result) {
      piece += export_entry(format_, (*result)->found, accessed_);
    } else {
      has_ended_ = true;
    }
  }
  return piece;
}

}  // namespace tracuu::formats
