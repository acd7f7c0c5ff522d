// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "indexer/bytes/child_process.hpp"

namespace tracuu::indexer {

/// What a reader of office documents hands on: text as the document has it, not yet
/// judged for legacy charsets. office_text_json.cpp writes and reads all of it.
struct OfficeText {
  std::string styled_title;    ///< paragraphs in the style Title, on one line; may be empty
  std::string metadata_title;  ///< what the file says of itself, on one line; may be empty or junk
  std::string text;            ///< one paragraph a line
  std::vector<std::string> remarks;  ///< what was left out or cut, a sentence each: for the report
  bool has_broken_lines = false;     ///< of PDF: a line of `text` is one of the page
};

// The readers, a source each (pdf_document.cpp, docx_document.cpp, …). `bytes` is the
// whole document. InvalidArgument for what is no such document, a broken or encrypted
// one, and for one of which the text or a part unpacks to more than `max_bytes`. All
// are thread-safe.

/// The text layer of a PDF, in reading order, one line of a page a line, page numbers
/// left out. The day the file was made is not kept: it is not the day of publication.
/// InvalidArgument also for one that has no text (a scan).
[[nodiscard]] base::Result<OfficeText> read_pdf(std::string_view bytes, std::uint64_t max_bytes);

/// The text of a Word document (.docx, ECMA-376): paragraphs, tables row by row, text
/// boxes once; without deleted text and field codes. The styled title is that of
/// paragraphs in the style "Title", whatever its id.
[[nodiscard]] base::Result<OfficeText> read_docx(std::string_view bytes, std::uint64_t max_bytes);

/// The text of an OpenDocument text (.odt, ISO/IEC 26300): paragraphs and headings,
/// tables row by row, without comments and deleted text. The styled title is that of
/// paragraphs in the style "Title".
[[nodiscard]] base::Result<OfficeText> read_odt(std::string_view bytes, std::uint64_t max_bytes);

/// The text of an old Word document (.doc): of Word 97 to 2003 see read_word_binary; what that
/// gives up (Word 6 and 95, broken files) goes to antiword, then to catdoc where they are
/// installed, child processes under `limits`. It has no styled title: at its time that style stood
/// on any centred line. InvalidArgument also if neither program is installed (the hint names their
/// packages).
[[nodiscard]] base::Result<OfficeText> read_docx(std::string_view bytes, std::uint64_t max_bytes);

/// The text of an OpenDocument text (.odt, ISO/IEC 26300): paragraphs and headings,
/// tables row by row, without comments and deleted text. The styled title is that of
/// paragraphs in the style "Title".
[[nodiscard]] base::Result<OfficeText> read_odt(std::string_view bytes, std::uint64_t max_bytes);

/// The text of an old Word document (.doc, Word 97 to 2003) through antiword or,
/// without it or where it crashes, catdoc, run as child processes under `limits`. It
/// has no metadata title. InvalidArgument also if neither program is installed (the
/// hint names their packages).
[[nodiscard]] base::Result<OfficeText> read_doc(std::string_view bytes, ChildLimits const& limits);

/// The text of a document in Rich Text Format (.rtf; 1.9.1): paragraphs, tables row by row, in the
/// code pages of its fonts; footnotes, headers, footers and text boxes after it, each once. Without
/// hidden and deleted text. The styled title is that of paragraphs in the style "Title".
[[nodiscard]] base::Result<OfficeText> read_rtf(std::string_view bytes, std::uint64_t max_bytes);

/// The text of an Excel workbook before 2007 (.xls; Excel 5 to 2003, [MS-XLS]): its sheets (see
/// WorkbookText), numbers and dates as they are shown, text boxes after the rows.
[[nodiscard]] base::Result<OfficeText> read_xls(std::string_view bytes, std::uint64_t max_bytes);

}  // namespace tracuu::indexer
