// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/item/source_ending.hpp"

#include <algorithm>
#include <array>

#include "base/ascii.hpp"

namespace tracuu::indexer {

namespace {

using enum SourceContainer;

constexpr std::array kEndings{
    Ending{".jsonl", SourceFormat::JsonLine, JsonLines},
    Ending{".ndjson", SourceFormat::JsonLine, JsonLines},
    Ending{".jsonl.gz", SourceFormat::JsonLine, JsonLines},
    Ending{".ndjson.gz", SourceFormat::JsonLine, JsonLines},
    Ending{".jsonl.xz", SourceFormat::JsonLine, JsonLines},
    Ending{".ndjson.xz", SourceFormat::JsonLine, JsonLines},
    Ending{".jsonl.zst", SourceFormat::JsonLine, JsonLines},
    Ending{".ndjson.zst", SourceFormat::JsonLine, JsonLines},
    Ending{".json", SourceFormat::JsonLine, Json},
    Ending{".json.gz", SourceFormat::JsonLine, Json},
    Ending{".json.xz", SourceFormat::JsonLine, Json},
    Ending{".json.zst", SourceFormat::JsonLine, Json},
    Ending{".html", SourceFormat::Html},
    Ending{".htm", SourceFormat::Html},
    Ending{".txt", SourceFormat::PlainText},
    Ending{".pdf", SourceFormat::Pdf},
    Ending{".docx", SourceFormat::Docx},
    Ending{".odt", SourceFormat::Odt},
    Ending{".doc", SourceFormat::Doc},
    Ending{".rtf", SourceFormat::Rtf},
    Ending{".xls", SourceFormat::Xls},
    Ending{".xlsx", SourceFormat::Xlsx},
    Ending{".ods", SourceFormat::Ods},
    Ending{".ppt", SourceFormat::Ppt},
    Ending{".pptx", SourceFormat::Pptx},
    Ending{".odp", SourceFormat::Odp},
    Ending{".tif", SourceFormat::Picture},
    Ending{".tiff", SourceFormat::Picture},
    Ending{".jpg", SourceFormat::Picture},
    Ending{".jpeg", SourceFormat::Picture},
    Ending{".png", SourceFormat::Picture},
    Ending{".csv", SourceFormat::TableRow, Csv},
    Ending{".tsv", SourceFormat::TableRow, Csv},
    Ending{".tab", SourceFormat::TableRow, Csv},
    Ending{".rss", SourceFormat::FeedEntry, Feed},
    Ending{".atom", SourceFormat::FeedEntry, Feed},
    Ending{".xml", SourceFormat::FeedEntry, Feed},
    Ending{".edxml", SourceFormat::EdXml, Feed},
    Ending{".eml", SourceFormat::Eml, Mail},
    Ending{".mht", SourceFormat::Mht, SavedPage},
    Ending{".mhtml", SourceFormat::Mht, SavedPage},
    Ending{".warc", SourceFormat::Html, WebArchive},
    Ending{".warc.gz", SourceFormat::Html, WebArchive},
    Ending{".warc.xz", SourceFormat::Html, WebArchive},
    Ending{".warc.zst", SourceFormat::Html, WebArchive},
    Ending{".zip", SourceFormat::Html, Zip},
    Ending{".tar", SourceFormat::Html, Tar},
    Ending{".tar.gz", SourceFormat::Html, Tar},
    Ending{".tgz", SourceFormat::Html, Tar},
    Ending{".tar.xz", SourceFormat::Html, Tar},
    Ending{".txz", SourceFormat::Html, Tar},
    Ending{".tar.zst", SourceFormat::Html, Tar},
    Ending{".tzst", SourceFormat::Html, Tar},
};

struct MediaType {
  std::string_view text;
  SourceFormat format;
};
constexpr std::array kMediaTypes{
    MediaType{"text/html", SourceFormat::Html},
    MediaType{"application/xhtml+xml", SourceFormat::Html},
    MediaType{"text/plain", SourceFormat::PlainText},
    MediaType{"application/pdf", SourceFormat::Pdf},
    MediaType{"application/msword", SourceFormat::Doc},
    MediaType{"application/vnd.openxmlformats-officedocument.wordprocessingml.document",
              SourceFormat::Docx},
    MediaType{"application/vnd.ms-excel", SourceFormat::Xls},
    MediaType{"application/rtf", SourceFormat::Rtf},
    MediaType{"text/rtf", SourceFormat::Rtf},
    MediaType{"application/vnd.oasis.opendocument.text", SourceFormat::Odt},
    MediaType{"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
              SourceFormat::Xlsx},
    MediaType{"application/vnd.oasis.opendocument.spreadsheet", SourceFormat::Ods},
    MediaType{"application/vnd.ms-powerpoint", SourceFormat::Ppt},
    MediaType{"application/vnd.openxmlformats-officedocument.presentationml.presentation",
              SourceFormat::Pptx},
    MediaType{"application/vnd.oasis.opendocument.presentation", SourceFormat::Odp},
};
/// Known as something else than a document.
constexpr std::array kOtherTypes{
    std::string_view("application/json"),       std::string_view("application/javascript"),
    std::string_view("application/ecmascript"), std::string_view("application/x-javascript"),
    std::string_view("application/xml"),        std::string_view("application/wasm"),
};

bool ends_with(std::string_view name, std::string_view ending) {
  if (name.size() < ending.size()) return false;
  return std::ranges::equal(name.substr(name.size() - ending.size()), ending, {},
                            base::lower_ascii);
}

}  // namespace

std::string accepted_endings() {
  std::string endings;
  for (Ending const& ending : kEndings) {
    if (ending.format == SourceFormat::Picture) continue;
    if (!endings.empty()) endings += ' ';
    endings += ending.text;
  }
  return endings;
}

std::optional<Ending> ending_of(std::string_view name) {
  for (Ending const& ending : kEndings) {
    if (ends_with(name, ending.text)) return ending;
  }
  return std::nullopt;
}

std::optional<SourceFormat> format_of(std::string_view name) {
  auto const ending = ending_of(name);
  bool const is_item = ending && ending->container == SingleFile;
  if (!is_item || ending->format == SourceFormat::Picture) return std::nullopt;
  return ending->format;
}

bool says_nothing(std::string_view media_type) {
  if (media_type.empty()) return true;
  bool const is_other = media_type.ends_with("+xml") || media_type.ends_with("+json") ||
                        std::ranges::find(kOtherTypes, media_type) != kOtherTypes.end();
  if (is_other) return false;
  std::string_view const kind = media_type.substr(0, media_type.find('/'));
  return kind == "application" || kind == "binary" || kind == "unknown" || kind == "*" ||
         kind == "download" || media_type == "image/pdf" || media_type == "text/pdf";
}

std::optional<SourceFormat> format_of_response(ResponseName const& name) {
  for (MediaType const& type : kMediaTypes) {
    if (type.text == name.media_type) return type.format;
  }
  if (!says_nothing(name.media_type)) return std::nullopt;
  if (auto const format = format_of(name.file_name)) return format;
  std::string_view const address = name.url.substr(0, name.url.find('#'));
  std::size_t at = std::min(address.find('?'), address.size());
  if (auto const format = format_of(address.substr(0, at))) return format;
  while (at < address.size()) {
    std::size_t const end = std::min(address.find('&', at + 1), address.size());
    if (auto const format = format_of(address.substr(at, end - at))) return format;
    at = end;
  }
  return std::nullopt;
}

FilePacking packing_of(std::string_view name) {
  if (ends_with(name, ".gz")) return FilePacking::Gzip;
  if (ends_with(name, ".xz")) return FilePacking::Xz;
  if (ends_with(name, ".zst")) return FilePacking::Zstd;
  return FilePacking::None;
}

}  // namespace tracuu::indexer
