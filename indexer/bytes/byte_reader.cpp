// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bytes/byte_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

ByteReader::ByteReader(std::unique_ptr<ByteInput> input) : input_(std::move(input)) {}

Result<std::string_view> ByteReader::peek() {
  if (!pending_.empty()) return pending_;
  Result<std::string_view> const piece = input_->read();
  if (!piece) return piece.error();
  pending_ = *piece;
  if (!std::exchange(is_fresh_, false) || !pending_.starts_with(kByteOrderMark)) return pending_;
  take(kByteOrderMark.size());
  return peek();
}

void ByteReader::take(std::size_t bytes) {
  offset_ += bytes;
  pending_.remove_prefix(bytes);
}

bool ByteReader::skip_damage() {
  pending_ = {};
  return input_->skip_damage();
}

Result<std::optional<std::uint64_t>> ByteReader::read_line(std::string& line,
                                                           std::uint64_t max_bytes) {
  std::uint64_t line_bytes = 0;
  while (true) {
    Result<std::string_view> const piece = peek();
    if (!piece) return piece.error();
    if (piece->empty()) {
      return line_bytes > 0 ? std::optional(line_bytes) : std::optional<std::uint64_t>();
    }
    std::size_t const end = std::min(piece->find('\n'), piece->size());
    if (line_bytes < max_bytes) {
      line.append(piece->substr(0, std::min<std::uint64_t>(end, max_bytes - line_bytes)));
    }
    line_bytes += end;
    bool const ended_line = end < piece->size();
    take(end + (ended_line ? 1 : 0));
    if (ended_line) return std::optional(line_bytes);
  }
}

Result<std::uint64_t> ByteReader::take_bytes(std::uint64_t bytes, std::string* into) {
  std::uint64_t taken = 0;
  while (taken < bytes) {
    Result<std::string_view> const piece = peek();
    if (!piece) return piece.error();
    if (piece->empty()) break;
    auto const part =
        static_cast<std::size_t>(std::min<std::uint64_t>(piece->size(), bytes - taken));
    if (into != nullptr) into->append(piece->substr(0, part));
    take(part);
    taken += part;
  }
  return taken;
}

Result<std::string> read_whole(ByteReader& input, std::uint64_t max_bytes) {
  std::string bytes;
  if (auto const read = read_rest(input, bytes, max_bytes, max_bytes); !read) return read.error();
  return bytes;
}

Result<void> read_rest(ByteReader& input, std::string& bytes, std::uint64_t kept_bytes,
                       std::uint64_t max_bytes) {
  std::uint64_t const kept = std::min(kept_bytes, max_bytes);
  Result<std::uint64_t> taken = input.take_bytes(kept - std::min(kept, bytes.size()), &bytes);
  if (taken) taken = input.take_bytes(max_bytes - bytes.size(), nullptr);
  if (!taken) return taken.error();
  Result<std::string_view> const rest = input.peek();
  if (!rest) return rest.error();
  if (rest->empty()) return {};
  return Error{ErrorCode::InvalidArgument,
               fmt::format("more than the limit of {} bytes", max_bytes), ""};
}

}  // namespace tracuu::indexer
