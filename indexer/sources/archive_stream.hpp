// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>

#include "base/result.hpp"
#include "indexer/item/source_ending.hpp"
#include "indexer/sources/item_stream.hpp"

namespace tracuu::indexer {

/// The items of the members of a zip or tar archive (tar also packed with gzip, xz or
/// Zstandard),
/// in the order of the archive, through fixed buffers. A member is read as a
/// file of its name would be, containers too; its items are named
/// "bundle.zip/pages/a.html". Names lead nowhere: "../a.html" is only a name.
///
/// Left out without a word: folders, and what FileWalk leaves out (hidden names,
/// README.md). Errors of one member: links, another ending, encryption, broken
/// data, one above the limit, an archive in the archive. Beyond
/// SourceLimits::max_archive_members nothing more is read: that bounds what a
/// crafted archive can cost. An archive in which nothing is met is an error.
/// After a damaged member of a zip the following members are read; after
/// SourceLimits::max_damaged_members each of them is an error of its own.
///
/// `container` is Zip or Tar. Io and InvalidArgument if the archive cannot be opened.
[[nodiscard]] base::Result<std::unique_ptr<ItemStream>> open_archive(
    std::filesystem::path const& path, std::uint64_t file_bytes, SourceContainer container,
    ItemOrigin origin, SourceLimits const& limits);

}  // namespace tracuu::indexer
