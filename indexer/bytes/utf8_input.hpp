// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "indexer/bytes/byte_input.hpp"

namespace tracuu::indexer {

/// UTF-16 of either byte order, told by its byte order mark, as UTF-8 without one; all else comes
/// as it is. What is no character becomes U+FFFD.
[[nodiscard]] std::unique_ptr<ByteInput> open_utf8_input(std::unique_ptr<ByteInput> input);

}  // namespace tracuu::indexer
