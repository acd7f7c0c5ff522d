// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/announcement.hpp"

namespace tracuu::schema {

/// One spelling of an address or a path, so that a link and the file that it
/// leads to can be compared: %XX decoded, of web addresses no scheme and no
/// default port, the host in lower case.
///
///     "HTTP://Vankhe.example:80/T%E1%BB%87p.pdf"  -> "//vankhe.example/Tệp.pdf"
///     "pages/T%E1%BB%87p.pdf"                      -> "pages/Tệp.pdf"
///
/// May give bytes that are not UTF-8. Written to disk as part of terms. Thread-safe.
[[nodiscard]] std::string canonical_location(std::string_view location);

/// Whether the file at this address or path is a document by its ending (".pdf",
/// ".docx", ".tif" …, in any case), also in front of a query or at its end. Thread-safe.
[[nodiscard]] bool has_document_ending(std::string_view location);

/// Whether it is a picture by its ending that may be a photograph as well as a scan (".jpg",
/// ".png"): it is a document only where a page names it as one. Thread-safe.
[[nodiscard]] bool has_picture_ending(std::string_view location);

/// Either of them. Thread-safe.
[[nodiscard]] bool may_be_attachment(std::string_view location);

/// Where the file of an attachment of `announcement` may be, best first: its path,
/// its address. A path "/a.pdf" is tried in every folder of the announcement's id:
///
///     id "site/tin/17.html"  ->  "a.pdf", "site/a.pdf", "site/tin/a.pdf"
[[nodiscard]] std::vector<std::string> attachment_locations(Announcement const& announcement,
                                                            Attachment const& attachment);

/// `text` with %41 as "A"; a "%" that is not followed by two hex digits stays.
[[nodiscard]] std::string percent_decoded(std::string_view text);

}  // namespace tracuu::schema
