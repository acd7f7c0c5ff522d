// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.hpp"
#include "indexer/office/office_text.hpp"

namespace tracuu::indexer {

/// The text of a scan that is a picture file (TIFF, JPEG, PNG): that of its `known` pages, laid out
/// as read_pdf does. The others are its `picture_pages`. InvalidArgument for what is no such file,
/// a broken one, one with more text than `max_bytes`, and one of which nothing is known where it
/// may not wait. Thread-safe.
[[nodiscard]] base::Result<OfficeText> read_picture(std::string_view bytes, std::uint64_t max_bytes,
                                                    KnownPages const& known);

}  // namespace tracuu::indexer
