// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/glass/inverted_batch.hpp"

namespace tracuu::indexer {

/// The key of a document in the tables of term lists and of document data.
[[nodiscard]] std::string glass_document_key(std::uint32_t document);

/// The terms of each document, in order and with their wdf, as the term list table
/// keeps them: each as it differs from the one before it. "" for a document without
/// terms. All at once, term by term: this way round only the ends of the lists are
/// moved between memory and the processor, not the terms again for each document.
[[nodiscard]] std::vector<std::string> glass_term_lists(InvertedBatch const& batch);

}  // namespace tracuu::indexer
