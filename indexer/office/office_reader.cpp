// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/office_reader.hpp"

#include "indexer/office/child_reader.hpp"
#include "indexer/office/office_text.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

bool is_office_format(SourceFormat format) {
  switch (format) {
    case SourceFormat::Pdf:
    case SourceFormat::Picture:
    case SourceFormat::Docx:
    case SourceFormat::Odt:
    case SourceFormat::Doc:
    case SourceFormat::Rtf:
    case SourceFormat::Xls:
    case SourceFormat::Xlsx:
    case SourceFormat::Ods:
    case SourceFormat::Ppt:
    case SourceFormat::Pptx:
    case SourceFormat::Odp: return true;
    case SourceFormat::JsonLine:
    case SourceFormat::TableRow:
    case SourceFormat::FeedEntry:
    case SourceFormat::Html:
    case SourceFormat::PlainText:
    case SourceFormat::Mht:
    case SourceFormat::Eml:
    case SourceFormat::EdXml: break;
  }
  return false;
}

bool is_paged_format(SourceFormat format) {
  return format == SourceFormat::Pdf || format == SourceFormat::Picture;
}

Result<OfficeText> read_office_text(SourceFormat format, std::string_view bytes,
                                    ChildLimits const& limits, std::uint64_t max_text_bytes,
                                    KnownPages const& known) {
  switch (format) {
    case SourceFormat::Pdf: return read_in_child("pdf", bytes, limits, max_text_bytes, &known);
    case SourceFormat::Picture:
      return read_in_child("picture", bytes, limits, max_text_bytes, &known);
    case SourceFormat::Docx: return read_docx(bytes, limits.max_output_bytes);
    case SourceFormat::Odt: return read_odt(bytes, limits.max_output_bytes);
    case SourceFormat::Doc: return read_doc(bytes, limits);
    case SourceFormat::Rtf: return read_rtf(bytes, limits.max_output_bytes);
    case SourceFormat::Xls: return read_in_child("xls", bytes, limits, max_text_bytes);
    case SourceFormat::Xlsx: return read_in_child("xlsx", bytes, limits, max_text_bytes);
    case SourceFormat::Ods: return read_in_child("ods", bytes, limits, max_text_bytes);
    case SourceFormat::Ppt: return read_ppt(bytes, limits.max_output_bytes);
    case SourceFormat::Pptx: return read_in_child("pptx", bytes, limits, max_text_bytes);
    case SourceFormat::Odp: return read_in_child("odp", bytes, limits, max_text_bytes);
    default: return Error{ErrorCode::Internal, "not an office document", ""};
  }
}

}  // namespace tracuu::indexer
