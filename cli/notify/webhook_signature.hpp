// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace tracuu::cli {

/// A secret that a webhook is signed with: its bytes.
struct WebhookSecret {
  std::string bytes;
};

/// Reads "whsec_" and 24 to 64 bytes in base64, as the Standard Webhooks specification has secrets
/// (https://github.com/standard-webhooks/standard-webhooks). InvalidArgument. Thread-safe.
[[nodiscard]] base::Result<WebhookSecret> read_webhook_secret(std::string_view written);

/// The value of `webhook-signature`: "v1," and the HMAC-SHA-256 of "ID.TIMESTAMP.PAYLOAD" in
/// base64. `timestamp`: seconds since 1970. Thread-safe.
[[nodiscard]] std::string webhook_signature(WebhookSecret const& secret, std::string_view id,
                                            std::int64_t timestamp, std::string_view payload);

}  // namespace tracuu::cli
