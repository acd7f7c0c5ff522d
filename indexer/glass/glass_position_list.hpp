// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace tracuu::indexer {

/// Appends the positions of a term in a document as glass keeps them: the last
/// one, the first, how many, and those between by interpolative coding (Moffat
/// and Stuiver; "Managing Gigabytes", 2nd ed., section 3.5).
/// REQUIRES: not empty, in rising order, none twice.
void append_position_list(std::string& out, std::span<std::uint32_t const> positions);

}  // namespace tracuu::indexer
