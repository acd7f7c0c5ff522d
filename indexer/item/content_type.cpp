// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/item/content_type.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "indexer/bytes/compound_file.hpp"
#include "indexer/bytes/zip_member.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

/// So far do marks lie from the head: a PDF may have junk before it, a page comments.
constexpr std::size_t kHeadBytes = 4096;
constexpr std::size_t kPdfHeadBytes = 1024;
constexpr std::string_view kZipMagic = "PK\x03\x04";

constexpr auto kPageTags = std::to_array<std::string_view>(
    {"!doctype html", "html", "head", "body", "meta", "title", "table", "div", "script", "style",
     "center",        "font", "span", "p",    "h1",   "h2",    "h3",    "b",   "br",     "link",
     "form",          "img",  "ul"});

/// The head as one byte a character, whether it is UTF-16 or not, without a byte order mark.
std::string plain_head(std::string_view bytes) {
  std::string head(bytes.substr(0, kHeadBytes));
  std::erase(head, '\0');
  for (std::string_view const mark : {"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"}) {
    if (head.starts_with(mark)) head.erase(0, mark.size());
  }
  return head;
}

std::string lower_head(std::string_view bytes) {
  std::string head = plain_head(bytes);
  std::ranges::transform(head, head.begin(), base::lower_ascii);
  return head;
}

void skip_blanks(std::string_view& head) {
  head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n\f"), head.size()));
}

/// "<html", but not "<htmlx".
bool begins_with_tag(std::string_view head, std::string_view tag) {
  if (!head.starts_with('<') || !head.substr(1).starts_with(tag)) return false;
  std::string_view const after = head.substr(1 + tag.size());
  return after.empty() || after.find_first_of(" \t\r\n>/") == 0;
}

/// Whether the text begins as a page does, after comments and an XML declaration.
bool is_page_head(std::string_view head) {
  for (;;) {
    skip_blanks(head);
    std::string_view end;
    if (head.starts_with("<!--")) end = "-->";
    if (head.starts_with("<?xml")) end = "?>";
    if (end.empty()) break;
    std::size_t const at = head.find(end);
    if (at == std::string_view::npos) return false;
    head.remove_prefix(at + end.size());
  }
  return std::ranges::any_of(kPageTags,
                             [head](std::string_view tag) { return begins_with_tag(head, tag); });
}

/// The name of a header field (RFC 5322) with its colon at the head of the text; empty if none.
std::string_view header_field(std::string_view head) {
  std::size_t const colon = head.find(':');
  if (colon == std::string_view::npos || colon == 0) return "";
  bool const is_name = std::ranges::all_of(head.substr(0, colon), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
  return is_name ? head.substr(0, colon + 1) : "";
}

constexpr auto kMailFields = std::to_array<std::string_view>(
    {"received:", "return-path:", "delivered-to:", "mime-version:", "message-id:", "from:",
     "x-mailer:", "x-received:", "date:", "subject:", "to:", "content-type:",
     "snapshot-content-location:"});

/// A saved page or an e-mail: header fields with one that makes it MIME or mail.
std::optional<SourceFormat> format_of_headers(std::string_view head) {
  skip_blanks(head);
  std::string_view const first = header_field(head);
  if (std::ranges::find(kMailFields, first) == kMailFields.end()) return std::nullopt;
  std::string_view const fields = head.substr(
      0, head.find("\n\r\n") == std::string_view::npos ? head.find("\n\n") : head.find("\n\r\n"));
  bool const is_mime = fields.find("mime-version:") != std::string_view::npos;
  bool const is_related = fields.find("multipart/related") != std::string_view::npos;
  bool const is_sent = fields.find("\nto:") != std::string_view::npos ||
                       fields.find("received:") != std::string_view::npos ||
                       fields.find("message-id:") != std::string_view::npos;
  if (is_mime && is_related && !is_sent) return SourceFormat::Mht;
  if (is_mime || (is_sent && fields.find("from:") != std::string_view::npos)) {
    return is_sent || !is_related ? SourceFormat::Eml : SourceFormat::Mht;
  }
  return std::nullopt;
}

SourceFormat format_of_compound(CompoundFile const& file) {
  if (file.has("Workbook") || file.has("Book")) return SourceFormat::Xls;
  if (file.has("PowerPoint Document")) return SourceFormat::Ppt;
  return SourceFormat::Doc;
}

std::optional<SourceFormat> format_of_zip(std::string_view bytes) {
  constexpr std::array kOpenDocuments{
      std::pair{std::string_view("application/vnd.oasis.opendocument.text"), SourceFormat::Odt},
      std::pair{std::string_view("application/vnd.oasis.opendocument.spreadsheet"),
                SourceFormat::Ods},
      std::pair{std::string_view("application/vnd.oasis.opendocument.presentation"),
                SourceFormat::Odp},
  };
  constexpr std::array kParts{
      std::pair{std::string_view("word/document.xml"), SourceFormat::Docx},
      std::pair{std::string_view("xl/workbook.xml"), SourceFormat::Xlsx},
      std::pair{std::string_view("ppt/presentation.xml"), SourceFormat::Pptx},
  };
  Result<ZipNames> const names = read_zip_names(bytes);
  if (!names) return std::nullopt;
  for (auto const& [part, format] : kParts) {
    if (names->contains(std::string(part))) return format;
  }
  if (!names->contains("mimetype")) return std::nullopt;
  Result<std::optional<std::string>> const type = read_zip_member(bytes, "mimetype", 256);
  if (!type || !*type) return std::nullopt;
  for (auto const& [name, format] : kOpenDocuments) {
    if ((*type)->starts_with(name)) return format;
  }
  return std::nullopt;
}

/// Documents of Office 2003 and 2007 that are one XML file.
std::optional<SourceFormat> format_of_office_xml(std::string_view head) {
  auto const has = [head](std::string_view mark) { return head.find(mark) != head.npos; };
  if (!head.starts_with("<?xml")) return std::nullopt;
  if (has("<w:worddocument") || has("<pkg:package")) return SourceFormat::Docx;
  bool const is_sheet = has("<workbook") || has("<ss:workbook");
  if (is_sheet && has("urn:schemas-microsoft-com:office:spreadsheet")) return SourceFormat::Xls;
  return std::nullopt;
}

/// What is known by marks at its head, in lower case.
std::optional<SourceFormat> format_of_text(std::string_view head) {
  if (head.starts_with("{\\rtf")) return SourceFormat::Rtf;
  if (is_page_head(head)) return SourceFormat::Html;
  if (auto const office = format_of_office_xml(head)) return office;
  if (head.substr(0, kPdfHeadBytes).find("%pdf-") != std::string_view::npos) {
    return SourceFormat::Pdf;
  }
  return format_of_headers(head);
}

/// Text as far as its head goes: no control characters (those of UTF-16 aside).
bool is_text(std::string_view bytes) {
  bool const is_utf16 = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  std::string_view const head = bytes.substr(0, kHeadBytes);
  return !head.empty() && std::ranges::none_of(head, [is_utf16](char c) {
    auto const byte = static_cast<unsigned char>(c);
    return byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && !is_utf16;
  });
}

/// Whose files are also written as pages, or as text, by programs that keep their ending.
bool may_be_page(SourceFormat named) {
  switch (named) {
    case SourceFormat::Pdf:
    case SourceFormat::Docx:
    case SourceFormat::Odt:
    case SourceFormat::Xlsx:
    case SourceFormat::Ods:
    case SourceFormat::Pptx:
    case SourceFormat::Odp:
    case SourceFormat::Picture: return false;
    default: return true;
  }
}

/// The title of a page, for a message.
std::string page_title(std::string_view bytes) {
  constexpr std::size_t kMostTitleBytes = 120;
  std::string const plain = plain_head(bytes);
  std::string const head = lower_head(bytes);
  std::size_t const tag = head.find("<title");
  std::size_t const begin = head.find('>', tag);
  if (tag == std::string::npos || begin == std::string::npos) return "";
  std::string_view title = std::string_view(plain).substr(begin + 1);
  title = base::trim(title.substr(0, title.find('<')));
  title = title.substr(0, kMostTitleBytes);
  return std::string(title.substr(0, base::find_invalid_utf8(title).value_or(title.size())));
}

}  // namespace

std::optional<SourceFormat> format_of_content(std::string_view bytes) {
  if (auto const compound = CompoundFile::open(bytes)) return format_of_compound(*compound);
  if (bytes.starts_with(kZipMagic)) return format_of_zip(bytes);
  return format_of_text(lower_head(bytes));
}

std::optional<SourceFormat> guess_of_head(std::string_view head) {
  if (CompoundFile::open(head)) return SourceFormat::Doc;
  if (head.starts_with(kZipMagic)) return SourceFormat::Docx;
  return format_of_text(lower_head(head));
}

Result<SourceFormat> format_to_read(SourceItem const& item) {
  SourceFormat const named = item.format;
  // The page of a saved page was taken out of it already.
  if (is_json(named) || named == SourceFormat::Mht) return named;
  auto const content = format_of_content(item.bytes);
  if (!content) {
    bool const is_office = named == SourceFormat::Doc || named == SourceFormat::Rtf ||
                           named == SourceFormat::Xls || named == SourceFormat::Ppt;
    return is_office && is_text(item.bytes) ? SourceFormat::PlainText : named;
  }
  if (*content == SourceFormat::Html && !may_be_page(named)) {
    std::string const title = page_title(item.bytes);
    return Error{ErrorCode::InvalidArgument,
                 title.empty()
                     ? "an HTML page, not what its ending says"
                     : fmt::format("an HTML page, not what its ending says: \"{}\"", title),
                 "a server sends such a page in place of a file: fetch the file again"};
  }
  if (*content == SourceFormat::Html && named == SourceFormat::PlainText) {
    // Text may begin with a tag.
    std::string const head = lower_head(item.bytes);
    bool const is_whole =
        head.find("<html") != std::string::npos || head.find("<!doctype html") != std::string::npos;
    return is_whole ? SourceFormat::Html : named;
  }
  bool const is_mail = *content == SourceFormat::Eml || *content == SourceFormat::Mht;
  // A text may begin with "Subject:", and a mail may be saved as text.
  if (is_mail && (named == SourceFormat::PlainText || named == SourceFormat::Eml ||
                  named == SourceFormat::Mht))
    return named;
  return *content;
}

}  // namespace tracuu::indexer
