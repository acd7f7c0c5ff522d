// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>

#include "base/result.hpp"

namespace tracuu::indexer {

/// The unpacked bytes of the member `name` ("word/document.xml"; "" is the first file) of a zip
/// archive in memory; nothing if it has none. Unpacking stops at `max_bytes`: what an archive says
/// of its sizes is not believed. InvalidArgument for what is no zip or a broken one, a member that
/// is encrypted or larger. Thread-safe.
[[nodiscard]] base::Result<std::optional<std::string>> read_zip_member(std::string_view zip,
                                                                       std::string_view name,
                                                                       std::uint64_t max_bytes);

using ZipNames = std::unordered_set<std::string>;

/// The names of the members of a zip archive in memory. InvalidArgument for what is no zip or a
/// broken one. Thread-safe.
[[nodiscard]] base::Result<ZipNames> read_zip_names(std::string_view zip);

}  // namespace tracuu::indexer
