// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "search/api/page_reading.hpp"

namespace tracuu::formats {

/// GET /api/v1/announcements/{id}/pages/{n} as docs/openapi.yaml describes it (DocumentPage), with
/// the address of its picture; empty: there is none. Thread-safe.
[[nodiscard]] std::string document_page_json(search::PageReading const& reading,
                                             std::string const& image_url);

}  // namespace tracuu::formats
