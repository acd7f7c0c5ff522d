// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "base/result.hpp"
#include "schema/announcement.hpp"

namespace tracuu::indexer {

/// Reads one announcement from a JSON object, as one line of a JSON Lines file
/// or the body of a request holds it. Keys (other names after "or"; the first
/// one that is not empty counts):
///
///     id (string or integer), url or source, title, abstract,
///     body or text or content, date, site, unit or agency, author, place,
///     numbers (array of strings, or one string) or number, category,
///     language, charset, attachments (addresses of documents, or objects with
///     url, path and text as schema::Attachment has)
///
/// null is the same as no key; other keys are ignored. `date` is ISO, or any
/// form that analyzers::find_date knows; `site` defaults to the host of the url.
/// Text is kept as it is written.
///
/// InvalidArgument for broken JSON (with the byte), nesting beyond 64 levels, a
/// value of a wrong type or an unreadable date (naming the key). Thread-safe.
[[nodiscard]] base::Result<schema::Announcement> parse_json_line(std::string_view line);

}  // namespace tracuu::indexer
