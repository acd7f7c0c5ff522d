// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

namespace tracuu::search {

/// Where in its document something stands: a page of a PDF, a slide, a sheet of a workbook.
struct PagePlace {
  std::size_t page = 1;  ///< its number, from 1
  std::string sheet;     ///< name of a sheet: "Thôn 3"; else empty

  bool operator==(PagePlace const&) const = default;
};

}  // namespace tracuu::search
