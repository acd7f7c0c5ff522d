// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "schema/file_traits.hpp"

namespace tracuu::indexer {

/// What a file says that is no source of an index: it is read as an index would read it, by the
/// usual readers under limits, and nothing of it is kept. `name` tells its format, unless its
/// content does. `index`: the folder of an index whose pages that a machine read are used for files
/// of the same bytes; empty: none. A file that can't be read, or holds several documents (an
/// archive), still has its hash. Thread-safe.
[[nodiscard]] schema::FileTraits read_file_traits(std::string_view name, std::string bytes,
                                                  std::filesystem::path const& index = {});

/// A document of a source, or why it could not be read.
using TakeTraits =
    std::function<void(std::string const& name, base::Result<schema::FileTraits> traits)>;

/// As that for all documents of a source: a file, a folder, an archive. Each goes to `take` with
/// its name.
void read_source_traits(std::filesystem::path const& source, std::filesystem::path const& index,
                        TakeTraits const& take);

}  // namespace tracuu::indexer
