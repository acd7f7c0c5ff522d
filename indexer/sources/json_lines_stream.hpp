// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "indexer/bytes/line_reader.hpp"
#include "indexer/sources/item_stream.hpp"

namespace tracuu::indexer {

/// The lines of a JSON Lines file; names and keys end in ":line".
[[nodiscard]] std::unique_ptr<ItemStream> open_json_lines(ItemOrigin origin, LineReader lines);

}  // namespace tracuu::indexer
