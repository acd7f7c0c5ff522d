// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/web_archive_record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/ascii.hpp"
#include "indexer/item/source_name.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

constexpr std::string_view kVersionHead = "WARC/";
constexpr std::uint64_t kMaxHeaderLineBytes = 64 << 10;
constexpr std::size_t kMaxHeaderLines = 1000;
constexpr std::string_view kTruncated = "the record is truncated";

Error broken_record(std::string_view message) {
  return {ErrorCode::InvalidArgument, std::string(message), ""};
}

/// WARC 1.0 wrote addresses in angle brackets; wget still does.
std::string_view without_brackets(std::string_view url) {
  return url.starts_with('<') && url.ends_with('>') ? url.substr(1, url.size() - 2) : url;
}

void add_header(std::string_view line, WebArchiveRecord& record) {
  std::size_t const colon = line.find(':');
  if (colon == std::string_view::npos) return;
  std::string const name = base::to_lower_ascii(line.substr(0, colon));
  std::string_view const value = base::trim(line.substr(colon + 1), " \t\r");
  if (name == "warc-type") record.type = base::to_lower_ascii(value);
  if (name == "warc-target-uri") record.url = utf8_name(without_brackets(value));
  if (name == "warc-date") record.date = value;
  if (name == "warc-refers-to-target-uri") record.refers_to = utf8_name(without_brackets(value));
  if (name == "content-type") record.content_type = base::to_lower_ascii(value);
  if (name == "warc-truncated") record.truncated = base::to_lower_ascii(value);
  if (name == "content-length") record.content_length = value;
}

std::optional<std::uint64_t> parse_length(std::string_view text) {
  std::uint64_t bytes = 0;
  auto const [end, failure] = std::from_chars(text.data(), text.data() + text.size(), bytes);
  if (text.empty() || failure != std::errc() || end != text.data() + text.size()) {
    return std::nullopt;
  }
  return bytes;
}

}  // namespace

Error WebArchiveReader::input_failed(Error error) {
  ended_ = !input_.skip_damage();
  is_lost_ = true;
  left_ = 0;
  return error;
}

Result<std::uint64_t> WebArchiveReader::take(std::uint64_t bytes, std::string* into) {
  Result<std::uint64_t> taken = input_.take_bytes(std::min(bytes, left_), into);
  if (!taken) return input_failed(taken.error());
  left_ -= *taken;
  return taken;
}

/// The next line, cut at kMaxHeaderLineBytes; false at the end.
Result<bool> WebArchiveReader::take_line(std::string& line) {
  line.clear();
  auto const bytes = input_.read_line(line, kMaxHeaderLineBytes);
  if (!bytes) return input_failed(bytes.error());
  if (line.ends_with('\r')) line.pop_back();
  ended_ = !*bytes;
  return !ended_;
}

/// Takes the version line of the next record; false at the end of the file.
Result<bool> WebArchiveReader::find_record() {
  std::string line;
  while (true) {
    record_at_ = input_.offset();
    Result<bool> got = take_line(line);
    if (!got || !*got) return got;
    if (line.starts_with(kVersionHead)) {
      is_lost_ = false;
      return true;
    }
    if (line.empty() || is_lost_) continue;
    is_lost_ = true;
    return broken_record("no record of a web archive begins here");
  }
}

Result<WebArchiveRecord> WebArchiveReader::read_head() {
  WebArchiveRecord record;
  record.at = record_at_;
  std::string line;
  for (std::size_t lines = 0; lines < kMaxHeaderLines; ++lines) {
    Result<bool> got = take_line(line);
    if (!got) return got.error();
    if (!*got) return broken_record(kTruncated);
    if (line.empty()) return record;
    if (line.size() == kMaxHeaderLineBytes) break;
    add_header(line, record);
  }
  is_lost_ = true;
  return broken_record("the head of the record is too large");
}

Result<std::optional<WebArchiveRecord>> WebArchiveReader::next() {
  left_ = 0;
  if (ended_) return std::optional<WebArchiveRecord>();
  Result<bool> const found = find_record();
  if (!found) return found.error();
  if (!*found) return std::optional<WebArchiveRecord>();
  Result<WebArchiveRecord> record = read_head();
  if (!record) return record.error();
  auto const bytes = parse_length(record->content_length);
  if (!bytes) {
    is_lost_ = true;
    return broken_record(fmt::format("the Content-Length \"{}\" is not a number",
                                     utf8_name(record->content_length.substr(0, 40))));
  }
  left_ = *bytes;
  return std::optional(std::move(*record));
}

/// A record whose length is right is followed by blank lines or the end.
Result<void> WebArchiveReader::finish() {
  if (is_lost_) return {};  // in the middle of the block
  Result<std::uint64_t> const rest = take(left_, nullptr);
  if (!rest) return rest.error();
  if (left_ > 0) {
    ended_ = true;
    return broken_record(kTruncated);
  }
  Result<std::string_view> const after = input_.peek();
  if (!after) return input_failed(after.error());
  if (after->empty() || after->front() == '\r' || after->front() == '\n') return {};
  is_lost_ = true;
  return broken_record("the record does not end where its Content-Length says");
}

bool is_web_response(WebArchiveRecord const& record) {
  return record.type == "response" && record.content_type.starts_with("application/http");
}

bool may_hold_page(WebArchiveRecord const& record) {
  if (record.type != "resource") return is_web_response(record);
  // wget keeps its own log in resource records of other schemes.
  return record.url.starts_with("http:") || record.url.starts_with("https:") ||
         record.url.starts_with("ftp:");
}

}  // namespace tracuu::indexer
