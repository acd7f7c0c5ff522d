// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <vector>

#include "base/result.hpp"
#include "search/api/holdings_request.hpp"

namespace tracuu::search {

/// Counts without a match: the values of a field as they lie in the index, one after the
/// other, and terms by their frequencies. May throw Xapian::Error. Errors of name_order_keys.
[[nodiscard]] base::Result<Holdings> count_holdings(Xapian::Database const& database,
                                                    HoldingsRequest const& request);

}  // namespace tracuu::search
