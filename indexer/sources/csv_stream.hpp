// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "indexer/bytes/byte_input.hpp"
#include "indexer/sources/item_stream.hpp"

namespace tracuu::indexer {

/// The rows of a table (CSV), each as one JSON line (see parse_json_line); names and
/// keys end in ":line". The first row with names of columns is the head; what stands above it, 40
/// rows at most, is the caption, and a row of the numbers of the columns below it is left out.
/// indexer/text/field_name has the names; a column of another name is told with each row that has
/// a value in it (SourceItem::not_understood). Of several columns for one field the first of that
/// table that is not empty counts. Several numbers or attachments stand in one cell with ";"
/// between. UTF-16 ("Unicode text" of Excel) is read, too.
///
/// Errors of one row: another number of cells than the head's (blank ones at the end do not
/// count), CsvReader's. A file whose head names neither a title nor a text nor a number is refused
/// whole.
[[nodiscard]] std::unique_ptr<ItemStream> open_csv(ItemOrigin origin,
                                                   std::unique_ptr<ByteInput> input,
                                                   SourceLimits const& limits);

}  // namespace tracuu::indexer
