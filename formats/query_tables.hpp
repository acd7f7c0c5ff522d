// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"
#include "formats/table.hpp"
#include "store/query_report.hpp"

namespace tracuu::formats {

/// What addresses and options call the tables of query_tables, in their order.
inline constexpr std::array<std::string_view, 6> kQueryTableNames{
    "searched", "in-vain", "unopened", "positions", "announcements", "days"};

/// What people looked for, as tables: queries by searches, those in vain, those of which nobody
/// opened anything, opened hits by place and by announcement, and the days. Thread-safe, as all of
/// this file.
[[nodiscard]] std::vector<Table> query_tables(store::QueryReports const& reports,
                                              base::Language language);

/// The reports as a JSON object, in one line.
[[nodiscard]] std::string query_reports_json(store::QueryReports const& reports);

}  // namespace tracuu::formats
