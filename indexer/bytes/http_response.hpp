// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace tracuu::indexer {

/// The head of an HTTP response as it was stored. Names and values that we
/// compare are in lower case.
struct HttpHead {
  unsigned status = 0;
  std::string media_type;  ///< "text/html"
  std::string charset;     ///< of the Content-Type: "windows-1258"; may be empty
  std::string file_name;   ///< of the Content-Disposition (RFC 6266), in lower case; may be empty
  std::vector<std::string> content_encodings;  ///< in the order they were applied
  bool is_chunked = false;
  std::size_t head_bytes = 0;  ///< the body begins there
};

/// Reads the head at the front of `message`; nothing if that is no whole head
/// of a response. Thread-safe.
[[nodiscard]] std::optional<HttpHead> parse_http_head(std::string_view message);

/// What a body has for a head that came without HTTP, of its Content-Type alone. Thread-safe.
[[nodiscard]] HttpHead head_of_resource(std::string_view content_type);

/// The body as the server meant it: chunks joined, gzip, deflate, brotli and Zstandard unpacked. A
/// body that was stored without the encoding that the head names (some
/// crawlers do so) comes as it is. InvalidArgument for broken chunks or packed
/// data, other encodings, and more than `max_bytes`. Thread-safe.
[[nodiscard]] base::Result<std::string> decode_http_body(HttpHead const& head, std::string body,
                                                         std::uint64_t max_bytes);

}  // namespace tracuu::indexer
