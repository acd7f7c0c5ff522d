// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "schema/page_words.hpp"

namespace tracuu::indexer {

/// The type of a document (analyzers::kDocumentTypes) where it is all of a line in capitals, as
/// above a title, and all but its marks or one letter was read:
///
///     QUYÉT ĐỊNH   -> QUYẾT ĐỊNH
///     BẢO CÃO      -> BÁO CÁO
///     THÔNG BÁQ    -> THÔNG BÁO
///
/// Types of one syllable are too near to other words. Sets `text` only. Linear.
void repair_types(std::vector<schema::PageWord>& words);

}  // namespace tracuu::indexer
