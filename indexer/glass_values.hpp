// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "indexer/glass_table.hpp"
#include "indexer/inverted_batch.hpp"

namespace tracuu::indexer {

/// Writes the value slots of all documents into the posting table: of each slot
/// how many documents have it with the smallest and the largest value, then the
/// values in chunks. The posting lists come behind them. REQUIRES: slots are below
/// 128 (from there on their keys sort otherwise than they do).
void write_glass_values(GlassTableWriter& table, InvertedBatch const& batch);

/// The slots that a document uses, as the term list table keeps them.
[[nodiscard]] std::string glass_used_slots(InvertedBatch::Document const& document);

}  // namespace tracuu::indexer
