// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tracuu::indexer {

/// One record of a web archive as text, in the order and spelling of WARC 1.1 (ISO 28500:2017):
///
///     WarcText record("response", date);
///     record.add("WARC-Target-URI", url);
///     record.text(head, body)     the record with its block, not packed yet
class WarcText {
 public:
  /// `date` as warc_date writes it. Makes an id of its own.
  WarcText(std::string_view type, std::string_view date);

  /// A named field; line ends in `value` become blanks. An empty value is left out.
  void add(std::string_view name, std::string_view value);

  [[nodiscard]] std::string const& id() const { return id_; }

  /// With the block of `front` and `back`, its digest and its length, and the blank lines after it.
  [[nodiscard]] std::string text(std::string_view front, std::string_view back = "") const;

 private:
  std::string id_;
  std::string fields_;
};

/// "2026-12-01T02:40:32.123456Z", W3C's profile of ISO 8601 in UTC. Thread-safe.
[[nodiscard]] std::string warc_date(std::chrono::system_clock::time_point at);

/// "<urn:uuid:...>" of a random UUID (RFC 9562, version 4). Thread-safe.
[[nodiscard]] std::string random_record_id();

/// "sha1:" and Base32 (RFC 4648) of the bytes of `front` and `back`, as tools for web archives
/// write it; it finds changes and slips of the disk, and keeps nobody out. Thread-safe.
[[nodiscard]] std::string warc_digest(std::string_view front, std::string_view back = "");

}  // namespace tracuu::indexer
