// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/announcement_reader.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>

#include "base/utf8.hpp"
#include "indexer/html_page.hpp"
#include "indexer/json_line.hpp"
#include "indexer/portal_page.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;
using schema::Announcement;

namespace {

Error not_utf8(SourceItem const& item, std::size_t byte) {
  std::string const charset =
      item.format == SourceFormat::Html ? declared_charset(item.bytes) : std::string();
  std::string const declared =
      charset.empty() ? "" : fmt::format("; the page declares the charset {}", charset);
  return {ErrorCode::InvalidArgument, fmt::format("byte {} is not UTF-8{}", byte, declared),
          "convert it to UTF-8"};
}

Result<Announcement> read_by_format(SourceItem const& item) {
  if (auto const byte = base::find_invalid_utf8(item.bytes)) return not_utf8(item, *byte);
  switch (item.format) {
    case SourceFormat::JsonLine: return parse_json_line(item.bytes);
    case SourceFormat::Html: return parse_html_page(item.bytes);
    case SourceFormat::PlainText: return parse_portal_page(item.bytes);
  }
  return Error{ErrorCode::Internal, "unknown format", ""};
}

}  // namespace

Result<Announcement> read_announcement(SourceItem const& item) {
  Result<Announcement> announcement = read_by_format(item);
  if (!announcement) {
    Error error = announcement.error();
    error.message = fmt::format("{}: {}", item.name, error.message);
    return error;
  }
  if (announcement->id.empty()) announcement->id = item.key;
  if (announcement->charset.empty()) announcement->charset = "UTF-8";
  announcement->source_file = item.name;
  return announcement;
}

}  // namespace tracuu::indexer
