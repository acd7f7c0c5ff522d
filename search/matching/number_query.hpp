// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

#include "search/plans/plan.hpp"
#include "search/words/word_reading.hpp"

namespace tracuu::search {

// Queries for document numbers in their normalised form ("119/QD-UBND"). None touches an index.

/// The documents that words ask for: those whose number was typed, and those of the index that
/// fit a number that was typed in part or named as people name it.
[[nodiscard]] std::vector<AskedDocument> asked_documents(TextReading const& reading);

/// How many words of `reading` are no part of such a number.
[[nodiscard]] std::size_t words_beside_numbers(TextReading const& reading);

/// The announcements that are one of these documents, each with kOwnNumberWeight; nothing if
/// `documents` is empty.
[[nodiscard]] Plan own_number_query(std::vector<AskedDocument> const& documents);

/// The announcements that are one of these documents, first, and those that cite one.
[[nodiscard]] Plan number_query(std::vector<std::string> const& numbers);

/// The announcements that cite one of these documents; a document does not cite itself.
[[nodiscard]] Plan citing_query(std::vector<std::string> const& numbers);

}  // namespace tracuu::search
