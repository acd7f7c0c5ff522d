// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include "base/result.hpp"

namespace tracuu::store {

/// Holds `copy` against the database `original` that it was made of, as Xapian reads both: how many
/// documents, lengths, values and metadata there are, the first, the last and some documents
/// between with all that they hold, and how often some of their terms occur. IndexCorrupt, which
/// names the first difference. May throw Xapian::Error.
[[nodiscard]] base::Result<void> check_copy(Xapian::Database const& original,
                                            Xapian::Database const& copy);

}  // namespace tracuu::store
