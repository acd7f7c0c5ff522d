// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bytes/mime_message.hpp"

#include <fmt/format.h>
#include <gmime/gmime.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "base/ascii.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

constexpr std::size_t kMaxParts = 1000;
constexpr std::string_view kHeadBlanks = " \t\r\n";

struct FreeObject {
  void operator()(void* object) const { g_object_unref(object); }
};
template <class Type>
using GObjectPointer = std::unique_ptr<Type, FreeObject>;

struct FreeText {
  void operator()(char* text) const { g_free(text); }
};
using GText = std::unique_ptr<char, FreeText>;

std::string text_of(char const* text) {
  return text == nullptr ? std::string() : std::string(base::trim(text, kHeadBlanks));
}

std::string without_angles(char const* id) {
  return std::string(base::trim(text_of(id), "<>"));
}

/// Headers in a charset that they do not declare are one of these.
GMimeParserOptions* parser_options() {
  static GMimeParserOptions* const options = [] {
    g_mime_init();
    static std::array<char const*, 4> charsets{"utf-8", "windows-1258", "iso-8859-1", nullptr};
    GMimeParserOptions* const made = g_mime_parser_options_new();
    g_mime_parser_options_set_fallback_charsets(made, charsets.data());
    return made;
  }();
  return options;
}

std::string header_of(GMimeObject* object, char const* name) {
  return text_of(g_mime_object_get_header(object, name));
}

std::string last_name(std::string name) {
  std::ranges::replace(name, '\\', '/');
  return name.substr(name.rfind('/') + 1);
}

/// Takes the parts of a message in their order.
class PartTaker {
 public:
  PartTaker(MimeMessage& message, std::uint64_t max_bytes)
      : message_(message), max_bytes_(max_bytes) {}

  void take(GMimeObject* object);
  [[nodiscard]] std::optional<Error> const& failure() const { return failure_; }

 private:
  void take_content(GMimeObject* object, GMimePart* part, MimePart& taken);
  void take_message(GMimeObject* object, MimePart& taken);

  MimeMessage& message_;
  std::uint64_t max_bytes_;
  std::uint64_t used_bytes_ = 0;
  std::optional<Error> failure_;
};

void PartTaker::take(GMimeObject* object) {
  if (failure_) return;
  if (GMIME_IS_MULTIPART(object)) {
    GMimeContentType* const type = g_mime_object_get_content_type(object);
    if (message_.root_id.empty() && g_mime_content_type_is_type(type, "multipart", "related")) {
      message_.root_id = without_angles(g_mime_content_type_get_parameter(type, "start"));
    }
    auto* const multipart = GMIME_MULTIPART(object);
    for (int i = 0; i < g_mime_multipart_get_count(multipart); ++i) {
      take(g_mime_multipart_get_part(multipart, i));
    }
    return;
  }
  if (message_.parts.size() >= kMaxParts) {
    ++message_.dropped_parts;
    return;
  }
  MimePart taken;
  GMimeContentType* const type = g_mime_object_get_content_type(object);
  if (type != nullptr) {
    GText const media_type(g_mime_content_type_get_mime_type(type));
    taken.media_type = base::to_lower_ascii(text_of(media_type.get()));
    taken.charset = text_of(g_mime_content_type_get_parameter(type, "charset"));
  }
  taken.location = header_of(object, "Content-Location");
  taken.content_id = without_angles(g_mime_object_get_content_id(object));
  if (GMIME_IS_MESSAGE_PART(object)) {
    take_message(object, taken);
  } else if (GMIME_IS_PART(object)) {
    take_content(object, GMIME_PART(object), taken);
  } else {
    return;
  }
  if (!failure_) message_.parts.push_back(std::move(taken));
}

void PartTaker::take_content(GMimeObject* object, GMimePart* part, MimePart& taken) {
  taken.file_name = last_name(text_of(g_mime_part_get_filename(part)));
  bool const is_text = taken.media_type.starts_with("text/");
  GMimeContentDisposition* const disposition = g_mime_object_get_content_disposition(object);
  bool const says_so =
      disposition != nullptr && g_mime_content_disposition_is_attachment(disposition);
  taken.is_attachment = says_so || (!taken.file_name.empty() && !is_text);
  GMimeDataWrapper* const content = g_mime_part_get_content(part);
  if (content == nullptr) return;
  GObjectPointer<GMimeStream> const stream(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(content, stream.get());
  GByteArray const* const bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
  used_bytes_ += bytes->len;
  if (used_bytes_ > max_bytes_) {
    failure_ = Error{ErrorCode::InvalidArgument,
                     fmt::format("the parts have more than the limit of {} bytes", max_bytes_), ""};
    return;
  }
  taken.bytes.assign(reinterpret_cast<char const*>(bytes->data), bytes->len);
}

void PartTaker::take_message(GMimeObject* object, MimePart& taken) {
  GMimeMessage* const inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
  taken.media_type = "message/rfc822";
  taken.is_attachment = true;
  if (inner == nullptr) return;
  GText const text(g_mime_object_to_string(GMIME_OBJECT(inner), nullptr));
  taken.bytes = text == nullptr ? "" : text.get();
  used_bytes_ += taken.bytes.size();
}

std::string sender_of(GMimeMessage* message) {
  InternetAddressList* const list = g_mime_message_get_from(message);
  if (list == nullptr || internet_address_list_length(list) == 0) return "";
  InternetAddress* const first = internet_address_list_get_address(list, 0);
  std::string name = text_of(internet_address_get_name(first));
  if (!name.empty() || !INTERNET_ADDRESS_IS_MAILBOX(first)) return name;
  return text_of(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(first)));
}

}  // namespace

Result<MimeMessage> read_mime_message(std::string_view bytes, std::uint64_t max_bytes) {
  GMimeParserOptions* const options = parser_options();
  GObjectPointer<GMimeStream> const stream(
      g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  GObjectPointer<GMimeParser> const parser(g_mime_parser_new_with_stream(stream.get()));
  GObjectPointer<GMimeMessage> const parsed(g_mime_parser_construct_message(parser.get(), options));
  bool const has_head =
      parsed != nullptr &&
      g_mime_header_list_get_count(g_mime_object_get_header_list(GMIME_OBJECT(parsed.get()))) > 0;
  if (!has_head) {
    return Error{ErrorCode::InvalidArgument, "no e-mail or saved page: there is no head", ""};
  }
  MimeMessage message;
  message.subject = text_of(g_mime_message_get_subject(parsed.get()));
  message.sender = sender_of(parsed.get());
  message.message_id = text_of(g_mime_message_get_message_id(parsed.get()));
  message.location = header_of(GMIME_OBJECT(parsed.get()), "Content-Location");
  if (message.location.empty()) {
    message.location = header_of(GMIME_OBJECT(parsed.get()), "Snapshot-Content-Location");
  }
  if (GDateTime* const sent = g_mime_message_get_date(parsed.get()); sent != nullptr) {
    message.sent_seconds = g_date_time_to_unix(sent);
  }
  if (GMimeObject* const content = g_mime_message_get_mime_part(parsed.get()); content != nullptr) {
    PartTaker taker(message, max_bytes);
    taker.take(content);
    if (taker.failure()) return *taker.failure();
  }
  return message;
}

}  // namespace tracuu::indexer
