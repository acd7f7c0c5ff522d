// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <optional>
#include <string_view>
#include <vector>

#include "search/api/document_adjustments.hpp"
#include "search/curation/curation.hpp"

namespace tracuu::search {

/// The documents that `place` names: the one of this id, else all of this address, written with or
/// without scheme, with or without a slash at its end. May throw Xapian::Error.
[[nodiscard]] std::vector<Xapian::docid> documents_at(Xapian::Database const& database,
                                                      std::string_view place);

/// What the rules that act on `day` do to the documents of `database`. A few look-ups a document
/// that they name. May throw Xapian::Error.
[[nodiscard]] DocumentAdjustments adjust_documents(Xapian::Database const& database,
                                                   Curation const& curation, schema::Date day);

/// How many of `hidden` have `term`. May throw Xapian::Error.
[[nodiscard]] std::size_t hidden_with(Xapian::Database const& database, std::string const& term,
                                      DocumentAdjustments const& adjustments);

}  // namespace tracuu::search
