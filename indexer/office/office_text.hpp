// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace tracuu::indexer {

/// What a reader of office documents (pdf_document, docx_document, …) hands on:
/// text as the document has it, not yet judged for legacy charsets.
struct OfficeText {
  std::string styled_title;    ///< paragraphs in the style Title, on one line; may be empty
  std::string metadata_title;  ///< what the file says of itself, on one line; may be empty or junk
  std::string text;            ///< one paragraph a line
  bool has_broken_lines = false;  ///< of PDF: a line of `text` is one of the page
};

}  // namespace tracuu::indexer
