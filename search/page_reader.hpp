// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <filesystem>
#include <string_view>

#include "base/result.hpp"
#include "search/api/page_reading.hpp"
#include "search/marking/highlight.hpp"

namespace tracuu::search {

/// Where a page stands: in the document of an announcement of `database`, which is that of the
/// index in folder `index`; null if it is not one folder of this machine: what was read from
/// pictures is then not at hand.
struct WantedPage {
  std::filesystem::path const* index;
  std::string_view id;
  std::size_t page = 1;
};

/// The page, marked for `terms`. NotFound, with the subject "page" if the announcement is there and
/// has no such page; errors of store::PageStore. May throw Xapian::Error.
[[nodiscard]] base::Result<PageReading> read_page(Xapian::Database const& database,
                                                  WantedPage const& place,
                                                  HighlightTerms const& terms);

}  // namespace tracuu::search
