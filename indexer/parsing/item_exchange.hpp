// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "indexer/item/source_item.hpp"
#include "indexer/parsing/announcement_reader.hpp"

namespace tracuu::indexer {

// How an item goes to tracuu-reader and what it gave comes back: both sides of the talk
// (indexer/bytes/reader_program.hpp). Input is a line of JSON about the item, then its bytes; the
// answer is a line of JSON about the reading, then the announcement as the index stores it.

inline constexpr std::string_view kItemRequest = "item";

/// Has tracuu-reader read the item, of which the content is of `format`, under the limits of
/// `options`. Its errors as read_item_here gives them, and InvalidArgument where it ran into a
/// limit, crashed, or wrote what is not understood. Thread-safe.
[[nodiscard]] base::Result<ItemReading> read_item_in_child(SourceItem const& item,
                                                           SourceFormat format,
                                                           ReadingOptions const& options);

/// In tracuu-reader: reads the item of `input` and returns the answer.
[[nodiscard]] std::string answer_about_item(std::string_view input);

}  // namespace tracuu::indexer
