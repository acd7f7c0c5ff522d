// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "indexer/bytes/byte_input.hpp"
#include "indexer/sources/item_stream.hpp"

namespace tracuu::indexer {

/// The rows of a CSV file, each as one JSON line (see parse_json_line); names and
/// keys end in ":line". The first row names the columns: the keys of JSON Lines or
/// Vietnamese names of them ("Tiêu đề", "Nội dung", "Ngày đăng", "Số hiệu" …), in
/// any case, with or without marks; other columns are ignored. Of several columns
/// for one key the first that is not empty counts. Several numbers stand in one
/// cell with ";" between.
///
/// Errors of one row: another number of cells than the header's, CsvReader's. A
/// file whose header names neither a title nor a text is refused whole.
[[nodiscard]] std::unique_ptr<ItemStream> open_csv(ItemOrigin origin,
                                                   std::unique_ptr<ByteInput> input,
                                                   SourceLimits const& limits);

}  // namespace tracuu::indexer
