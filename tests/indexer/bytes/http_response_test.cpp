// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bytes/http_response.hpp"

#include <brotli/encode.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <string>

#include "tests/indexer/gzip_bytes.hpp"
#include "tests/indexer/packed_bytes.hpp"

namespace tracuu::indexer {
namespace {

using test::gzip_bytes;
using test::packed_bytes;

constexpr std::uint64_t kMaxBytes = 1000;

TEST(HttpHeadTest, ReadsTheNameOfAFile) {
  std::pair<std::string, std::string> const rows[] = {
      {"attachment; filename=\"Ke hoach; 12.DOC\"", "ke hoach; 12.doc"},
      {"inline; filename=qd.pdf", "qd.pdf"},
      {"attachment; filename=qd.pdf; size=12", "qd.pdf"},
      {"attachment; filename*=UTF-8''K%E1%BA%BF.docx", "utf-8''k%e1%ba%bf.docx"},
      {"attachment", ""},
      {"attachment; filename=", ""},
  };
  for (auto const& [field, name] : rows) {
    auto const head =
        parse_http_head("HTTP/1.1 200 OK\r\nContent-Disposition: " + field + "\r\n\r\n");
    ASSERT_TRUE(head) << field;
    EXPECT_EQ(head->file_name, name) << field;
  }
}

TEST(HttpResponse, Head) {
  auto const head = parse_http_head(
      "HTTP/1.1 200 OK\r\ncontent-TYPE:  Text/HTML ; charset=\"Windows-1258\"\r\n"
      "Content-Encoding: GZIP, identity\r\nTransfer-Encoding: chunked\r\n\r\nthân");
  ASSERT_TRUE(head.has_value());
  EXPECT_EQ(head->status, 200U);
  EXPECT_EQ(head->media_type, "text/html");
  EXPECT_EQ(head->charset, "windows-1258");
  EXPECT_EQ(head->content_encodings, std::vector<std::string>{"gzip"});
  EXPECT_TRUE(head->is_chunked);
  EXPECT_EQ(head->head_bytes, 132U);
}

TEST(HttpResponse, HeadsOfOtherForms) {
  struct Row {
    char const* message;
    unsigned status;  ///< 0: no head
    char const* why;
  };
  constexpr Row kRows[] = {
      {"HTTP/2 404\n\n", 404, "no reason, bare line ends"},
      {"HTTP/1.0 200\r\nno colon\r\n\r\n", 200, "a line that is no header"},
      {"HTTP/1.1 20\r\n\r\n", 0, "two digits"},
      {"HTTP/1.1 abc\r\n\r\n", 0, "no digits"},
      {"HTTP/1.1\r\n\r\n", 0, "no status"},
      {"GET / HTTP/1.1\r\n\r\n", 0, "a request"},
      {"HTTP/1.1 200 OK\r\nA: b\r\n", 0, "no end"},
      {"", 0, "nothing"},
  };
  for (Row const& row : kRows) {
    auto const head = parse_http_head(row.message);
    EXPECT_EQ(head ? head->status : 0, row.status) << row.why;
  }
}

std::string deflate_bytes(std::string const& text, int window_bits) {
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY);
  std::string packed(text.size() + 100, '\0');
  std::string input = text;
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

std::string brotli_bytes(std::string const& text) {
  std::size_t bytes = BrotliEncoderMaxCompressedSize(text.size());
  std::string packed(bytes, '\0');
  EXPECT_TRUE(BrotliEncoderCompress(BROTLI_DEFAULT_QUALITY, BROTLI_DEFAULT_WINDOW,
                                    BROTLI_DEFAULT_MODE, text.size(),
                                    reinterpret_cast<std::uint8_t const*>(text.data()), &bytes,
                                    reinterpret_cast<std::uint8_t*>(packed.data())));
  packed.resize(bytes);
  return packed;
}

TEST(HttpResponse, HeadOfAResource) {
  HttpHead const head = head_of_resource("text/html; charset=windows-1258");
  EXPECT_EQ(head.status, 200U);
  EXPECT_EQ(head.media_type, "text/html");
  EXPECT_EQ(head.charset, "windows-1258");
  EXPECT_EQ(head.head_bytes, 0U);
}

TEST(HttpResponse, Body) {
  std::string const text = "Uỷ ban nhân dân xã";
  std::string const packed = gzip_bytes(text);
  struct Row {
    std::string headers;
    std::string body;
    std::string expected;  ///< "!message" for an error
    char const* why;
  };
  std::string const chunked = "Transfer-Encoding: chunked\r\n";
  std::string const gzip = "Content-Encoding: gzip\r\n";
  std::string const brotli = "Content-Encoding: br\r\n";
  std::string const zstd = "Content-Encoding: zstd\r\n";
  std::string const deflate = "Content-Encoding: deflate\r\n";
  std::vector<Row> const rows{
      {"", text, text, "as it is"},
      {chunked, "3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\n\r\n", "abc0123456789", "chunks"},
      {chunked, "3\r\nabc\r\n0\r\nTrailer: x\r\n\r\n", "abc", "trailer"},
      {chunked, "<p>một</p>\r\n", "<p>một</p>\r\n", "stored without its chunks"},
      {chunked, "3\r\nabc\r\nxyz\r\n", "!broken at byte 8", "no size"},
      {chunked, "3\r\nabcdef\r\n0\r\n", "!another size", "wrong size"},
      {chunked, "FFFFFFFFFFFFFFFF\r\nabc", "!truncated", "huge size"},
      {chunked, "3\r\nabc\r\n", "!broken at byte 8", "no last chunk"},
      {gzip, packed, text, "gzip"},
      {gzip, text, text, "stored unpacked"},
      {gzip, packed.substr(0, 20), "!truncated", "truncated gzip"},
      {gzip, "\x1F\x8Bxxxxxxxxxxx", "!broken", "broken gzip"},
      {gzip, gzip_bytes(std::string(5'000'000, 'x')), "!limit of 1000 bytes", "a bomb"},
      {deflate, deflate_bytes(text, 15), text, "deflate"},
      {deflate, deflate_bytes(text, -15), text, "deflate without a frame"},
      {brotli, brotli_bytes(text), text, "brotli"},
      {brotli, "<p>một</p>", "<p>một</p>", "a page stored without brotli"},
      {brotli, brotli_bytes(text).substr(0, 10), "!truncated", "truncated brotli"},
      {brotli, brotli_bytes(std::string(5'000'000, 'x')), "!limit of 1000 bytes", "a bomb"},
      {zstd, packed_bytes(text, Packing::Zstd), text, "Zstandard"},
      {zstd, text, text, "stored unpacked"},
      {zstd, packed_bytes(std::string(5'000'000, 'x'), Packing::Zstd), "!limit of 1000 bytes",
       "a bomb"},
      {"Content-Encoding: compress\r\n", text, "!content encoding compress", "unknown encoding"},
      {"", std::string(1001, 'x'), "!limit of 1000 bytes", "too large"},
  };
  for (Row const& row : rows) {
    auto const head = parse_http_head("HTTP/1.1 200 OK\r\n" + row.headers + "\r\n");
    ASSERT_TRUE(head.has_value()) << row.why;
    auto const body = decode_http_body(*head, row.body, kMaxBytes);
    if (!row.expected.starts_with('!')) {
      ASSERT_TRUE(body.has_value()) << row.why << ": " << body.error().message;
      EXPECT_EQ(*body, row.expected) << row.why;
      continue;
    }
    ASSERT_FALSE(body.has_value()) << row.why;
    EXPECT_NE(body.error().message.find(row.expected.substr(1)), std::string::npos)
        << row.why << ": " << body.error().message;
  }
}

}  // namespace
}  // namespace tracuu::indexer
