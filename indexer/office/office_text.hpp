// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/charset/charset.hpp"
#include "base/result.hpp"
#include "indexer/bytes/child_process.hpp"
#include "schema/announcement.hpp"
#include "schema/page_words.hpp"

namespace tracuu::indexer {

/// A stretch of text that is set in a legacy Vietnamese font.
struct FontStretch {
  std::size_t begin = 0;  ///< bytes
  std::size_t end = 0;
  analyzers::FontHint font;
};

/// A word of the text that a machine read from a picture (OCR): one of which it was not certain, or
/// that was put right.
struct MachineWord {
  std::size_t begin = 0;  ///< bytes
  std::size_t end = 0;
  double confidence = 1;  ///< of the machine in what it read
  std::string as_read;    ///< by the machine; empty where that is what stands there

  bool operator==(MachineWord const&) const = default;
};

/// A machine that is as sure of a word is certain of it.
inline constexpr double kCertainWord = 0.9;

/// What a reader of office documents hands on: text as the document has it, not yet
/// judged for legacy charsets. office_text_json.cpp writes and reads all of it.
struct OfficeText {
  std::string styled_title;    ///< paragraphs in the style Title, on one line; may be empty
  std::string metadata_title;  ///< what the file says of itself, on one line; may be empty or junk
  std::string text;            ///< one paragraph a line
  bool has_broken_lines = false;  ///< of PDF: a line of `text` is one of the page
  std::vector<std::string>
      remarks{};                     ///< what was left out or cut, a sentence each: for the report
  std::vector<FontStretch> fonts{};  ///< of `text`, in order; none overlap
  std::vector<schema::Signature> signatures{};  ///< electronic ones, in the order of the document
  std::string picture_pages{};    ///< of PDF: pages that are pictures without text: "2-4,7"
  std::string machine_pages{};    ///< pages whose words a machine read from their pictures: "1-3"
  std::string corrected_pages{};  ///< pages whose text a person corrected: "2"
  double machine_confidence = 1;  ///< of the words of machine_pages, on average
  std::vector<MachineWord> machine_words{};  ///< of `text`, in order; none overlap
  /// Of PDF, workbooks and presentations: where their pages, sheets and slides begin in
  /// `text`, as in Announcement::pages.
  std::vector<schema::PageStart> pages{};
};

/// The text of a page as a person corrected it.
struct CorrectedPage {
  std::size_t page = 0;  ///< from 1
  std::string text;      ///< its lines
};

/// What is known of the pages of a document besides what the file says.
struct KnownPages {
  std::vector<schema::PageWords> words;  ///< read from pictures, in order of pages
  std::vector<CorrectedPage> corrected;  ///< in order of pages; go before `words`
  std::vector<std::size_t> failed;       ///< pages that can't be read from their pictures, in order
  /// A document of nothing but pictures that are still to be read is no error.
  bool may_wait = false;
};

// The readers, a source each (pdf_document.cpp, docx_document.cpp, …). `bytes` is the
// whole document. InvalidArgument for what is no such document, a broken or encrypted
// one, and for one of which the text or a part unpacks to more than `max_bytes`. All
// are thread-safe.

/// The text layer of a PDF as people read it: the columns of a letterhead one after the
/// other, a row of a table as one line with tabs between its cells, else a line of a page a
/// line. Page numbers are left out, running heads and feet stand once at the end, footnotes after
/// the sentence that they interrupt. The day the file was made is not kept: it is not the
/// day of publication. Stamps of electronic signatures are no text: who signed and when is
/// read from them and from the signatures themselves.
///
/// Pages of `known` have the text that was read from their pictures or that a person wrote,
/// whatever the file holds. InvalidArgument also for a scan, of which no page has text but what
/// stamps and a typed number leave; where scans may wait, it has no text and names its pages in
/// `picture_pages`.
[[nodiscard]] base::Result<OfficeText> read_pdf(std::string_view bytes, std::uint64_t max_bytes,
                                                KnownPages const& known = {});

/// As read_pdf, of a scan of `pages` pages that is no PDF.
[[nodiscard]] base::Result<OfficeText> read_known_pages(std::size_t pages, std::uint64_t max_bytes,
                                                        KnownPages const& known);

/// The text of a Word document (.docx, ECMA-376): paragraphs with the numbers that lists give
/// them ("Điều 3."), tables row by row, text boxes once, at the end notes and then each line of
/// heads and feet once; without deleted and hidden text, comments, field codes and the hints of
/// empty fields of forms. The styled title is that of paragraphs in the style "Title", whatever
/// its id. Fonts are those of runs and styles.
[[nodiscard]] base::Result<OfficeText> read_docx(std::string_view bytes, std::uint64_t max_bytes);

/// The text of an OpenDocument text (.odt, ISO/IEC 26300): paragraphs and headings,
/// tables row by row, notes before the paragraph that they belong to, heads and feet once at the
/// end, without comments and deleted text. The styled title is that of
/// paragraphs in the style "Title".
[[nodiscard]] base::Result<OfficeText> read_odt(std::string_view bytes, std::uint64_t max_bytes);

/// The text of an old Word document (.doc): of Word 97 to 2003 see read_word_binary; what that
/// gives up (Word 6 and 95, broken files) goes to antiword, then to catdoc where they are
/// installed, child processes under `limits`. It has no styled title: at its time that style stood
/// on any centred line. InvalidArgument also if neither program is installed (the hint names their
/// packages).
[[nodiscard]] base::Result<OfficeText> read_doc(std::string_view bytes, ChildLimits const& limits);

/// The text of a document in Rich Text Format (.rtf; 1.9.1): paragraphs, tables row by row, in the
/// code pages of its fonts; footnotes, headers, footers and text boxes after it, each once. Without
/// hidden and deleted text. The styled title is that of paragraphs in the style "Title".
[[nodiscard]] base::Result<OfficeText> read_rtf(std::string_view bytes, std::uint64_t max_bytes);

/// The text of an Excel workbook before 2007 (.xls; Excel 5 to 2003, [MS-XLS]): its sheets (see
/// WorkbookText), numbers and dates as they are shown, text boxes after the rows.
[[nodiscard]] base::Result<OfficeText> read_xls(std::string_view bytes, std::uint64_t max_bytes);

/// The text of an Excel workbook (.xlsx, ECMA-376): as read_xls.
[[nodiscard]] base::Result<OfficeText> read_xlsx(std::string_view bytes, std::uint64_t max_bytes);

/// The text of a workbook that Excel 2002 or 2003 wrote as one XML file (often named .xls): as
/// read_xls.
[[nodiscard]] base::Result<OfficeText> read_xml_workbook(std::string_view bytes,
                                                         std::uint64_t max_bytes);

/// The text of an OpenDocument spreadsheet (.ods, ISO/IEC 26300): as read_xls.
[[nodiscard]] base::Result<OfficeText> read_ods(std::string_view bytes, std::uint64_t max_bytes);

/// The text of a PowerPoint presentation (.ppt; 97 to 2003, [MS-PPT]): each line of the slides and
/// notes once; the styled title is the first title.
[[nodiscard]] base::Result<OfficeText> read_ppt(std::string_view bytes, std::uint64_t max_bytes);

/// The text of a PowerPoint presentation (.pptx, ECMA-376): slide by slide, each with its notes;
/// the styled title is that of the first slide.
[[nodiscard]] base::Result<OfficeText> read_pptx(std::string_view bytes, std::uint64_t max_bytes);

/// The text of an OpenDocument presentation (.odp, ISO/IEC 26300): as read_pptx.
[[nodiscard]] base::Result<OfficeText> read_odp(std::string_view bytes, std::uint64_t max_bytes);

}  // namespace tracuu::indexer
