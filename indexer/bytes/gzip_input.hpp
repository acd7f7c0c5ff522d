// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "indexer/bytes/byte_input.hpp"

namespace tracuu::indexer {

enum class GzipRule {
  Required,    ///< anything else is InvalidArgument
  Recognised,  ///< anything else comes as it is
};

/// Unpacks gzip through a fixed buffer; any number of gzip members one after
/// the other count as one. Zero bytes and other padding after the last one are
/// ignored, as gzip does. Io for broken or truncated data, once the bytes
/// before it have been read.
[[nodiscard]] std::unique_ptr<ByteInput> open_gzip_input(std::unique_ptr<ByteInput> packed,
                                                         GzipRule rule);

}  // namespace tracuu::indexer
