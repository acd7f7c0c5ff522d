// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/announcement_reader.hpp"

#include <string>
#include <string_view>
#include <utility>

#include "analyzers/charset/charset_table.hpp"
#include "analyzers/charset/legacy_charset.hpp"
#include "base/utf8.hpp"
#include "indexer/html/attachment_links.hpp"
#include "indexer/html/html_charset.hpp"
#include "indexer/html/html_page.hpp"
#include "indexer/item/content_type.hpp"
#include "indexer/office/office_charset.hpp"
#include "indexer/office/office_page.hpp"
#include "indexer/office/office_reader.hpp"
#include "indexer/office/portal_page.hpp"
#include "indexer/parsing/field_charset.hpp"
#include "indexer/parsing/json_line.hpp"
#include "indexer/text/url_host.hpp"
#include "store/exported_line.hpp"

namespace tracuu::indexer {

using base::Result;
using schema::Announcement;

namespace {

using analyzers::CharsetReport;
using analyzers::UnicodeText;

/// An announcement whose text is Unicode, and what its source was written in.
struct ReadItem {
  Announcement announcement;
  CharsetReport charsets;
};

Result<ReadItem> read_json_line(SourceItem const& item) {
  auto const invalid_byte = base::find_invalid_utf8(item.bytes);
  Result<Announcement> announcement =
      invalid_byte ? parse_json_line(analyzers::from_windows_1252(item.bytes))
                   : parse_json_line(item.bytes);
  if (!announcement) return announcement.error();
  auto const declared = analyzers::charset_of_label(announcement->charset);
  Result<CharsetReport> const report = convert_fields(
      *announcement, invalid_byte ? FieldText::Windows1252 : FieldText::Utf8, declared);
  if (!report) return report.error();
  if (!report->is_clear()) return analyzers::undecided_charset(invalid_byte.value_or(0));
  return ReadItem{std::move(*announcement), *report};
}

Result<ReadItem> read_page(SourceItem const& item, SourceFormat format) {
  bool const is_html = format == SourceFormat::Html;
  Result<UnicodeText> const page =
      is_html ? html_as_unicode(item.bytes, item.charset)
              : analyzers::read_as_unicode(item.bytes, analyzers::charset_of_label(item.charset));
  if (!page) return page.error();
  Result<Announcement> announcement =
      is_html ? parse_html_page(page->text) : parse_portal_page(page->text);
  if (!announcement) return announcement.error();
  return ReadItem{std::move(*announcement), page->report};
}

Result<ReadItem> read_office_document(SourceItem const& item, SourceFormat format,
                                      SourceLimits const& limits) {
  Result<OfficeText> office = read_office_text(
      format, item.bytes,
      {limits.max_item_bytes, limits.document_time, limits.max_document_memory_bytes});
  if (!office) return office.error();
  OfficeCharsets const charsets = convert_office_text(*office);
  if (!charsets.report.is_clear()) {
    return analyzers::undecided_charset(charsets.undecided_byte.value_or(0));
  }
  Result<Announcement> announcement = parse_office_page(*office);
  if (!announcement) return announcement.error();
  announcement->signatures = std::move(office->signatures);
  announcement->picture_pages = std::move(office->picture_pages);
  return ReadItem{std::move(*announcement), charsets.report};
}

Result<ReadItem> read_by_format(SourceItem const& item, SourceFormat format,
                                SourceLimits const& limits) {
  if (is_office_format(format)) return read_office_document(item, format, limits);
  return is_json(format) ? read_json_line(item) : read_page(item, format);
}

/// Where the item was fetched from is more certain than what the page says of itself.
void add_address(SourceItem const& item, Announcement& announcement) {
  if (item.url.empty()) return;
  announcement.url = item.url;
  if (std::string host = url_host(item.url); !host.empty()) announcement.site = std::move(host);
}

/// Where the page lies in its folder or archive; pages of a web archive lie nowhere.
std::string_view path_of(SourceItem const& item) {
  return item.url.empty() ? std::string_view(item.key) : std::string_view();
}

/// Written to disk, and what the filter of the facet takes (docs/api.md): add to them, don't
/// change them.
std::string_view filetype_of(SourceFormat format) {
  switch (format) {
    case SourceFormat::JsonLine: return "JSON";
    case SourceFormat::TableRow: return "CSV";
    case SourceFormat::FeedEntry: return "RSS";
    case SourceFormat::Html: return "HTML";
    case SourceFormat::PlainText: return "TXT";
    case SourceFormat::Pdf: return "PDF";
    case SourceFormat::Docx: return "DOCX";
    case SourceFormat::Odt: return "ODT";
    case SourceFormat::Doc: return "DOC";
    case SourceFormat::Rtf: return "RTF";
    case SourceFormat::Xls: return "XLS";
    case SourceFormat::Xlsx: return "XLSX";
    case SourceFormat::Ods: return "ODS";
    case SourceFormat::Ppt: return "PPT";
    case SourceFormat::Pptx: return "PPTX";
    case SourceFormat::Odp: return "ODP";
    case SourceFormat::Mht: return "MHT";
    case SourceFormat::Eml: return "EML";
    case SourceFormat::EdXml: return "EDXML";
  }
  return "";
}

/// A line of `tracuu export`: all is as it was, nothing is found out anew.
Result<Announcement> read_exported_line(SourceItem const& item) {
  Result<Announcement> announcement = schema::announcement_from_json(item.bytes);
  if (!announcement) return error_of_item(item.name, announcement.error());
  if (announcement->id.empty()) announcement->id = item.key;
  announcement->source_location = item.location;
  return announcement;
}

}  // namespace

Result<Announcement> read_announcement(SourceItem const& item, SourceLimits limits) {
  if (item.format == SourceFormat::JsonLine && store::is_exported_line(item.bytes)) {
    return read_exported_line(item);
  }
  Result<SourceFormat> const format = format_to_read(item);
  if (!format) return error_of_item(item.name, format.error());
  Result<ReadItem> read = read_by_format(item, *format, limits);
  if (!read) return error_of_item(item.name, read.error());
  Announcement& announcement = read->announcement;
  if (announcement.id.empty()) announcement.id = item.key;
  if (announcement.charset.empty() || read->charsets.has_conversions()) {
    announcement.charset = analyzers::charset_name(read->charsets.charset());
    announcement.charset_confidence = read->charsets.confidence();
  }
  announcement.filetype = filetype_of(*format);
  announcement.source_file = item.name;
  announcement.source_location = item.location;
  add_address(item, announcement);
  if (*format == SourceFormat::Html) resolve_attachment_links(announcement, path_of(item));
  return std::move(announcement);
}

}  // namespace tracuu::indexer
