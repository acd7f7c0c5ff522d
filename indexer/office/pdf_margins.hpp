// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "indexer/office/pdf_layout.hpp"
#include "schema/announcement.hpp"

namespace tracuu::indexer {

/// The lines of one page and its height in points.
struct PdfPageLines {
  std::vector<PdfLine> lines;
  double height = 0;
};

/// The text of a document, and where its pages begin in it.
struct PagedText {
  FontedText content;
  std::vector<schema::PageStart> pages;  ///< as in Announcement::pages
};

/// The pages as one text, so that sentences go across them: page numbers are left out; what
/// stands at the same height of the upper or lower margin of several pages, numbers
/// aside, is a running head or foot and stands once, at the end; notes in small type at the foot
/// of a page follow the line that ends the sentence which they interrupt. A line that breaks off
/// at a hyphen or in a number ("12/QĐ-") goes on with the next: Vietnamese has no hyphenation.
/// Linear; thread-safe.
[[nodiscard]] PagedText join_pdf_pages(std::vector<PdfPageLines> pages);

}  // namespace tracuu::indexer
