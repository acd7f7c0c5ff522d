// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include "base/result.hpp"
#include "schema/announcement.hpp"

namespace tracuu::bench {

/// Builds an index of `documents` (anything that `tracuu index` takes) in the folder `index`, and
/// prints how many announcements it holds.
[[nodiscard]] base::Result<void> index_corpus(std::vector<std::filesystem::path> const& documents,
                                              std::filesystem::path const& index);

/// All announcements of an index, without their texts, in its order.
[[nodiscard]] base::Result<std::vector<schema::Announcement>> read_corpus(
    std::filesystem::path const& index);

}  // namespace tracuu::bench
