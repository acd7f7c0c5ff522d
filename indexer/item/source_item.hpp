// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace tracuu::indexer {

enum class SourceFormat {
  JsonLine,   ///< one line of a JSON Lines file
  TableRow,   ///< one row of a table, as a JSON line
  FeedEntry,  ///< one announcement of a feed, as a JSON line
  Html,       ///< one HTML page
  PlainText,  ///< one portal page as plain text
  Pdf,        ///< with a text layer, or scanned
  Docx,       ///< Word since 2007
  Odt,        ///< OpenDocument text
  Doc,        ///< Word 97 to 2003
  Rtf,        ///< Rich Text Format
  Xls,        ///< Excel 5 to 2003
  Xlsx,       ///< Excel since 2007
  Ods,        ///< OpenDocument spreadsheet
  Ppt,        ///< PowerPoint 97 to 2003
  Pptx,       ///< PowerPoint since 2007
  Odp,        ///< OpenDocument presentation
  Mht,        ///< a saved page with its parts (MIME, RFC 2557)
  Eml,        ///< an e-mail (RFC 5322)
  Picture,    ///< a scan as TIFF, JPEG or PNG
  EdXml,      ///< an electronic document with its metadata (QCVN 102:2016/BTTTT)
};

/// Whether the bytes of such an item are a JSON line.
[[nodiscard]] constexpr bool is_json(SourceFormat format) {
  return format == SourceFormat::JsonLine || format == SourceFormat::TableRow ||
         format == SourceFormat::FeedEntry || format == SourceFormat::Eml ||
         format == SourceFormat::EdXml;
}

/// The bytes of one announcement before they are understood.
struct SourceItem {
  SourceFormat format = SourceFormat::PlainText;
  std::string name;  ///< "folder/file.txt", "file.jsonl.gz:17", "<stdin>:3": for reports
  std::string
      key;  ///< the id if the source names none: stable for the same file (see SourceReader)
  std::string bytes;
  std::string url = "";       ///< where the page was fetched from, if the source knows
  std::string charset = "";   ///< that the server declared: "windows-1258"
  std::string location = "";  ///< FoundFile::location of its file; empty for standard input
  std::string cut = "";       ///< why its bytes are not all that there was; mostly empty
  /// Columns in which it has a value, though no field stands for them (see ReadingRemarks).
  std::vector<std::string> not_understood = {};
  /// Other web addresses of what it holds, as the source knows them: they redirect to `url`, or
  /// their pages say that their true address is `url`.
  std::vector<std::string> addresses = {};
};

}  // namespace tracuu::indexer
