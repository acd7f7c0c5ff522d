// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>

#include "schema/announcement.hpp"

namespace tracuu::schema {

/// Of the document numbers of `announcement` those that it cites: all but its own, which stands
/// first. A view into it.
[[nodiscard]] std::span<std::string const> cited_numbers(Announcement const& announcement);

}  // namespace tracuu::schema
