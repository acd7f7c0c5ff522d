// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/announcement_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "analyzers/charset/charset_table.hpp"
#include "analyzers/charset/legacy_charset.hpp"
#include "base/sha256.hpp"
#include "base/utf8.hpp"
#include "indexer/bytes/reader_program.hpp"
#include "indexer/html/attachment_links.hpp"
#include "indexer/html/html_charset.hpp"
#include "indexer/html/html_metadata.hpp"
#include "indexer/html/html_page.hpp"
#include "indexer/html/list_page.hpp"
#include "indexer/item/content_type.hpp"
#include "indexer/office/office_charset.hpp"
#include "indexer/office/office_page.hpp"
#include "indexer/office/office_reader.hpp"
#include "indexer/office/portal_page.hpp"
#include "indexer/parsing/field_charset.hpp"
#include "indexer/parsing/field_markup.hpp"
#include "indexer/parsing/field_title.hpp"
#include "indexer/parsing/item_exchange.hpp"
#include "indexer/parsing/json_line.hpp"
#include "indexer/parsing/text_limit.hpp"
#include "indexer/parsing/true_address.hpp"
#include "indexer/text/text_cut.hpp"
#include "indexer/text/url_host.hpp"
#include "schema/announcement_id.hpp"
#include "schema/page_ranges.hpp"
#include "schema/page_text.hpp"
#include "store/exported_line.hpp"

namespace tracuu::indexer {

using base::Result;
using schema::Announcement;

namespace {

using analyzers::CharsetReport;
using analyzers::UnicodeText;

/// An announcement whose text is Unicode, and what its source was written in.
struct ReadItem {
  std::optional<Announcement> announcement;  ///< nothing if it is left out
  CharsetReport charsets;
  ReadingRemarks remarks = {};
};

/// An announcement of which nothing was understood would be found by nothing.
Result<void> check_understood(Announcement const& announcement, JsonLine const& line) {
  bool const has_text = !announcement.title.empty() || !announcement.abstract.empty() ||
                        !announcement.body.empty() || !announcement.attachments.empty();
  if (has_text) return {};
  std::string keys;
  constexpr std::size_t kMaxShownKeys = 5;
  for (std::size_t i = 0; i < std::min(line.not_understood.size(), kMaxShownKeys); ++i) {
    keys += fmt::format("{}\"{}\"", i == 0 ? "" : ", ", line.not_understood[i].substr(0, 60));
  }
  return base::Error{base::ErrorCode::InvalidArgument,
                     keys.empty() ? "there is no title and no text"
                                  : "no key is one of a title or a text: there are " + keys,
                     "docs/cli/index.md has the keys: title, body, date, … or tieu_de, noi_dung …"};
}

Result<ReadItem> read_json_line(SourceItem const& item) {
  auto const invalid_byte = base::find_invalid_utf8(item.bytes);
  Result<JsonLine> line = invalid_byte ? parse_json_line(analyzers::from_windows_1252(item.bytes))
                                       : parse_json_line(item.bytes);
  if (!line) return line.error();
  Announcement& announcement = line->announcement;
  auto const declared = analyzers::charset_of_label(announcement.charset);
  Result<CharsetReport> const report = convert_fields(
      announcement, invalid_byte ? FieldText::Windows1252 : FieldText::Utf8, declared);
  if (!report) return report.error();
  if (!report->is_clear()) return analyzers::undecided_charset(invalid_byte.value_or(0));
  bool const may_hold_markup =  // feeds, mail and edXML are text already
      item.format == SourceFormat::JsonLine || item.format == SourceFormat::TableRow;
  if (may_hold_markup) {
    if (auto const converted = convert_markup(announcement); !converted) return converted.error();
  }
  complete_title(announcement, item.format == SourceFormat::TableRow);
  if (auto const checked = check_understood(announcement, *line); !checked) return checked.error();
  ReadItem read{std::move(announcement), *report};
  for (std::string const& key : line->not_understood) read.remarks.add_name(key, item.name);
  return read;
}

/// Whoever gives neither key nor id looks after ids itself.
Result<void> check_own_id(Announcement const& announcement) {
  return announcement.id.empty() ? Result<void>() : schema::check_id(announcement.id);
}

ReadItem left_out_page(SourceItem const& item, LeftOutKind kind, std::string const& reason) {
  ReadItem read;
  read.remarks.leave_out({item.name, kind, reason});
  return read;
}

/// Where the page lies in its folder or archive; pages of a web archive lie nowhere.
std::string_view path_of(SourceItem const& item) {
  return item.url.empty() ? std::string_view(item.key) : std::string_view();
}

/// Of a file of plain text, the bytes that may become text which is indexed: in charsets of two
/// bytes a letter twice as many.
std::string_view bytes_of_text(SourceItem const& item, ReadingOptions const& options) {
  std::string_view const bytes = item.bytes;
  std::size_t at = cut_place(bytes, static_cast<std::size_t>(2 * options.limits.max_text_bytes));
  bool const is_utf16 = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  if (is_utf16 && at < bytes.size()) at -= at % 2;
  return bytes.substr(0, at);
}

Result<ReadItem> read_page(SourceItem const& item, SourceFormat format,
                           ReadingOptions const& options) {
  bool const is_html = format == SourceFormat::Html || format == SourceFormat::Mht;
  Result<UnicodeText> const page =
      is_html ? html_as_unicode(item.bytes, item.charset)
              : analyzers::read_as_unicode(bytes_of_text(item, options),
                                           analyzers::charset_of_label(item.charset));
  if (!page) return page.error();
  if (is_html && !options.keep_noindex && asks_not_to_be_indexed(page->text)) {
    return left_out_page(item, LeftOutKind::NoIndex, "the page asks for it (robots: noindex)");
  }
  if (is_html && options.skip_list_pages) {
    Result<std::optional<std::string>> const seen = find_list_page(page->text);
    if (!seen) return seen.error();
    if (*seen) return left_out_page(item, LeftOutKind::ListPage, **seen);
  }
  Result<Announcement> announcement =
      is_html ? parse_html_page(page->text, {item.url, path_of(item)}, options.rules.get())
              : parse_portal_page(page->text);
  if (!announcement) return announcement.error();
  return ReadItem{std::move(*announcement), page->report};
}

/// The text of an office document, with what is known of its pages, which are those of the file
/// with this hash.
Result<OfficeText> read_text_and_pages(SourceItem const& item, SourceFormat format,
                                       ReadingOptions const& options, KnownPages const& known) {
  SourceLimits const& limits = options.limits;
  return read_office_text(
      format, item.bytes,
      {limits.max_item_bytes, limits.document_time, limits.max_document_memory_bytes},
      limits.max_text_bytes, known);
}

Result<KnownPages> known_pages(SourceFormat format, std::string const& file_hash,
                               ReadingOptions const& options) {
  KnownPages known;
  if (!file_hash.empty() && options.pages) {
    Result<KnownPages> kept = options.pages->known_of(file_hash);
    if (!kept) return kept.error();
    known = std::move(*kept);
  }
  // A picture of which nothing is known is left out, not refused: most are photographs.
  known.may_wait = options.may_wait || format == SourceFormat::Picture;
  return known;
}

/// Tells which pages have no text: those that wait to be read, and those that nobody will read.
void note_picture_pages(SourceItem const& item, std::string const& file_hash,
                        OfficeText const& office, KnownPages const& known, bool may_wait,
                        ReadingRemarks& remarks) {
  std::vector<std::size_t> waiting;
  std::vector<std::size_t> left_out;
  for (std::size_t const page : schema::pages_of_ranges(office.picture_pages)) {
    bool const waits = may_wait && !std::ranges::binary_search(known.failed, page);
    (waits ? waiting : left_out).push_back(page);
  }
  if (!left_out.empty()) {
    remarks.leave_out(
        {item.name, LeftOutKind::Scan,
         fmt::format("pages that are pictures: {}", schema::ranges_of_pages(left_out))});
  }
  if (!waiting.empty())
    remarks.wait({item.name, item.location, item.key, file_hash, std::move(waiting)});
}

/// Puts in what people corrected of pages, where the reader of the document has not done so: as the
/// live writer does, so that a document that is read again is as it was in the index.
void put_corrections(std::vector<CorrectedPage> const& corrected, Announcement& announcement) {
  std::string& done = announcement.corrected_pages;
  for (CorrectedPage const& page : corrected) {
    if (schema::has_page(done, page.page)) continue;
    bool const is_put = schema::put_page_text(announcement, page.page, {page.text, {}});
    if (is_put) done = schema::with_page(done, page.page);
  }
}

Result<ReadItem> read_office_document(SourceItem const& item, SourceFormat format,
                                      ReadingOptions const& options) {
  std::string const file_hash = is_paged_format(format) ? base::sha256_hex(item.bytes) : "";
  Result<KnownPages> known = known_pages(format, file_hash, options);
  if (!known) return known.error();
  Result<OfficeText> office = read_text_and_pages(item, format, options, *known);
  if (!office) return office.error();
  ReadItem read;
  note_picture_pages(item, file_hash, *office, *known, options.may_wait, read.remarks);
  if (office->text.empty() && !read.remarks.is_empty()) return read;
  OfficeCharsets const charsets = convert_office_text(*office);
  if (!charsets.report.is_clear()) {
    return analyzers::undecided_charset(charsets.undecided_byte.value_or(0));
  }
  read.charsets = charsets.report;
  Result<Announcement> announcement = parse_office_page(*office);
  if (!announcement) return announcement.error();
  announcement->signatures = std::move(office->signatures);
  announcement->picture_pages = std::move(office->picture_pages);
  announcement->file_hash = file_hash;
  if (file_hash.empty() && !announcement->pages.empty()) {
    announcement->file_hash = base::sha256_hex(item.bytes);
    known = known_pages(format, announcement->file_hash, options);
    if (!known) return known.error();
  }
  announcement->machine_pages = std::move(office->machine_pages);
  announcement->corrected_pages = std::move(office->corrected_pages);
  announcement->machine_confidence = office->machine_confidence;
  put_corrections(known->corrected, *announcement);
  read.announcement = std::move(*announcement);
  for (std::string& remark : office->remarks) {
    read.remarks.leave_out({item.name, LeftOutKind::Cut, std::move(remark)});
  }
  return read;
}

Result<ReadItem> read_by_format(SourceItem const& item, SourceFormat format,
                                ReadingOptions const& options) {
  if (is_office_format(format)) return read_office_document(item, format, options);
  return is_json(format) ? read_json_line(item) : read_page(item, format, options);
}

/// Where the item was fetched from is more certain than what the page says of itself. Links of the
/// page begin there, wherever it is published.
void add_address(SourceItem const& item, SourceFormat format, Announcement& announcement) {
  if (item.url.empty()) return;
  std::string const named = std::exchange(announcement.url, item.url);
  if (std::string host = url_host(item.url); !host.empty()) announcement.site = std::move(host);
  if (format != SourceFormat::Html) return;
  resolve_attachment_links(announcement, path_of(item));
  announcement.url = named;
  settle_address(item.url, announcement);
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
    case SourceFormat::Picture: return "IMAGE";
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
  if (auto const checked = check_own_id(*announcement); !checked) {
    return error_of_item(item.name, checked.error());
  }
  announcement->source_location = item.location;
  return announcement;
}

/// What the announcement does not say of itself.
void add_origin(SourceItem const& item, SourceFormat format, CharsetReport const& charsets,
                Announcement& announcement) {
  if (announcement.id.empty()) announcement.id = item.key;
  if (announcement.charset.empty() || charsets.has_conversions()) {
    announcement.charset = analyzers::charset_name(charsets.charset());
    announcement.charset_confidence = charsets.confidence();
  }
  announcement.filetype = filetype_of(format);
  announcement.source_file = item.name;
  announcement.source_location = item.location;
  add_address(item, format, announcement);
  for (std::string const& other : item.addresses) schema::add_other_address(announcement, other);
  if (format == SourceFormat::Html && item.url.empty())
    resolve_attachment_links(announcement, path_of(item));
}

/// Keeps the text of what was read within its limit.
ItemReading limited(SourceItem const& item, ItemReading reading, ReadingOptions const& options) {
  if (!reading.announcement) return reading;
  Announcement& announcement = *reading.announcement;
  std::string cut = limit_text(announcement, options.limits.max_text_bytes);
  if (announcement.filetype == filetype_of(SourceFormat::PlainText) &&
      bytes_of_text(item, options).size() < item.bytes.size()) {
    cut = cut_remark(
        announcement.title.size() + announcement.abstract.size() + announcement.body.size(),
        item.bytes.size());
  }
  if (!cut.empty()) reading.remarks.leave_out({item.name, LeftOutKind::Cut, std::move(cut)});
  return reading;
}

/// More than nearly all items of a format have. Documents in zip archives unpack to many times
/// their size.
std::size_t max_bytes_here(SourceFormat format) {
  switch (format) {
    case SourceFormat::Html:
    case SourceFormat::Mht:
    case SourceFormat::Docx:
    case SourceFormat::Odt: return kMaxPageBytesHere;
    // Read by programs of their own in any case.
    case SourceFormat::Pdf:
    case SourceFormat::Xls:
    case SourceFormat::Xlsx:
    case SourceFormat::Ods:
    case SourceFormat::Pptx:
    case SourceFormat::Odp:
    case SourceFormat::Picture: return std::numeric_limits<std::size_t>::max();
    default: return 4 * kMaxPageBytesHere;
  }
}

/// A part of a document that unpacks to no more is read in this process.
constexpr std::uint64_t kMaxPartBytesHere = 4ull << 20;

bool is_packed(SourceFormat format) {
  return format == SourceFormat::Docx || format == SourceFormat::Odt;
}

Result<ItemReading> read_here_or_in_child(SourceItem const& item, SourceFormat format,
                                          ReadingOptions const& options) {
  if (!may_ask_reader()) return read_item_here(item, format, options);
  if (item.bytes.size() > max_bytes_here(format)) return read_item_in_child(item, format, options);
  if (!is_packed(format)) return read_item_here(item, format, options);
  ReadingOptions small_parts = options;
  small_parts.limits.max_item_bytes = std::min(options.limits.max_item_bytes, kMaxPartBytesHere);
  Result<ItemReading> reading = read_item_here(item, format, small_parts);
  bool const may_be_larger = small_parts.limits.max_item_bytes < options.limits.max_item_bytes;
  return reading || !may_be_larger ? std::move(reading) : read_item_in_child(item, format, options);
}

}  // namespace

Result<ItemReading> read_item_here(SourceItem const& item, SourceFormat format,
                                   ReadingOptions const& options) {
  Result<ReadItem> read = read_by_format(item, format, options);
  if (!read) return read.error();
  if (read->announcement) {
    add_origin(item, format, read->charsets, *read->announcement);
    if (auto const checked = check_own_id(*read->announcement); !checked) return checked.error();
  }
  return limited(item, {std::move(read->announcement), std::move(read->remarks)}, options);
}

Result<ItemReading> read_item(SourceItem const& item, ReadingOptions const& options) {
  if (item.format == SourceFormat::JsonLine && store::is_exported_line(item.bytes)) {
    Result<Announcement> announcement = read_exported_line(item);
    if (!announcement) return announcement.error();
    return limited(item, {std::move(*announcement), {}}, options);
  }
  Result<SourceFormat> const format = format_to_read(item);
  if (!format) return error_of_item(item.name, format.error());
  Result<ItemReading> reading = read_here_or_in_child(item, *format, options);
  if (!reading) return error_of_item(item.name, reading.error());
  if (!item.cut.empty()) {
    reading->remarks.leave_out({item.name, LeftOutKind::Cut, item.cut});
  }
  for (std::string const& name : item.not_understood) reading->remarks.add_name(name, item.name);
  return reading;
}

Result<Announcement> read_announcement(SourceItem const& item, ReadingOptions const& options) {
  Result<ItemReading> reading = read_item(item, options);
  if (!reading) return reading.error();
  auto const is_cut = [](LeftOut const& one) { return one.kind == LeftOutKind::Cut; };
  auto const cut = std::ranges::find_if(reading->remarks.left_out(), is_cut);
  bool const is_whole = cut == reading->remarks.left_out().end();
  if (reading->announcement && is_whole) return std::move(*reading->announcement);
  if (!is_whole) {
    return error_of_item(item.name, {base::ErrorCode::InvalidArgument,
                                     fmt::format("it is too long: {}", cut->reason), ""});
  }
  std::string why = "it is left out";
  if (auto const& left_out = reading->remarks.left_out(); !left_out.empty()) {
    why = fmt::format("left out as a {}: {}", to_string(left_out.front().kind),
                      left_out.front().reason);
  }
  return error_of_item(item.name, {base::ErrorCode::InvalidArgument, why, ""});
}

}  // namespace tracuu::indexer
