// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/chunked_body.hpp"

#include <functional>
#include <utility>

#include "server/http/net.hpp"
#include "server/http/request_head.hpp"

namespace tracuu::server {
namespace {

// Makes Beast's parser expect chunks: the request's own head has been read already.
constexpr std::string_view kHeadOfChunks = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";
constexpr std::string_view kLineEnd = "\r\n";

// Whether the line begins with a size of nothing: "000;x".
bool is_of_last_chunk(std::string_view line) {
  std::size_t const after = line.find_first_not_of('0');
  constexpr std::string_view kDigits = "123456789abcdefABCDEF";
  return after != 0 &&
         (after == std::string_view::npos || kDigits.find(line[after]) == std::string_view::npos);
}

// The end of the chunk before it, and the line of a chunk's size; of the last chunk with all that
// follows it. Programs disagree about bare line ends and folded lines here, too.
HeadScan scan_line(std::string_view bytes) {
  std::size_t const end_bytes = bytes.starts_with(kLineEnd) ? kLineEnd.size() : 0;
  std::string_view const line = bytes.substr(end_bytes);
  std::size_t const line_end = line.find('\n');
  if (line_end == std::string_view::npos) return {};
  HeadScan scan = scan_head(is_of_last_chunk(line) ? line : line.substr(0, line_end + 1));
  // A line alone is a head that has not ended.
  if (scan.state == HeadScanState::Incomplete && !is_of_last_chunk(line)) {
    return {HeadScanState::Complete, end_bytes + line_end + 1};
  }
  scan.head_bytes += end_bytes;
  return scan;
}

}  // namespace

struct ChunkedBody::Decoder {
  explicit Decoder(std::uint64_t limit_bytes) {
    parser.body_limit(limit_bytes);
    parser.on_chunk_header(on_chunk);
    beast::error_code error;
    parser.put(net::buffer(kHeadOfChunks), error);
  }

  std::uint64_t left_of_chunk = 0;
  std::function<void(std::uint64_t, beast::string_view, beast::error_code&)> on_chunk =
      [this](std::uint64_t bytes, beast::string_view, beast::error_code&) {
        left_of_chunk = bytes;
      };
  http::request_parser<http::string_body> parser;
};

ChunkedBody::ChunkedBody(std::uint64_t limit_bytes)
    : decoder_(std::make_unique<Decoder>(limit_bytes)),
      lines_limit_bytes_(limit_bytes + kMaxChunkLineBytes) {}

ChunkedBody::~ChunkedBody() = default;

std::size_t ChunkedBody::take(std::string_view bytes) {
  std::size_t taken = 0;
  while (state_ == State::Incomplete && taken < bytes.size()) {
    std::string_view const rest = bytes.substr(taken);
    bool const is_in_chunk = decoder_->left_of_chunk > 0;
    std::size_t const step = is_in_chunk ? take_bytes(rest) : take_line(rest);
    if (step == 0) break;
    taken += step;
  }
  return taken;
}

std::size_t ChunkedBody::take_bytes(std::string_view bytes) {
  std::size_t const step = parse(bytes);
  decoder_->left_of_chunk -= step;
  return step;
}

// Beast (1.81) asserts that the end of a body without chunks comes in one piece: it gets whole
// lines.
std::size_t ChunkedBody::take_line(std::string_view bytes) {
  HeadScan const scan = scan_line(bytes);
  bool const is_whole = scan.state == HeadScanState::Complete;
  std::size_t const line_bytes = is_whole ? scan.head_bytes : bytes.size();
  if (scan.state == HeadScanState::Malformed || line_bytes > kMaxChunkLineBytes) {
    state_ = State::Malformed;
    return 0;
  }
  if (!is_whole) return 0;
  std::size_t const step = parse(bytes.substr(0, line_bytes));
  lines_bytes_ += step;
  if (state_ != State::Incomplete) return step;
  if (lines_bytes_ > lines_limit_bytes_) {
    state_ = State::TooLarge;
  } else if (decoder_->parser.is_done()) {
    state_ = State::Whole;
  }
  return step;
}

// The parser is not eager: it takes a line or bytes of a chunk, never both.
std::size_t ChunkedBody::parse(std::string_view bytes) {
  beast::error_code error;
  std::size_t const step = decoder_->parser.put(net::buffer(bytes), error);
  if (error == http::error::body_limit) {
    state_ = State::TooLarge;
  } else if (error || step == 0) {
    state_ = State::Malformed;
  }
  return step;
}

std::string ChunkedBody::release() {
  return std::move(decoder_->parser.get().body());
}

}  // namespace tracuu::server
