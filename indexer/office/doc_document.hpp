// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.hpp"
#include "indexer/office/office_text.hpp"

namespace tracuu::indexer {

/// Reads the text of an old Word document (.doc, Word 97 to 2003) through
/// antiword or, without it or where it crashes, catdoc, run as a child process for
/// 20 s at most. It has no metadata title.
///
/// InvalidArgument for what is no such document or can't be read, and if neither
/// program is installed (the hint names their packages). Thread-safe.
[[nodiscard]] base::Result<OfficeText> read_doc(std::string_view bytes, std::uint64_t max_bytes);

}  // namespace tracuu::indexer
