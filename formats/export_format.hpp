// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "schema/date.hpp"
#include "search/api/found_announcement.hpp"

namespace tracuu::formats {

/// The forms in which the hits of a search can be taken away.
enum class ExportFormat { JsonLines, Csv, Ris, Bibtex };

/// "text/csv; charset=utf-8; header=present".
[[nodiscard]] std::string_view media_type(ExportFormat format);

/// "csv", without the dot.
[[nodiscard]] std::string_view file_ending(ExportFormat format);

/// What stands before the first announcement; may be empty. Thread-safe, as all of this file.
[[nodiscard]] std::string export_head(ExportFormat format);

/// One announcement, with the line end after it: of JSON Lines what
/// announcement_json makes, of the others announcement_csv, _ris and _bibtex.
/// `accessed` is the day of the export.
[[nodiscard]] std::string export_entry(ExportFormat format, search::FoundAnnouncement const& found,
                                       schema::Date accessed);

}  // namespace tracuu::formats
