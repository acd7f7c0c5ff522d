// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "search/api/document_adjustments.hpp"
#include "search/matching/rescoring.hpp"

namespace tracuu::search {

/// Multiplies the scores of those of `hits` that are `lowered` by their factors, and moves each
/// after the hits that now have as high a score. All others keep their order. Thread-safe.
void sink_lowered(std::vector<LoweredDocument> const& lowered, std::vector<ScoredDocument>& hits);

}  // namespace tracuu::search
