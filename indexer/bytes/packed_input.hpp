// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "indexer/bytes/byte_input.hpp"

namespace tracuu::indexer {

/// How a file is packed.
enum class Packing { Xz, Zstd };

/// Unpacks xz (any number of streams) or Zstandard (any number of frames, without a dictionary)
/// through libarchive and a fixed buffer. InvalidArgument for a file that is packed otherwise, Io
/// for broken or truncated data, once the bytes before it have been read.
[[nodiscard]] std::unique_ptr<ByteInput> open_packed_input(std::unique_ptr<ByteInput> packed,
                                                           Packing packing);

}  // namespace tracuu::indexer
