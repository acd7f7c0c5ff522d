// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.hpp"
#include "indexer/office/office_text.hpp"

namespace tracuu::indexer {

/// Reads the text layer of a PDF in memory, in reading order, one line of a page
/// a line, page numbers left out. The day the file was made is not kept: it is
/// not the day of publication.
///
/// InvalidArgument for what is no PDF or a broken one, one that needs a
/// password, has no text (a scan), or more than `max_bytes` of it. Thread-safe.
[[nodiscard]] base::Result<OfficeText> read_pdf(std::string_view bytes, std::uint64_t max_bytes);

}  // namespace tracuu::indexer
