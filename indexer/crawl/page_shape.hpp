// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/html/html_document.hpp"

namespace tracuu::indexer {

/// What a page says, so far as two of them are compared: its lines of visible text as hashes, the
/// page's own address taken out. A value.
struct PageShape {
  struct Line {
    std::uint64_t hash = 0;     ///< of its words, numbers as '#'
    std::uint64_t telling = 0;  ///< of its telling numbers; 0: it has none
    std::uint64_t days = 0;     ///< of its other numbers, clocks and counts of visitors aside
    std::uint32_t code_points = 0;
    bool operator==(Line const&) const = default;
  };
  std::uint64_t title = 0;  ///< as Line::hash
  /// Each `hash` once, in their order; with the numbers of all lines that have it.
  std::vector<Line> lines;
  std::size_t code_points = 0;

  /// One number for all of it: equal for two pages that say the same with the same telling numbers.
  /// Such numbers are no days, clocks, years and counts of visitors, are not in the page's address,
  /// and are in no line of `frame`, another page of the portal: a calendar says the same for each
  /// of its days, two bulletins with other water levels do not.
  [[nodiscard]] std::uint64_t text_hash(PageShape const* frame = nullptr) const;

  /// As text_hash, and it tells days apart, too.
  [[nodiscard]] std::uint64_t exact_hash(PageShape const* frame = nullptr) const;
};

/// The shape of the page at `url`. Thread-safe.
[[nodiscard]] PageShape page_shape(HtmlNode const& root, std::string_view url);

/// The lines of `one` that `other` lacks, whatever their numbers. Both in the order of their
/// hashes. Thread-safe.
[[nodiscard]] std::vector<PageShape::Line> lines_without(std::vector<PageShape::Line> const& one,
                                                         std::vector<PageShape::Line> const& other);

/// How much text lines have, in code points. Thread-safe.
[[nodiscard]] std::size_t text_length(std::vector<PageShape::Line> const& lines);

}  // namespace tracuu::indexer
