// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <string>

namespace tracuu::store {

/// In what the document `number` of `database` differs from `expected`, as Xapian reads it; "" if
/// in nothing: its stored text, values, terms with their counts and, of about 64 of the terms,
/// positions and the entry in the list of the term's documents. May throw Xapian::Error.
[[nodiscard]] std::string document_difference(Xapian::Document const& expected,
                                              Xapian::Database const& database,
                                              Xapian::docid number);

}  // namespace tracuu::store
