// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/chunked_body.hpp"

#include <gtest/gtest.h>

namespace tracuu::server {
namespace {

using namespace std::string_literals;
using ChunkState = ChunkedBody::State;

constexpr std::uint64_t kChunkedLimit = 1'000;

struct DecodedChunks {
  ChunkState state = ChunkState::Incomplete;
  std::string body;
  std::size_t taken = 0;
};

// As a connection hands it over: `step` bytes more at a time, in front of them what was left.
DecodedChunks decode_chunks(std::string const& bytes, std::size_t step) {
  ChunkedBody body(kChunkedLimit);
  DecodedChunks decoded;
  for (std::size_t end = 0; end < bytes.size();) {
    end = std::min(end + step, bytes.size());
    decoded.taken += body.take(std::string_view(bytes).substr(decoded.taken, end - decoded.taken));
  }
  decoded.state = body.state();
  if (decoded.state == ChunkState::Whole) decoded.body = body.release();
  return decoded;
}

TEST(ChunkedBody, IsDecodedHoweverItArrives) {
  struct Row {
    std::string bytes;
    std::string body;
    char const* why;
  };
  Row const rows[] = {
      {"4\r\nabcd\r\n0\r\n\r\n", "abcd", "one chunk"},
      {"4\r\nabcd\r\n3\r\nefg\r\n0\r\n\r\n", "abcdefg", "two"},
      {"0\r\n\r\n", "", "none"},
      {"0004\r\nabcd\r\n000\r\n\r\n", "abcd", "zeros in front"},
      {"A\r\n0123456789\r\n0\r\n\r\n", "0123456789", "hexadecimal"},
      {"a\r\n0123456789\r\n0\r\n\r\n", "0123456789", "in small letters"},
      {"4;x=y;z=\"a b\"\r\nabcd\r\n0;last\r\n\r\n", "abcd", "extensions"},
      {"4\r\nabcd\r\n0\r\nX-Sum: 1\r\nY: z\r\n\r\n", "abcd", "a trailer section"},
      {"4\r\n\r\n\r\n\r\n0\r\n\r\n", "\r\n\r\n", "line ends in a chunk"},
      {"3\r\n\0\n\r\r\n0\r\n\r\n"s, "\0\n\r"s, "any bytes in a chunk"},
  };
  std::string const following = "GET / HTTP/1.1\r\n";
  for (Row const& row : rows) {
    for (std::size_t const step : {1, 2, 3, 7, 1'000}) {
      DecodedChunks const decoded = decode_chunks(row.bytes + following, step);
      EXPECT_EQ(decoded.state, ChunkState::Whole) << row.why << ", by " << step;
      EXPECT_EQ(decoded.body, row.body) << row.why << ", by " << step;
      EXPECT_EQ(decoded.taken, row.bytes.size()) << row.why << ", by " << step;
    }
  }
}

TEST(ChunkedBody, IsRefusedWhereAProxyMayReadItDifferently) {
  struct Row {
    std::string bytes;
    char const* why;
  };
  Row const rows[] = {
      {"4\nabcd\n0\n\n", "bare LF"},
      {"4\r\nabcd0\r\n\r\n", "no line end after a chunk"},
      {"4\r\nabcdX\r\n0\r\n\r\n", "a longer chunk than it said"},
      {"+4\r\nabcd\r\n0\r\n\r\n", "a sign"},
      {"0x4\r\nabcd\r\n0\r\n\r\n", "0x"},
      {" 4\r\nabcd\r\n0\r\n\r\n", "a blank in front"},
      {"4 \r\nabcd\r\n0\r\n\r\n", "a blank after the size"},
      {"-1\r\n\r\n", "less than nothing"},
      {"\r\n0\r\n\r\n", "no size"},
      {"g\r\n\r\n", "no number"},
      {"4;x=\"\n\"\r\nabcd\r\n0\r\n\r\n", "bare LF in an extension"},
      {"4;x=\"\0\"\r\nabcd\r\n0\r\n\r\n"s, "NUL in an extension"},
      {"4;\rx\r\nabcd\r\n0\r\n\r\n", "bare CR in an extension"},
      {"0\r\nX: a\n\r\n\r\n", "bare LF in a trailer field"},
      {"0\r\nX: a\r\n b\r\n\r\n", "a folded trailer field"},
      {"0\r\nno field\r\n\r\n", "no field"},
  };
  for (Row const& row : rows) {
    for (std::size_t const step : {1, 1'000}) {
      DecodedChunks const decoded = decode_chunks(row.bytes, step);
      EXPECT_EQ(decoded.state, ChunkState::Malformed) << row.why << ", by " << step;
    }
  }
}

TEST(ChunkedBody, HasTheLimitsOfAnyBody) {
  std::string const thousand = "3e8\r\n" + std::string(kChunkedLimit, 'a') + "\r\n";
  EXPECT_EQ(decode_chunks(thousand + "0\r\n\r\n", 100).body.size(), kChunkedLimit);
  EXPECT_EQ(decode_chunks(thousand + "1\r\na\r\n0\r\n\r\n", 100).state, ChunkState::TooLarge);
  EXPECT_EQ(decode_chunks("3e9\r\n", 100).state, ChunkState::TooLarge)
      << "known before a byte of it came";
  EXPECT_EQ(decode_chunks("ffffffffffffffff\r\n", 100).state, ChunkState::TooLarge);
  EXPECT_EQ(decode_chunks("10000000000000000\r\n", 100).state, ChunkState::Malformed)
      << "over 64 bits";
}

TEST(ChunkedBody, HasLimitsForWhatIsNoBody) {
  EXPECT_EQ(decode_chunks("4;" + std::string(5'000, 'a'), 100).state, ChunkState::Malformed)
      << "a line";
  EXPECT_EQ(decode_chunks(std::string(5'000, '0'), 100).state, ChunkState::Malformed) << "zeros";
  EXPECT_EQ(decode_chunks("0\r\n" + std::string(5'000, 'a'), 100).state, ChunkState::Malformed)
      << "a field";
  std::string padded;
  for (int n = 0; n < 100; ++n) padded += "1;" + std::string(100, 'a') + "\r\nb\r\n";
  EXPECT_EQ(decode_chunks(padded + "0\r\n\r\n", 100).state, ChunkState::TooLarge)
      << "more lines than body";
}

TEST(ChunkedBody, WaitsForItsEnd) {
  for (std::string const bytes : {"", "4", "4\r", "4\r\n", "4\r\nabcd", "4\r\nabcd\r\n", "0\r\n"}) {
    EXPECT_EQ(decode_chunks(bytes, 1).state, ChunkState::Incomplete) << bytes;
  }
}

}  // namespace
}  // namespace tracuu::server
