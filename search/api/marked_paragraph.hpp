// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace tracuu::search {

/// Bytes [begin, end) of a text: whole characters.
struct TextStretch {
  std::size_t begin = 0;
  std::size_t end = 0;

  bool operator==(TextStretch const&) const = default;
};

/// A paragraph as published, and what of it is to be shown in a way of its own. The
/// stretches of one kind are in order and do not overlap; one of each kind may.
struct MarkedParagraph {
  std::string text;
  std::vector<TextStretch> matches;  ///< what matched a query
  std::vector<TextStretch> numbers;  ///< document numbers: "119/QĐ-UBND"
};

}  // namespace tracuu::search
