// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "indexer/bytes/byte_input.hpp"
#include "indexer/sources/item_stream.hpp"

namespace tracuu::indexer {

/// An e-mail (.eml): the message as one JSON line (subject → title, sender → author, the day in
/// Vietnam → date, its plain text, else its HTML as text → body), then its attachments, each read
/// as a file of its name and called "mail.eml/119.pdf"; messages in it, 5 deep, are
/// "mail.eml/message-1.eml". Pictures between the lines are left out. Errors of one attachment: an
/// ending that is not that of a source, an archive.
[[nodiscard]] std::unique_ptr<ItemStream> open_mail(ItemOrigin origin,
                                                    std::unique_ptr<ByteInput> input,
                                                    SourceLimits const& limits);

/// A saved page (.mht, MHTML): its root part, an HTML page with its charset and, if it has one of
/// http, its address; other pages in it (of frames) are "page.mht/2.html". Pictures and styles are
/// left out.
[[nodiscard]] std::unique_ptr<ItemStream> open_saved_page(ItemOrigin origin,
                                                          std::unique_ptr<ByteInput> input,
                                                          SourceLimits const& limits);

}  // namespace tracuu::indexer
