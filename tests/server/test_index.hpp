// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include "schema/announcement.hpp"

namespace tracuu::server {

/// Makes an index of `announcements` in a new folder and returns the folder.
/// Ends the test program if that fails.
[[nodiscard]] std::filesystem::path make_test_index(
    std::vector<schema::Announcement> const& announcements);

}  // namespace tracuu::server
