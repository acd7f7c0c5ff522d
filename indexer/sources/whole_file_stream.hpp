// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "indexer/bytes/byte_input.hpp"
#include "indexer/sources/item_stream.hpp"

namespace tracuu::indexer {

/// The one item that a file is; of an e-mail or saved page under another name those that it holds.
/// `file_bytes` is what the file says it has, if known. Refuses what is above the limit without
/// reading more of it.
[[nodiscard]] std::unique_ptr<ItemStream> open_whole_file(ItemOrigin origin, SourceFormat format,
                                                          std::unique_ptr<ByteInput> input,
                                                          std::optional<std::uint64_t> file_bytes,
                                                          SourceLimits const& limits);

}  // namespace tracuu::indexer
