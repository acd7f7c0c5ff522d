// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "indexer/inverted_batch.hpp"

namespace tracuu::indexer {

/// The key of a document in the tables of term lists and of document data.
[[nodiscard]] std::string glass_document_key(std::uint32_t document);

/// The terms of a document, in order and with their wdf, as the term list table
/// keeps them: each as it differs from the one before it. "" for a document without terms.
[[nodiscard]] std::string glass_term_list(InvertedBatch const& batch, std::uint32_t number);

}  // namespace tracuu::indexer
