// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/item_charset.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>

#include "analyzers/charset/charset_table.hpp"
#include "base/utf8.hpp"
#include "indexer/html/html_charset.hpp"
#include "indexer/item/content_type.hpp"
#include "indexer/office/child_reader.hpp"
#include "indexer/office/office_charset.hpp"
#include "indexer/office/office_reader.hpp"
#include "indexer/parsing/field_charset.hpp"
#include "indexer/parsing/json_line.hpp"

namespace tracuu::indexer {

using analyzers::CharsetReport;
using analyzers::UnicodeText;
using base::Result;

namespace {

Result<UnicodeText> examine_json_line(std::string const& line) {
  auto const invalid_byte = base::find_invalid_utf8(line);
  Result<JsonLine> read =
      invalid_byte ? parse_json_line(analyzers::from_windows_1252(line)) : parse_json_line(line);
  if (!read) return read.error();
  schema::Announcement& announcement = read->announcement;
  Result<CharsetReport> const report =
      convert_fields(announcement, invalid_byte ? FieldText::Windows1252 : FieldText::Utf8,
                     analyzers::charset_of_label(announcement.charset));
  if (!report) return report.error();
  bool const is_converted = invalid_byte || report->has_conversions();
  return UnicodeText{(is_converted ? schema::to_json(announcement) : line) + "\n", *report,
                     invalid_byte};
}

Result<UnicodeText> examine_office_document(SourceItem const& item, SourceFormat format) {
  Result<OfficeText> office = read_office_text(format, item.bytes, {}, kMaxOfficeTextBytes);
  if (!office) return office.error();
  office->styled_title.clear();
  office->metadata_title.clear();
  OfficeCharsets charsets = convert_office_text(*office);
  return UnicodeText{std::move(office->text), std::move(charsets.report), charsets.undecided_byte};
}

Result<UnicodeText> examine_by_format(SourceItem const& item) {
  Result<SourceFormat> const format = format_to_read(item);
  if (!format) return format.error();
  if (is_json(*format)) return examine_json_line(item.bytes);
  if (is_office_format(*format)) return examine_office_document(item, *format);
  if (*format == SourceFormat::Html) return examine_html(item.bytes, item.charset);
  return analyzers::examine_text(item.bytes, analyzers::charset_of_label(item.charset));
}

}  // namespace

Result<UnicodeText> examine_item(SourceItem const& item) {
  Result<UnicodeText> text = examine_by_format(item);
  if (text) return text;
  base::Error error = text.error();
  error.message = fmt::format("{}: {}", item.name, error.message);
  return error;
}

}  // namespace tracuu::indexer
