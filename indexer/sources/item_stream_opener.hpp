// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>

#include "base/result.hpp"
#include "indexer/bytes/byte_input.hpp"
#include "indexer/item/source_ending.hpp"
#include "indexer/sources/item_stream.hpp"

namespace tracuu::indexer {

/// The items of the file at `path`, read as its ending says. Errors, of which the name
/// is the subject: Io for a file that cannot be opened,
/// InvalidArgument for an ending that is not that of a source.
[[nodiscard]] base::Result<std::unique_ptr<ItemStream>> open_item_stream(
    std::filesystem::path const& path, std::uint64_t file_bytes, ItemOrigin origin,
    SourceLimits const& limits);

/// The items of a member of an archive that ends in `ending`, of which `input`
/// gives the bytes. REQUIRES: `ending` is not that of an archive.
[[nodiscard]] std::unique_ptr<ItemStream> open_member_stream(Ending const& ending,
                                                             std::unique_ptr<ByteInput> input,
                                                             std::optional<std::uint64_t> bytes,
                                                             ItemOrigin origin,
                                                             SourceLimits const& limits);

}  // namespace tracuu::indexer
