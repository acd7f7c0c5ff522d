// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace tracuu::search {

/// Bytes [begin, end) of a text; both are edges of code points.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;

  bool operator==(Stretch const&) const = default;
};

/// Plain text and what of it matched a query. How a match looks is up to whoever shows it:
/// formats/marked_html.hpp writes HTML, the terminal has colours.
struct MarkedText {
  std::string text;
  std::vector<Stretch> matches;  ///< in order, not empty, no two overlap

  bool operator==(MarkedText const&) const = default;
};

/// Words of a text that a machine misread and that were put right.
struct MarkedRepair {
  Stretch stretch;
  std::string as_read;  ///< by the machine: "bỗ"

  bool operator==(MarkedRepair const&) const = default;
};

/// A paragraph as published, and what of it is to be shown in a way of its own. The
/// stretches of one kind are in order and do not overlap; one of each kind may.
struct MarkedParagraph {
  std::string text;
  std::vector<Stretch> matches;  ///< what matched a query
  std::vector<Stretch> numbers;  ///< document numbers: "119/QĐ-UBND"
  std::vector<MarkedRepair> repairs{};
};

}  // namespace tracuu::search
