// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/web_archive_stream.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>
#include <utility>

#include "base/ascii.hpp"
#include "indexer/bytes/byte_reader.hpp"
#include "indexer/bytes/http_response.hpp"
#include "indexer/item/source_ending.hpp"
#include "indexer/item/source_name.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

using Item = std::optional<SourceItem>;

constexpr std::string_view kVersionHead = "WARC/";
constexpr std::uint64_t kMaxHeaderLineBytes = 64 << 10;
constexpr std::size_t kMaxHeaderLines = 1000;
constexpr std::uint64_t kMaxHttpHeadBytes = 64 << 10;
constexpr std::string_view kResponse = "response";
constexpr std::string_view kTruncated = "the record is truncated";

/// The header fields of a record that matter here.
struct RecordHead {
  std::string type;
  std::string url;
  std::string content_type;
  std::string content_length;
  std::string truncated;  ///< why the crawler did not keep all of it: "length", "time"
};

Error broken(std::string_view message) {
  return {ErrorCode::InvalidArgument, std::string(message), ""};
}

/// WARC 1.0 wrote addresses in angle brackets; wget still does.
std::string_view without_brackets(std::string_view url) {
  return url.starts_with('<') && url.ends_with('>') ? url.substr(1, url.size() - 2) : url;
}

/// Rules for crawlers, which `wget --recursive` fetches: text, but no page.
bool is_robots_file(std::string_view url) {
  return url.substr(0, url.find_first_of("?#")).ends_with("/robots.txt");
}

/// Whether the record may hold a page: what a server answered, or a file that was fetched without
/// HTTP's head. wget keeps its own log in resource records of other schemes.
bool is_page(RecordHead const& head) {
  if (head.type == kResponse) return head.content_type.starts_with("application/http");
  return head.type == "resource" &&
         (head.url.starts_with("http:") || head.url.starts_with("https:") ||
          head.url.starts_with("ftp:"));
}

void add_header(std::string_view line, RecordHead& head) {
  std::size_t const colon = line.find(':');
  if (colon == std::string_view::npos) return;
  std::string const name = base::to_lower_ascii(line.substr(0, colon));
  std::string_view const value = base::trim(line.substr(colon + 1), " \t\r");
  if (name == "warc-type") head.type = base::to_lower_ascii(value);
  if (name == "warc-target-uri") head.url = utf8_name(without_brackets(value));
  if (name == "content-type") head.content_type = base::to_lower_ascii(value);
  if (name == "warc-truncated") head.truncated = base::to_lower_ascii(value);
  if (name == "content-length") head.content_length = value;
}

std::optional<std::uint64_t> parse_length(std::string_view text) {
  std::uint64_t bytes = 0;
  auto const [end, failure] = std::from_chars(text.data(), text.data() + text.size(), bytes);
  if (text.empty() || failure != std::errc() || end != text.data() + text.size()) {
    return std::nullopt;
  }
  return bytes;
}

class WebArchiveStream : public ItemStream {
 public:
  WebArchiveStream(ItemOrigin origin, std::unique_ptr<ByteInput> input, SourceLimits const& limits)
      : origin_(std::move(origin)), input_(std::move(input)), max_bytes_(limits.max_item_bytes) {}

  Result<Item> next() override;
  [[nodiscard]] std::uint64_t consumed_bytes() const override { return input_.stored_bytes(); }

 private:
  Result<bool> find_record();
  Result<RecordHead> read_head();
  Result<Item> read_record();
  Result<Item> read_block(RecordHead const& head, std::uint64_t bytes);
  Result<Item> read_page(RecordHead const& head, std::uint64_t bytes, std::uint64_t& taken);
  Result<void> end_record();
  Result<std::uint64_t> take_bytes(std::uint64_t bytes, std::string* into);
  Result<bool> take_line(std::string& line);
  /// Keeps what the input said of itself: nothing can be read after that.
  Error input_failed(Error error);

  ItemOrigin origin_;
  ByteReader input_;
  std::uint64_t max_bytes_;
  std::uint64_t record_at_ = 0;
  bool is_lost_ = false;  ///< the end of the last record is not known
  bool ended_ = false;
};

Error WebArchiveStream::input_failed(Error error) {
  ended_ = true;
  return error;
}

Result<std::uint64_t> WebArchiveStream::take_bytes(std::uint64_t bytes, std::string* into) {
  Result<std::uint64_t> const taken = input_.take_bytes(bytes, into);
  if (!taken) return input_failed(taken.error());
  return taken;
}

/// The next line, cut at kMaxHeaderLineBytes; false at the end.
Result<bool> WebArchiveStream::take_line(std::string& line) {
  line.clear();
  auto const bytes = input_.read_line(line, kMaxHeaderLineBytes);
  if (!bytes) return input_failed(bytes.error());
  if (line.ends_with('\r')) line.pop_back();
  ended_ = !*bytes;
  return !ended_;
}

/// Takes the version line of the next record; false at the end of the file.
Result<bool> WebArchiveStream::find_record() {
  std::string line;
  while (true) {
    record_at_ = input_.offset();
    Result<bool> const got = take_line(line);
    if (!got || !*got) return got;
    if (line.starts_with(kVersionHead)) {
      is_lost_ = false;
      return true;
    }
    if (line.empty() || is_lost_) continue;
    is_lost_ = true;
    return broken("no record of a web archive begins here");
  }
}

Result<RecordHead> WebArchiveStream::read_head() {
  RecordHead head;
  std::string line;
  for (std::size_t lines = 0; lines < kMaxHeaderLines; ++lines) {
    Result<bool> const got = take_line(line);
    if (!got) return got.error();
    if (!*got) return broken(kTruncated);
    if (line.empty()) return head;
    if (line.size() == kMaxHeaderLineBytes) break;
    add_header(line, head);
  }
  is_lost_ = true;
  return broken("the head of the record is too large");
}

Result<Item> WebArchiveStream::read_record() {
  Result<RecordHead> const head = read_head();
  if (!head) return head.error();
  auto const bytes = parse_length(head->content_length);
  if (!bytes) {
    is_lost_ = true;
    return broken(fmt::format("the Content-Length \"{}\" is not a number",
                              utf8_name(head->content_length.substr(0, 40))));
  }
  Result<Item> item = read_block(*head, *bytes);
  if (ended_) return item;
  Result<void> const ended = end_record();
  if (!ended) return ended.error();
  return item;
}

/// Takes the whole block, whatever becomes of it.
Result<Item> WebArchiveStream::read_block(RecordHead const& head, std::uint64_t bytes) {
  std::uint64_t taken = 0;
  Result<Item> item = is_page(head) ? read_page(head, bytes, taken) : Item();
  if (ended_) return item;
  Result<std::uint64_t> const rest = take_bytes(bytes - taken, nullptr);
  if (!rest) return rest.error();
  if (taken + *rest == bytes) return item;
  ended_ = true;
  return broken(kTruncated);
}

/// Reads no more of the block than it must to see that it is not wanted.
Result<Item> WebArchiveStream::read_page(RecordHead const& head, std::uint64_t bytes,
                                         std::uint64_t& taken) {
  std::string message;
  HttpHead http = head_of_resource(head.content_type);
  if (head.type == kResponse) {
    Result<std::uint64_t> const got = take_bytes(std::min(bytes, kMaxHttpHeadBytes), &message);
    if (!got) return got.error();
    taken = *got;
    auto parsed = parse_http_head(message);
    if (!parsed) return broken("the record holds no head of an HTTP response");
    http = std::move(*parsed);
  }
  auto const format = format_of_response(http.media_type, head.url);
  if (http.status != 200 || !format || is_robots_file(head.url)) return Item();
  std::uint64_t const body_bytes = bytes - http.head_bytes;
  if (body_bytes > max_bytes_) {
    return broken(fmt::format("{} bytes, more than the limit of {}", body_bytes, max_bytes_));
  }
  Result<std::uint64_t> const got = take_bytes(bytes - taken, &message);
  if (!got) return got.error();
  taken += *got;
  if (taken < bytes) return Item();  // read_block says so
  if (head.url.empty()) return broken("the record names no WARC-Target-URI");
  message.erase(0, http.head_bytes);
  Result<std::string> body = decode_http_body(http, std::move(message), max_bytes_);
  if (!body) return error_of_item(head.url, body.error());
  SourceItem item{*format,  fmt::format("{}:{}", origin_.name, head.url),
                  head.url, std::move(*body),
                  head.url, http.charset};
  if (!head.truncated.empty()) {
    item.cut = fmt::format("the crawler kept only the beginning of it (WARC-Truncated: {})",
                           head.truncated.substr(0, 40));
  }
  return Item(std::move(item));
}

/// A record whose length is right is followed by blank lines or the end.
Result<void> WebArchiveStream::end_record() {
  Result<std::string_view> const next = input_.peek();
  if (!next) return input_failed(next.error());
  if (next->empty() || next->front() == '\r' || next->front() == '\n') return {};
  is_lost_ = true;
  return broken("the record does not end where its Content-Length says");
}

Result<Item> WebArchiveStream::next() {
  while (!ended_) {
    Result<bool> const found = find_record();
    if (found && !*found) break;
    Result<Item> item = found ? read_record() : Result<Item>(found.error());
    if (!item) {
      return error_of_item(fmt::format("{}: record at byte {}", origin_.name, record_at_),
                           item.error());
    }
    if (*item) return item;
  }
  return Item();
}

}  // namespace

std::unique_ptr<ItemStream> open_web_archive(ItemOrigin origin, std::unique_ptr<ByteInput> input,
                                             SourceLimits const& limits) {
  return std::make_unique<WebArchiveStream>(std::move(origin), std::move(input), limits);
}

}  // namespace tracuu::indexer
