// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace tracuu::indexer {

/// Poppler's text in reading order takes a hyphen at the end of a line for one of
/// hyphenation, which Vietnamese has not, and drops it: "12/QĐ-" and "UBND" come
/// as "12/QĐUBND". Its text in the order of the file keeps it; this puts the
/// hyphens of `file_order` back into `reading_order`. Both are one page, in valid
/// UTF-8. At most kMaxPageHyphens are. Thread-safe.
[[nodiscard]] std::string restore_line_hyphens(std::string reading_order,
                                               std::string_view file_order);

/// A page has some 50 lines.
inline constexpr int kMaxPageHyphens = 200;

}  // namespace tracuu::indexer
