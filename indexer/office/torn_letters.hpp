// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace tracuu::indexer {

/// A word of a line of a PDF, or a part of one.
struct LinePiece {
  std::string_view text;  ///< UTF-8
  double gap = 0;         ///< to the piece before it, in heights of its font
};

/// Which pieces of a line belong to the piece before them. Fonts with wrong widths tear
/// letters off ("Q UY ẾT Đ ỊNH"), headings are set with a gap after each letter
/// ("T H Ô N G   B Á O"), and marks may stand as pieces of their own. Letters are put
/// together if that makes Vietnamese syllables of what is none, in capitals that can be
/// ("QUYẾT", "Quyết", "quyết"); a lone small letter ("điểm b khoản 1") only over a gap
/// smaller than those between words. One value a piece; the first is false. Linear;
/// thread-safe.
[[nodiscard]] std::vector<bool> find_torn_letters(std::span<LinePiece const> pieces);

}  // namespace tracuu::indexer
