// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "schema/announcement.hpp"
#include "schema/page_text.hpp"
#include "schema/page_words.hpp"
#include "search/api/marked_text.hpp"
#include "store/page_store.hpp"

namespace tracuu::search {

/// A stretch of a line on the picture of a page: in points from the left and upper edge of the
/// upright page.
struct PageBox {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;

  bool operator==(PageBox const&) const = default;
};

/// One page of an announcement as it is read: its text, what a machine read of its picture, and
/// what of both matched a query.
struct PageReading {
  schema::Announcement announcement;  ///< without abstract and body, with source_location
  MarkedText title;                   ///< as Hit::title
  std::size_t page = 1;
  std::size_t page_count = 1;
  std::string name;       ///< of a sheet: "Thôn 3"; else empty
  schema::PageText text;  ///< as it is to be read: corrected where a person did so
  std::vector<MarkedParagraph> paragraphs;  ///< of `text`
  std::optional<schema::PageWords> words;   ///< nothing: no machine read the page
  std::vector<PageBox> boxes;  ///< of `words`: what matched, as it is taken to be or as it was read
  std::optional<store::PageCorrection> correction;
  std::string failure;  ///< why a machine could not read the page; empty: it could, or did not try
  bool is_cut = false;  ///< the query was not read to its end: other words may be marked
};

}  // namespace tracuu::search
