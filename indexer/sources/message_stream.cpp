// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/message_stream.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzers/charset/charset_table.hpp"
#include "analyzers/charset/legacy_charset.hpp"
#include "indexer/bytes/byte_reader.hpp"
#include "indexer/bytes/mime_message.hpp"
#include "indexer/html/html_charset.hpp"
#include "indexer/html/markup_text.hpp"
#include "indexer/item/source_ending.hpp"
#include "indexer/item/source_name.hpp"
#include "indexer/sources/attached_files.hpp"
#include "indexer/sources/json_text.hpp"
#include "indexer/text/text_form.hpp"
#include "schema/date.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

using MessageItem = std::optional<SourceItem>;

constexpr std::chrono::hours kVietnamIsAhead{7};

/// "2023-07-11": the day in Vietnam.
std::string day_of(std::int64_t seconds) {
  constexpr std::int64_t kLastSecond = 4'102'444'800;  // 2100
  if (seconds < 0 || seconds > kLastSecond) return "";
  std::chrono::sys_seconds const local{std::chrono::seconds(seconds) + kVietnamIsAhead};
  return schema::format_iso_date(schema::Date(std::chrono::floor<std::chrono::days>(local)));
}

/// A part as plain text. Errors of the charset and of html_to_text.
Result<std::string> plain_text(MimePart const& part) {
  if (part.media_type == "text/html") {
    auto const page = html_as_unicode(part.bytes, part.charset);
    if (!page) return page.error();
    return html_to_text(page->text);
  }
  auto const text =
      analyzers::read_as_unicode(part.bytes, analyzers::charset_of_label(part.charset));
  if (!text) return text.error();
  std::string plain;
  for (char const c : text->text) {
    if (c != '\r') plain += c;
  }
  return std::string(trim(plain));
}

/// All texts of this type that are not attached, one after the other.
Result<std::string> text_of_type(MimeMessage const& message, std::string_view media_type) {
  std::string text;
  for (MimePart const& part : message.parts) {
    if (part.is_attachment || part.media_type != media_type) continue;
    Result<std::string> plain = plain_text(part);
    if (!plain) return plain;
    if (!plain->empty()) text.append(text.empty() ? "" : "\n").append(*plain);
  }
  return text;
}

/// The plain text; of a mail without one its HTML.
Result<std::string> body_of(MimeMessage const& message) {
  Result<std::string> plain = text_of_type(message, "text/plain");
  if (!plain || !plain->empty()) return plain;
  return text_of_type(message, "text/html");
}

/// What a part without a file name is called.
std::string name_by_type(MimePart const& part, std::size_t number) {
  std::string_view const ending = part.media_type == "application/pdf"  ? ".pdf"
                                  : part.media_type == "message/rfc822" ? ".eml"
                                  : part.media_type == "text/html"      ? ".html"
                                  : part.media_type == "text/plain"     ? ".txt"
                                                                        : "";
  return fmt::format("{}-{}{}", part.media_type == "message/rfc822" ? "message" : "part", number,
                     ending);
}

bool is_kept_apart(MimePart const& part) {
  if (part.is_attachment) return !part.media_type.starts_with("image/") || !part.file_name.empty();
  bool const is_text = part.media_type == "text/plain" || part.media_type == "text/html";
  return !is_text && !part.media_type.starts_with("image/") && !part.file_name.empty();
}

class MailStream : public ItemStream {
 public:
  MailStream(ItemOrigin origin, std::unique_ptr<ByteInput> input, SourceLimits const& limits)
      : origin_(origin),
        input_(std::move(input)),
        limits_(limits),
        files_(std::move(origin), limits) {}

  Result<MessageItem> next() override;
  [[nodiscard]] std::uint64_t consumed_bytes() const override { return input_.stored_bytes(); }

 private:
  Result<MessageItem> read_mail();
  void add_files(MimeMessage& message, std::vector<FileReference>& references);

  ItemOrigin origin_;
  ByteReader input_;
  SourceLimits limits_;
  AttachedFiles files_;
  bool is_read_ = false;
};

void MailStream::add_files(MimeMessage& message, std::vector<FileReference>& references) {
  AttachedNames names;
  std::size_t number = 0;
  for (MimePart& part : message.parts) {
    if (!is_kept_apart(part)) continue;
    std::string name = names.unique(part.file_name, name_by_type(part, ++number));
    bool const is_mail = part.media_type == "message/rfc822";
    if (is_mail && !ending_of(name)) name = names.unique(name.append(".eml"), "message.eml");
    references.push_back({origin_.key + "/" + utf8_name(name), utf8_name(name)});
    files_.add({std::move(name), std::move(part.bytes)});
  }
}

Result<MessageItem> MailStream::read_mail() {
  Result<std::string> const bytes = read_whole(input_, limits_.max_item_bytes);
  if (!bytes) return bytes.error();
  Result<MimeMessage> message = read_mime_message(*bytes, limits_.max_item_bytes);
  if (!message) return message.error();
  Result<std::string> const body = body_of(*message);
  if (!body) return body.error();
  std::vector<FileReference> references;
  add_files(*message, references);
  JsonText json;
  json.add("title", message->subject);
  json.add("body", *body);
  if (message->sent_seconds) json.add("date", day_of(*message->sent_seconds));
  json.add("author", message->sender);
  json.add("attachments", references);
  SourceItem item{SourceFormat::Eml, origin_.name, origin_.key, json.take()};
  if (message->dropped_parts > 0) {
    item.cut =
        fmt::format("{} parts beyond the first thousand are not read", message->dropped_parts);
  }
  return MessageItem(std::move(item));
}

Result<MessageItem> MailStream::next() {
  if (!std::exchange(is_read_, true)) {
    Result<MessageItem> mail = read_mail();
    if (!mail) return error_of_item(origin_.name, mail.error());
    return mail;
  }
  return files_.next();
}

class SavedPageStream : public ItemStream {
 public:
  SavedPageStream(ItemOrigin origin, std::unique_ptr<ByteInput> input, SourceLimits const& limits)
      : origin_(std::move(origin)), input_(std::move(input)), max_bytes_(limits.max_item_bytes) {}

  Result<MessageItem> next() override;
  [[nodiscard]] std::uint64_t consumed_bytes() const override { return input_.stored_bytes(); }

 private:
  Result<void> read_pages();

  ItemOrigin origin_;
  ByteReader input_;
  std::uint64_t max_bytes_;
  std::vector<SourceItem> pages_;
  std::size_t next_page_ = 0;
  bool is_read_ = false;
};

bool is_web_address(std::string_view location) {
  return location.starts_with("http://") || location.starts_with("https://");
}

Result<void> SavedPageStream::read_pages() {
  Result<std::string> const bytes = read_whole(input_, max_bytes_);
  if (!bytes) return bytes.error();
  Result<MimeMessage> message = read_mime_message(*bytes, max_bytes_);
  if (!message) return message.error();
  auto const is_root = [&](MimePart const& part) {
    return !message->root_id.empty() && part.content_id == message->root_id;
  };
  // The root is the first part where none is named (RFC 2387).
  std::stable_partition(message->parts.begin(), message->parts.end(), is_root);
  for (MimePart& part : message->parts) {
    if (part.media_type != "text/html" && part.media_type != "application/xhtml+xml") continue;
    std::string const below = pages_.empty() ? "" : fmt::format("/{}.html", pages_.size() + 1);
    SourceItem page{SourceFormat::Mht, origin_.name + below, origin_.key + below,
                    std::move(part.bytes)};
    page.charset = part.charset;
    if (is_web_address(part.location)) page.url = part.location;
    if (page.url.empty() && pages_.empty() && is_web_address(message->location)) {
      page.url = message->location;
    }
    pages_.push_back(std::move(page));
  }
  if (!pages_.empty()) return {};
  return Error{ErrorCode::InvalidArgument, "the saved page holds no HTML", ""};
}

Result<MessageItem> SavedPageStream::next() {
  if (!std::exchange(is_read_, true)) {
    Result<void> const read = read_pages();
    if (!read) return error_of_item(origin_.name, read.error());
  }
  if (next_page_ == pages_.size()) return MessageItem();
  return MessageItem(std::move(pages_[next_page_++]));
}

}  // namespace

std::unique_ptr<ItemStream> open_mail(ItemOrigin origin, std::unique_ptr<ByteInput> input,
                                      SourceLimits const& limits) {
  return std::make_unique<MailStream>(std::move(origin), std::move(input), limits);
}

std::unique_ptr<ItemStream> open_saved_page(ItemOrigin origin, std::unique_ptr<ByteInput> input,
                                            SourceLimits const& limits) {
  return std::make_unique<SavedPageStream>(std::move(origin), std::move(input), limits);
}

}  // namespace tracuu::indexer
