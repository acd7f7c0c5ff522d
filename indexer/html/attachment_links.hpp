// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/html/html_document.hpp"
#include "schema/announcement.hpp"

namespace tracuu::indexer {

/// The documents that a page links to as its own: links to files that are documents
/// by their ending (schema::has_document_ending) in its main content, or in a box
/// that says so ("Tệp đính kèm", class "attachments"). `content` is
/// find_main_content(root), or null. Each once, in page order, at most
/// kMaxAttachments; `url` is the link as it is written, `path` empty. Thread-safe.
[[nodiscard]] std::vector<schema::Attachment> find_attachment_links(HtmlNode const& root,
                                                                    HtmlNode const* content);

/// Puts addresses and paths in the place of the links of an announcement that was
/// read from a page. `path` is where the page lies in a folder or archive, or empty.
/// Links that lead nowhere are left out. Thread-safe.
void resolve_attachment_links(schema::Announcement& announcement, std::string_view path);

inline constexpr std::size_t kMaxAttachments = 200;

}  // namespace tracuu::indexer
