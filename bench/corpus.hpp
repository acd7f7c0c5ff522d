// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <vector>

#include "base/result.hpp"
#include "schema/announcement.hpp"

namespace tracuu::bench {

/// Builds an index of `documents` (anything that `tracuu index` takes) in the folder `index`, and
/// prints how many announcements it holds; by `workers` threads, or as many as the job takes by
/// itself.
[[nodiscard]] base::Result<void> index_corpus(std::vector<std::filesystem::path> const& documents,
                                              std::filesystem::path const& index,
                                              std::optional<std::size_t> workers = std::nullopt);

/// All announcements of an index, without their texts, in its order.
[[nodiscard]] base::Result<std::vector<schema::Announcement>> read_corpus(
    std::filesystem::path const& index);

}  // namespace tracuu::bench
