// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "schema/announcement.hpp"

namespace tracuu::formats {

/// The announcement as a line of a list of sources, as Vietnamese theses write a web page:
/// who, year, title, site, day, address, day on which it was looked up (`accessed`). One
/// line; what is unknown is left out. Thread-safe.
///
///     UBND xã An Khê (2023), “Lịch tiếp công dân”, ankhe.example, ngày 11/07/2023,
///     <https://ankhe.example/1>, truy cập ngày 05/11/2026.
[[nodiscard]] std::string announcement_citation(schema::Announcement const& announcement,
                                                schema::Date accessed);

}  // namespace tracuu::formats
