// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "schema/announcement.hpp"

namespace tracuu::formats {

/// Announcements as a table (RFC 4180: commas, quotes where needed, CR LF), for
/// spreadsheets: without their bodies. All thread-safe.

/// The byte order mark, without which Excel does not take the table for UTF-8, and
/// the names of the columns.
[[nodiscard]] std::string csv_head();

/// One row.
[[nodiscard]] std::string announcement_csv(schema::Announcement const& announcement);

/// One cell. A text that a spreadsheet would take for a formula, since it begins
/// with = + - @, their full-width forms, a tab or a line end, or has one of them after what is
/// not seen (blanks, no-break spaces, byte order marks, zero-width characters), gets a ' in front
/// (OWASP, "CSV Injection"); control characters but line ends and tabs are left out.
///
///     =cmd|'/c calc'!A1   ->   '=cmd|'/c calc'!A1
[[nodiscard]] std::string csv_cell(std::string_view text);

}  // namespace tracuu::formats
