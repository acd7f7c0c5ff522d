// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/web_archive_stream.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>

#include "indexer/bytes/http_response.hpp"
#include "indexer/item/content_type.hpp"
#include "indexer/item/source_ending.hpp"
#include "indexer/sources/web_archive_folder.hpp"
#include "indexer/sources/web_archive_record.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

using Item = std::optional<SourceItem>;

Error broken(std::string_view message) {
  return {ErrorCode::InvalidArgument, std::string(message), ""};
}

/// Rules for crawlers, which `wget --recursive` fetches: text, but no page.
bool is_robots_file(std::string_view url) {
  return url.substr(0, url.find_first_of("?#")).ends_with("/robots.txt");
}

/// "a.warc.gz" of "pages/a.warc.gz".
std::string_view last_name(std::string_view key) {
  return key.substr(key.rfind('/') + 1);
}

class WebArchiveStream : public ItemStream {
 public:
  WebArchiveStream(ItemOrigin origin, std::unique_ptr<ByteInput> input, SourceLimits const& limits,
                   WebArchiveFolder* folder)
      : origin_(std::move(origin)),
        records_(std::move(input)),
        max_bytes_(limits.max_item_bytes),
        folder_(folder) {}

  Result<Item> next() override;
  [[nodiscard]] std::uint64_t consumed_bytes() const override { return records_.stored_bytes(); }

 private:
  [[nodiscard]] bool counts(WebArchiveRecord const& record);
  Result<Item> read_record(WebArchiveRecord const& record);
  Result<Item> read_page(WebArchiveRecord const& record);

  ItemOrigin origin_;
  WebArchiveReader records_;
  std::uint64_t max_bytes_;
  WebArchiveFolder* folder_;
};

bool WebArchiveStream::counts(WebArchiveRecord const& record) {
  return folder_ == nullptr || folder_->counts(last_name(origin_.name), record.url, record.at);
}

/// Takes the whole block, whatever becomes of it.
Result<Item> WebArchiveStream::read_record(WebArchiveRecord const& record) {
  Result<Item> item = may_hold_page(record) && counts(record) ? read_page(record) : Item();
  if (records_.has_ended()) return item;
  Result<void> const finished = records_.finish();
  if (!finished) return finished.error();
  return item;
}

/// Reads no more of the block than it must to see that it is not wanted.
Result<Item> WebArchiveStream::read_page(WebArchiveRecord const& record) {
  std::uint64_t const bytes = records_.block_bytes_left();
  std::string message;
  HttpHead http = head_of_resource(record.content_type);
  if (is_web_response(record)) {
    Result<std::uint64_t> const got = records_.take(kMaxHttpHeadBytes, &message);
    if (!got) return got.error();
    auto parsed = parse_http_head(message);
    if (!parsed) return broken("the record holds no head of an HTTP response");
    http = std::move(*parsed);
  }
  auto format = format_of_response({http.media_type, http.file_name, record.url});
  bool const is_open = !format && says_nothing(http.media_type);
  if (http.status != 200 || (!format && !is_open) || is_robots_file(record.url)) return Item();
  std::uint64_t const body_bytes = bytes - http.head_bytes;
  if (body_bytes > max_bytes_) {
    if (is_open) return Item();  // a film, as like as not
    return broken(fmt::format("{} bytes, more than the limit of {}", body_bytes, max_bytes_));
  }
  Result<std::uint64_t> const got = records_.take(bytes, &message);
  if (!got) return got.error();
  if (records_.block_bytes_left() > 0) return Item();  // finish() says so
  if (record.url.empty()) return broken("the record names no WARC-Target-URI");
  message.erase(0, http.head_bytes);
  Result<std::string> body = decode_http_body(http, std::move(message), max_bytes_);
  if (!body && is_open) return Item();
  if (!body) return error_of_item(record.url, body.error());
  if (is_open) format = format_of_content(*body);
  if (!format) return Item();
  SourceItem item{*format,    fmt::format("{}:{}", origin_.name, record.url),
                  record.url, std::move(*body),
                  record.url, http.charset};
  if (!record.truncated.empty()) {
    item.cut = fmt::format("the crawler kept only the beginning of it (WARC-Truncated: {})",
                           record.truncated.substr(0, 40));
  }
  if (folder_ != nullptr) item.addresses = folder_->other_addresses(record.url);
  return Item(std::move(item));
}

Result<Item> WebArchiveStream::next() {
  while (!records_.has_ended()) {
    auto const record = records_.next();
    if (record && !*record) break;
    Result<Item> item = record ? read_record(**record) : Result<Item>(record.error());
    if (!item) {
      return error_of_item(fmt::format("{}: record at byte {}", origin_.name, records_.record_at()),
                           item.error());
    }
    if (*item) return item;
  }
  return Item();
}

}  // namespace

std::unique_ptr<ItemStream> open_web_archive(ItemOrigin origin, std::unique_ptr<ByteInput> input,
                                             SourceLimits const& limits, WebArchiveFolder* folder) {
  return std::make_unique<WebArchiveStream>(std::move(origin), std::move(input), limits, folder);
}

}  // namespace tracuu::indexer
