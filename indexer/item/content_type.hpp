// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "base/result.hpp"
#include "indexer/item/source_item.hpp"

namespace tracuu::indexer {

/// The format of a document that is one item, by its bytes: marks at its head (PDF, RTF, HTML,
/// MIME), the streams of an Office file before 2007, the members of a zip archive. Nothing for what
/// is known by no mark: text, tables, archives, pictures. Thread-safe.
[[nodiscard]] std::optional<SourceFormat> format_of_content(std::string_view bytes);

/// What a file may be whose ending says nothing, by its first kilobytes: an Office file is Doc or
/// Docx here, whatever it is. Thread-safe.
[[nodiscard]] std::optional<SourceFormat> guess_of_head(std::string_view head);

/// As which format an item is read that was named, or sent, as `item.format`: content goes before
/// the name.
///
///     plan.doc      "<html>…", "{\rtf1…", a zip with word/document.xml    as HTML, RTF, DOCX
///     budget.xls    lines of text                                        as plain text
///     page.html     "%PDF-1.4…"                                          as PDF
///     list.xls      "<?xml …?><Workbook …" (Excel 2003)                  as XLS
///
/// InvalidArgument for a page under the name of a format that no program writes pages for (.pdf,
/// .docx …): that is what a server sends in place of a file, and the reason cites its title.
/// Thread-safe.
[[nodiscard]] base::Result<SourceFormat> format_to_read(SourceItem const& item);

}  // namespace tracuu::indexer
