// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "indexer/bytes/byte_input.hpp"
#include "indexer/sources/item_stream.hpp"

namespace tracuu::indexer {

class WebArchiveFolder;

/// The pages of a web archive (WARC, ISO 28500:2017, https://iipc.github.io/warc-specifications/),
/// as `wget --warc-file` writes it. Items are the `response` records with HTTP status 200, and the
/// `resource` records of http, https and ftp addresses, with a content type that we read: pages,
/// texts and documents. A record that its crawler cut off says so (SourceItem::cut). All other
/// records, and robots.txt, are left out without a word. Named
/// "file.warc:URL"; the key is the URL; url and charset are those of the record.
///
/// With `folder`, which must outlive the stream, just the records that count in it, and an item
/// knows the other addresses of its text (SourceItem::addresses).
///
/// Records that are broken (no length, a wrong one, broken chunks) or above the
/// limit are errors that name their byte (of the unpacked file); reading goes on
/// with the next line that begins a record.
[[nodiscard]] std::unique_ptr<ItemStream> open_web_archive(ItemOrigin origin,
                                                           std::unique_ptr<ByteInput> input,
                                                           SourceLimits const& limits,
                                                           WebArchiveFolder* folder = nullptr);

}  // namespace tracuu::indexer
