// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <string_view>

namespace tracuu::indexer {

/// Whether the file whose item has this key is worth reading by OCR: it is no picture that may be a
/// photograph, or a page of the index names it as its attachment. May throw Xapian::Error.
[[nodiscard]] bool may_be_scan(Xapian::Database const& database, std::string_view key);

}  // namespace tracuu::indexer
