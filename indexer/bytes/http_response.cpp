// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bytes/http_response.hpp"

#include <brotli/decode.h>
#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <utility>

#include "base/ascii.hpp"
#include "indexer/bytes/byte_reader.hpp"
#include "indexer/bytes/packed_input.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

constexpr std::string_view kBlanks = " \t\r";

Error broken(std::string message) {
  return {ErrorCode::InvalidArgument, std::move(message), ""};
}

Error too_large(std::uint64_t max_bytes) {
  return broken(fmt::format("more than the limit of {} bytes", max_bytes));
}

/// Cuts the first line off `text`, without its line end; nothing if there is none.
std::optional<std::string_view> take_line(std::string_view& text) {
  std::size_t const end = text.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  std::string_view line = text.substr(0, end);
  text.remove_prefix(end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// 200 for "HTTP/1.1 200 OK".
std::optional<unsigned> status_of(std::string_view line) {
  if (!line.starts_with("HTTP/")) return std::nullopt;
  std::string_view const rest =
      base::trim(line.substr(std::min(line.find(' '), line.size())), kBlanks);
  unsigned status = 0;
  auto const [end, failure] = std::from_chars(rest.data(), rest.data() + rest.size(), status);
  if (failure != std::errc() || end - rest.data() != 3) return std::nullopt;
  return status;
}

/// "windows-1258" for "text/html; Charset=\"windows-1258\"", in lower case already.
std::string charset_of(std::string_view content_type) {
  constexpr std::string_view kKey = "charset=";
  std::size_t const key = content_type.find(kKey);
  if (key == std::string_view::npos) return "";
  std::string_view value = content_type.substr(key + kKey.size());
  if (value.starts_with('"')) value.remove_prefix(1);
  return std::string(base::trim(value.substr(0, value.find_first_of("\";,")), kBlanks));
}

/// "ke-hoach.doc" for `attachment; filename="ke-hoach.doc"`; of `filename*=utf-8''k%e1….doc` with
/// its percent signs, as its ending is what matters. In lower case already.
std::string file_name_of(std::string_view disposition) {
  constexpr std::string_view kKey = "filename";
  std::size_t const key = disposition.find(kKey);
  if (key == std::string_view::npos) return "";
  std::string_view value = disposition.substr(key + kKey.size());
  value.remove_prefix(std::min(value.find_first_not_of("*= \t"), value.size()));
  if (value.starts_with('"')) {
    value.remove_prefix(1);
    return std::string(value.substr(0, value.find('"')));
  }
  return std::string(base::trim(value.substr(0, value.find(';')), kBlanks));
}

std::vector<std::string> list_of(std::string_view value) {
  std::vector<std::string> parts;
  while (!value.empty()) {
    std::size_t const end = std::min(value.find(','), value.size());
    std::string_view const part = base::trim(value.substr(0, end), kBlanks);
    if (!part.empty() && part != "identity") parts.emplace_back(part);
    value.remove_prefix(std::min(end + 1, value.size()));
  }
  return parts;
}

void add_header(std::string_view line, HttpHead& head) {
  std::size_t const colon = line.find(':');
  if (colon == std::string_view::npos) return;
  std::string const name = base::to_lower_ascii(base::trim(line.substr(0, colon), kBlanks));
  std::string const value = base::to_lower_ascii(base::trim(line.substr(colon + 1), kBlanks));
  if (name == "content-type") {
    head.media_type = base::trim(std::string_view(value).substr(0, value.find(';')), kBlanks);
    head.charset = charset_of(value);
  } else if (name == "content-disposition") {
    head.file_name = file_name_of(value);
  } else if (name == "content-encoding") {
    head.content_encodings = list_of(value);
  } else if (name == "transfer-encoding") {
    head.is_chunked = value.ends_with("chunked");
  }
}

/// The size on the line before a chunk: "1a3;name=value" is 0x1a3.
std::optional<std::uint64_t> chunk_bytes(std::string_view line) {
  line = base::trim(line.substr(0, line.find(';')), kBlanks);
  std::uint64_t bytes = 0;
  auto const [end, failure] = std::from_chars(line.data(), line.data() + line.size(), bytes, 16);
  if (line.empty() || failure != std::errc() || end != line.data() + line.size()) {
    return std::nullopt;
  }
  return bytes;
}

Result<std::string> join_chunks(std::string body) {
  std::string_view rest = body;
  std::string joined;
  while (true) {
    std::size_t const at = body.size() - rest.size();
    auto const line = take_line(rest);
    auto const bytes = line ? chunk_bytes(*line) : std::nullopt;
    if (!bytes && at == 0) return body;  // stored without its chunks
    if (!bytes) return broken(fmt::format("the chunked body is broken at byte {}", at));
    if (*bytes == 0) return joined;
    if (*bytes > rest.size()) return broken("the chunked body is truncated");
    joined.append(rest.substr(0, *bytes));
    rest.remove_prefix(*bytes);
    if (!take_line(rest).value_or("no line end").empty()) {
      return broken(fmt::format("the chunk at byte {} has another size than it says", at));
    }
  }
}

class Inflater {
 public:
  /// `window_bits` as zlib.h explains them for inflateInit2.
  explicit Inflater(int window_bits) { is_ready_ = inflateInit2(&stream_, window_bits) == Z_OK; }
  Inflater(Inflater const&) = delete;
  Inflater& operator=(Inflater const&) = delete;
  ~Inflater() {
    if (is_ready_) inflateEnd(&stream_);
  }

  Result<std::string> unpack(std::string_view packed, std::uint64_t max_bytes) {
    if (!is_ready_) return broken("zlib has no memory");
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream_.avail_in = static_cast<uInt>(packed.size());
    std::string unpacked;
    std::array<char, 64 << 10> piece;
    for (int code = Z_OK; code != Z_STREAM_END;) {
      stream_.next_out = reinterpret_cast<Bytef*>(piece.data());
      stream_.avail_out = static_cast<uInt>(piece.size());
      code = inflate(&stream_, Z_NO_FLUSH);
      if (code == Z_BUF_ERROR) return broken("the packed body is truncated");
      if (code != Z_OK && code != Z_STREAM_END) return broken("the packed body is broken");
      unpacked.append(piece.data(), piece.size() - stream_.avail_out);
      if (unpacked.size() > max_bytes) return too_large(max_bytes);
    }
    return unpacked;
  }

 private:
  z_stream stream_{};
  bool is_ready_ = false;
};

constexpr int kGzipBits = 15 + 16;
constexpr int kZlibBits = 15;
constexpr int kRawBits = -15;

/// RFC 7932.
Result<std::string> unpack_brotli(std::string_view packed, std::uint64_t max_bytes) {
  std::unique_ptr<BrotliDecoderState, decltype(&BrotliDecoderDestroyInstance)> const decoder(
      BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), BrotliDecoderDestroyInstance);
  if (!decoder) return broken("brotli has no memory");
  auto const* next = reinterpret_cast<std::uint8_t const*>(packed.data());
  std::size_t left = packed.size();
  std::string unpacked;
  std::array<std::uint8_t, 64 << 10> piece;
  while (true) {
    std::uint8_t* out = piece.data();
    std::size_t room = piece.size();
    auto const code =
        BrotliDecoderDecompressStream(decoder.get(), &left, &next, &room, &out, nullptr);
    unpacked.append(reinterpret_cast<char const*>(piece.data()), piece.size() - room);
    if (unpacked.size() > max_bytes) return too_large(max_bytes);
    if (code == BROTLI_DECODER_RESULT_SUCCESS) return unpacked;
    if (code == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT) {
      return broken("the packed body is truncated");
    }
    if (code == BROTLI_DECODER_RESULT_ERROR) return broken("the packed body is broken");
  }
}

Result<std::string> unpack_zstd(std::string packed, std::uint64_t max_bytes) {
  ByteReader unpacked(open_packed_input(open_bytes_input(std::move(packed)), Packing::Zstd));
  return read_whole(unpacked, max_bytes);
}

Result<std::string> decode_one(std::string_view encoding, std::string body,
                               std::uint64_t max_bytes) {
  if (encoding == "gzip" || encoding == "x-gzip") {
    if (!body.starts_with("\x1F\x8B")) return body;  // stored unpacked
    return Inflater(kGzipBits).unpack(body, max_bytes);
  }
  if (encoding == "deflate") {
    // RFC 9110, 8.4.1.2: some servers leave out zlib's frame.
    bool const has_frame = body.size() > 1 && (static_cast<unsigned char>(body[0]) & 0x0F) == 8;
    return Inflater(has_frame ? kZlibBits : kRawBits).unpack(body, max_bytes);
  }
  if (encoding == "br") {
    // Nothing tells brotli's bytes from others, but that they can be unpacked.
    Result<std::string> unpacked = unpack_brotli(body, max_bytes);
    bool const is_page = base::trim(body, " \t\r\n").starts_with('<');
    return !unpacked && is_page ? Result<std::string>(std::move(body)) : unpacked;
  }
  if (encoding == "zstd") {
    if (!body.starts_with("\x28\xB5\x2F\xFD")) return body;  // stored unpacked
    return unpack_zstd(std::move(body), max_bytes);
  }
  return broken(fmt::format("the content encoding {} is not one that is read", encoding));
}

}  // namespace

std::optional<HttpHead> parse_http_head(std::string_view message) {
  std::string_view rest = message;
  auto line = take_line(rest);
  auto const status = line ? status_of(*line) : std::nullopt;
  if (!status) return std::nullopt;
  HttpHead head;
  head.status = *status;
  while ((line = take_line(rest))) {
    if (line->empty()) {
      head.head_bytes = message.size() - rest.size();
      return head;
    }
    add_header(*line, head);
  }
  return std::nullopt;
}

HttpHead head_of_resource(std::string_view content_type) {
  HttpHead head;
  head.status = 200;
  add_header(fmt::format("content-type:{}", content_type), head);
  return head;
}

Result<std::string> decode_http_body(HttpHead const& head, std::string body,
                                     std::uint64_t max_bytes) {
  Result<std::string> decoded = std::move(body);
  if (head.is_chunked) decoded = join_chunks(std::move(*decoded));
  for (auto encoding = head.content_encodings.rbegin();
       decoded && encoding != head.content_encodings.rend(); ++encoding) {
    decoded = decode_one(*encoding, std::move(*decoded), max_bytes);
  }
  if (decoded && decoded->size() > max_bytes) return too_large(max_bytes);
  return decoded;
}

}  // namespace tracuu::indexer
