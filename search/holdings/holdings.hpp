// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <vector>

#include "base/result.hpp"
#include "search/api/holdings_request.hpp"
#include "search/columns/columns.hpp"

namespace tracuu::search {

/// Counts without a match: by `columns`, which follow `database`, where there are some; else the
/// values of a field as they lie in the index, one after the other, and terms by their frequencies.
/// Documents that are `hidden` (ascending) do not count. May throw Xapian::Error. Errors of
/// name_order_keys.
[[nodiscard]] base::Result<Holdings> count_holdings(Xapian::Database const& database,
                                                    Columns& columns,
                                                    HoldingsRequest const& request,
                                                    std::vector<Xapian::docid> const& hidden = {});

}  // namespace tracuu::search
