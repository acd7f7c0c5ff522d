// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "server/views/archive/comparison.hpp"

namespace tracuu::server {

/// The comparison as a table for spreadsheets, in the manner of announcement_csv: a column
/// `period` (2009 or 2009-07), one a query, and `all` announcements of the period, of which
/// shares are made. Always counts, whatever the scale. Thread-safe.
[[nodiscard]] std::string comparison_csv(Comparison const& comparison);

}  // namespace tracuu::server
