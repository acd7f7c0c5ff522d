// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "indexer/bytes/byte_input.hpp"
#include "indexer/sources/item_stream.hpp"

namespace tracuu::indexer {

/// The announcements of a feed, RSS 2.0 (https://www.rssboard.org/rss-specification)
/// or Atom (RFC 4287), each as one JSON line; names and keys end in ":number",
/// counted from 1 in the feed. Where the keys come from, first found:
///
///     id        guid, id, the link
///     url       link (of Atom: rel=alternate)
///     title     title
///     body      content:encoded, content, description, summary; HTML as plain text
///     abstract  description or summary, beside a body
///     date      pubDate, dc:date, published, updated; the day in Vietnam
///     author, category, language   author's name, dc:creator; the first; that of the feed
///     site      the host of the url, or else of the feed's own link
///
/// XML that is an electronic document of agencies (edxml_document.hpp) gives that, named as the
/// file, and its attachments, named "file.edxml/119.pdf".
///
/// A feed is read whole: one above SourceLimits::max_item_bytes is refused, as is
/// XML that is broken or no feed. A legacy charset becomes Unicode.
[[nodiscard]] std::unique_ptr<ItemStream> open_feed(ItemOrigin origin,
                                                    std::unique_ptr<ByteInput> input,
                                                    SourceLimits const& limits);

}  // namespace tracuu::indexer
