// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "indexer/office/pdf_layout.hpp"

namespace tracuu::indexer {

/// Joins the lines of a page that are known to be one paragraph, by where they stand:
///
/// - the first word of the next line had no room in this one, and the next begins at the
///   margin of the text, or both are centred;
/// - both are centred, in one size, close to each other and not in capitals: lines of a heading.
///
/// Not across the end of a sentence, an item of a list ("a)", "-", "Điều 3") or what stands beside
/// something else. Linear; thread-safe.
[[nodiscard]] std::vector<PdfLine> join_wrapped_lines(std::vector<PdfLine> lines,
                                                      double page_width);

}  // namespace tracuu::indexer
