// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "indexer/bytes/byte_input.hpp"
#include "indexer/sources/item_stream.hpp"

namespace tracuu::indexer {

/// The announcements of a JSON file; names and keys end in ":number", counted from 1. They are the
/// elements of an array, which may be of any size, or of the one array in an object ({"data": […]},
/// {"items": […]}, {"hits": {"hits": […]}}), which is read whole: above
/// SourceLimits::max_item_bytes it is refused. An object with a title, text or number of its own is
/// one announcement. Several values one after the other, a line each or not, are read in turn.
///
/// Errors of one element: it is no object, or above the limit. After 100 that are no objects
/// nothing more is read.
[[nodiscard]] std::unique_ptr<ItemStream> open_json(ItemOrigin origin,
                                                    std::unique_ptr<ByteInput> input,
                                                    SourceLimits const& limits);

}  // namespace tracuu::indexer
