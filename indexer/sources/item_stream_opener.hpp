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

class WebArchiveFolder;

/// The items of the file at `path`, read as its ending says or, without one that is known, as its
/// head does (content_type.hpp). Errors, of which the name
/// is the subject: Io for a file that cannot be opened,
/// InvalidArgument for an ending that is not that of a source, and content that is none. Of a web
/// archive just the pages that count in its `folder`, which must outlive the stream; null: all.
[[nodiscard]] base::Result<std::unique_ptr<ItemStream>> open_item_stream(
    std::filesystem::path const& path, std::uint64_t file_bytes, ItemOrigin origin,
    SourceLimits const& limits, WebArchiveFolder* folder = nullptr);

/// What `input` holds, unpacked.
[[nodiscard]] std::unique_ptr<ByteInput> unpacked_input(std::unique_ptr<ByteInput> input,
                                                        FilePacking packing);

/// The items of a member of an archive that ends in `ending`, of which `input`
/// gives the bytes. REQUIRES: `ending` is not that of an archive.
[[nodiscard]] std::unique_ptr<ItemStream> open_member_stream(Ending const& ending,
                                                             std::unique_ptr<ByteInput> input,
                                                             std::optional<std::uint64_t> bytes,
                                                             ItemOrigin origin,
                                                             SourceLimits const& limits);

/// The one item of a file or member whose ending says nothing, by its head. InvalidArgument if
/// that says nothing either; errors of reading `input`.
[[nodiscard]] base::Result<std::unique_ptr<ItemStream>> open_by_content(
    std::unique_ptr<ByteInput> input, std::optional<std::uint64_t> bytes, ItemOrigin origin,
    SourceLimits const& limits);

/// ending_of a file that may be a source under these limits. Thread-safe.
[[nodiscard]] std::optional<Ending> source_ending_of(std::string_view name,
                                                     SourceLimits const& limits);

}  // namespace tracuu::indexer
