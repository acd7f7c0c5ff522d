// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "indexer/bytes/byte_input.hpp"
#include "indexer/bytes/byte_reader.hpp"

namespace tracuu::indexer {

/// The header fields of a record of a web archive (ISO 28500:2017) that matter to us.
struct WebArchiveRecord {
  std::string type;            ///< "response", in lower case
  std::string url;             ///< WARC-Target-URI, without the angle brackets of WARC 1.0; UTF-8
  std::string date;            ///< WARC-Date, as it stands there
  std::string content_type;    ///< in lower case
  std::string refers_to;       ///< WARC-Refers-To-Target-URI, as `url`
  std::string truncated;       ///< why the crawler did not keep all of it: "length", "time"
  std::string content_length;  ///< as it stands there
  std::uint64_t at = 0;        ///< the byte of the unpacked file at which it begins
};

/// The records of one WARC file, one after the other. Not thread-safe.
class WebArchiveReader {
 public:
  explicit WebArchiveReader(std::unique_ptr<ByteInput> input) : input_(std::move(input)) {}

  /// The head of the next record; nothing at the end. An error concerns one record; the call after
  /// it goes on with the next line that begins one, unless has_ended().
  /// REQUIRES: the record before was finished.
  [[nodiscard]] base::Result<std::optional<WebArchiveRecord>> next();

  /// Takes up to `bytes` of what is left of the block, appending them to `*into` unless it is null.
  /// How many there were: fewer than there should be at the end of the file. Io as the input.
  [[nodiscard]] base::Result<std::uint64_t> take(std::uint64_t bytes, std::string* into);

  /// Bytes of the block that were not taken yet.
  [[nodiscard]] std::uint64_t block_bytes_left() const { return left_; }

  /// Skips what is left of the block. An error if the file ends in it, or the record does not end
  /// where its length says.
  [[nodiscard]] base::Result<void> finish();

  /// Where the record, or what is none, begins that the last next() was about.
  [[nodiscard]] std::uint64_t record_at() const { return record_at_; }
  [[nodiscard]] bool has_ended() const { return ended_; }
  /// ByteInput::stored_bytes.
  [[nodiscard]] std::uint64_t stored_bytes() const { return input_.stored_bytes(); }

 private:
  base::Result<bool> find_record();
  base::Result<WebArchiveRecord> read_head();
  base::Result<bool> take_line(std::string& line);
  /// What the input said of itself. Nothing can be read after that, unless another record can be
  /// found: of an archive whose records are packed each by itself, only those are lost that are
  /// damaged.
  base::Error input_failed(base::Error error);

  ByteReader input_;
  std::uint64_t record_at_ = 0;
  std::uint64_t left_ = 0;
  bool is_lost_ = false;  ///< the end of the last record is not known
  bool ended_ = false;
};

/// Whether the record holds the answer of a web server, with its head.
[[nodiscard]] bool is_web_response(WebArchiveRecord const& record);

/// Whether the record may hold a page: what a server answered, or a file that was fetched without
/// HTTP's head.
[[nodiscard]] bool may_hold_page(WebArchiveRecord const& record);

/// So much of a block is enough for the head of an answer.
inline constexpr std::uint64_t kMaxHttpHeadBytes = 64 << 10;

}  // namespace tracuu::indexer
