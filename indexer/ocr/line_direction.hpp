// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/page_words.hpp"

namespace tracuu::indexer {

/// The page as it stands upright. tesseract reads a page that lies on its side as it finds it, if
/// that is the side from which it looks for columns of letters: its lines then run up or down the
/// page. Such a page is turned, boxes and sizes, and PageWords::turned with it; all others come
/// back as they are. Linear; thread-safe.
[[nodiscard]] schema::PageWords stood_upright(schema::PageWords page);

}  // namespace tracuu::indexer
