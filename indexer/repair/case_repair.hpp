// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "schema/page_words.hpp"

namespace tracuu::indexer {

/// Capitals that are small letters of the same form (o, u, c, s, v, x and those with marks), in
/// lines of small letters: nƯỚc -> nước, ChỦ -> Chủ, "người Ở xã" -> "người ở xã". Other capitals
/// stay. Sets `text` only.
void repair_case(std::vector<schema::PageWord>& words);

}  // namespace tracuu::indexer
