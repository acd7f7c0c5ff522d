// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace tracuu::indexer {

/// A part of a message that holds no other parts.
struct MimePart {
  std::string media_type;      ///< "text/html", in lower case
  std::string charset;         ///< of a text, as it is declared; may be empty
  std::string file_name;       ///< as the sender names it, without folders; may be empty
  std::string location;        ///< Content-Location: where a saved page had it
  std::string content_id;      ///< without angle brackets
  bool is_attachment = false;  ///< says so itself, or has a file name and is no text
  std::string bytes;           ///< decoded
};

/// A message of e-mail (RFC 5322, RFC 2045 to 2049) or a saved page (MHTML, RFC 2557).
struct MimeMessage {
  std::string subject;
  std::string sender;      ///< the name, else the address
  std::string message_id;  ///< without angle brackets
  std::string location;    ///< Content-Location, or the address that browsers keep of a saved page
  std::string root_id;     ///< the `start` part of multipart/related, without angle brackets
  std::optional<std::int64_t> sent_seconds;  ///< since 1970
  std::vector<MimePart> parts;               ///< in their order; a message in it is a part, too
  std::uint64_t dropped_parts = 0;           ///< beyond the limit of parts
};

/// Reads a message through GMime. Text of headers is UTF-8; charsets of parts are left to the
/// caller. At most 1,000 parts, 1,000 levels deep (GMime's own bound), and `max_bytes` of all
/// parts together. InvalidArgument for what is no message, or more. Thread-safe.
[[nodiscard]] base::Result<MimeMessage> read_mime_message(std::string_view bytes,
                                                          std::uint64_t max_bytes);

}  // namespace tracuu::indexer
