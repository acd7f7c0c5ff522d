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

/// Builds it anew of these: another generation. Ends the test program if that fails.
void rebuild_test_index(std::filesystem::path const& index,
                        std::vector<schema::Announcement> const& announcements);

/// Adds one announcement, or replaces the one with its id: a commit of its own.
void add_to_test_index(std::filesystem::path const& index,
                       schema::Announcement const& announcement);

}  // namespace tracuu::server
