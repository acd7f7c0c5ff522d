// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "cli/notify/webhook_signature.hpp"

namespace tracuu::cli {

struct SenderLimits {
  bool allow_private = false;  ///< addresses of this machine and of private networks
  bool allow_http = false;     ///< without TLS
  std::chrono::milliseconds connect_time{5'000};
  std::chrono::milliseconds time{15'000};  ///< of one try
};

/// How a try went.
struct SendOutcome {
  bool is_taken = false;  ///< the other side answered 2xx
  bool is_gone = false;   ///< it answered 410: it wants no more of this search
  std::string reason;     ///< why it is not taken: "HTTP 503", "could not connect"
};

/// Sends webhooks as the Standard Webhooks specification has them: POST of JSON with `webhook-id`,
/// `webhook-timestamp` and `webhook-signature`. Redirects are not followed, and no proxy is asked:
/// the address that is connected to is the one that was looked at. Not thread-safe.
class WebhookSender {
 public:
  /// Loads libcurl. Unavailable, with what to install, if it is not there.
  [[nodiscard]] static base::Result<WebhookSender> make(SenderLimits limits);

  WebhookSender(WebhookSender&&) noexcept;
  WebhookSender& operator=(WebhookSender&&) noexcept;
  ~WebhookSender();

  /// `timestamp`: seconds since 1970, of this try.
  [[nodiscard]] SendOutcome send(std::string const& address, WebhookSecret const& secret,
                                 std::string const& id, std::int64_t timestamp,
                                 std::string const& payload);

 private:
  struct Impl;
  explicit WebhookSender(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace tracuu::cli
