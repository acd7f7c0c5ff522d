// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tracuu::server {

enum class ContentCoding { Identity, Gzip, Brotli };

/// The name in Content-Encoding: "gzip", "br"; "identity" is never sent.
[[nodiscard]] std::string_view name_of(ContentCoding coding);

/// What Accept-Encoding (RFC 9110 section 12.5.3) wants.
struct CodingChoice {
  /// The coding with the highest weight; of equals, the one that packs best. Nothing if none of
  /// ours is acceptable.
  std::optional<ContentCoding> coding = ContentCoding::Identity;
  bool identity_will_do = true;  ///< false after "identity;q=0": even small bodies are packed
};

/// "gzip, br;q=0.8" -> Gzip; "*" -> Brotli; "" -> Identity; "identity;q=0" -> nothing. Parts that
/// are malformed are skipped. Thread-safe, as all of this file.
[[nodiscard]] CodingChoice choose_coding(std::string_view accept_encoding);

/// True for text, JSON and XML.
[[nodiscard]] bool is_compressible(std::string_view content_type);

/// `body` in `coding`. Fast settings (gzip 6, brotli 5): an answer is packed when it is asked for.
[[nodiscard]] std::string encode_body(std::string_view body, ContentCoding coding);

}  // namespace tracuu::server
