// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.hpp"
#include "indexer/office/office_text.hpp"

namespace tracuu::indexer {

/// Reads the text of a Word document (.docx, ECMA-376) in memory: paragraphs,
/// tables row by row, text boxes once; without deleted text and field codes.
/// The styled title is that of paragraphs in the style "Title", whatever its id.
///
/// InvalidArgument for what is no such document, a broken or encrypted one, and
/// for one of which a part unpacks to more than `max_bytes`. Thread-safe.
[[nodiscard]] base::Result<OfficeText> read_docx(std::string_view bytes, std::uint64_t max_bytes);

}  // namespace tracuu::indexer
