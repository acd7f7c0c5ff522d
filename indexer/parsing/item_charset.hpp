// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analyzers/charset/legacy_charset.hpp"
#include "base/result.hpp"
#include "indexer/item/source_item.hpp"

namespace tracuu::indexer {

/// What charsets an item is in, and its bytes as UTF-8, by the rules by which
/// read_announcement reads it; but what is undecided is reported, not refused.
/// A JSON line that needed no conversion comes back as it is, with its line end;
/// one that did, as schema::to_json writes the announcement in it. An office
/// document comes back as its text.
///
/// Errors of HtmlDocument::parse, parse_json_line and read_office_text, with the item's name at
/// the head of the message. Thread-safe.
[[nodiscard]] base::Result<analyzers::UnicodeText> examine_item(SourceItem const& item);

}  // namespace tracuu::indexer
