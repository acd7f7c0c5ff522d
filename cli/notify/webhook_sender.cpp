// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/notify/webhook_sender.hpp"

#include <fmt/format.h>
#include <sys/socket.h>

#include <new>
#include <utility>

#include "indexer/crawl/curl_library.hpp"
#include "indexer/crawl/private_address.hpp"

namespace tracuu::cli {

namespace {

constexpr std::size_t kMostAnswerBytes = 65'536;
constexpr long kGone = 410;

using indexer::CurlLibrary;

struct EasyEnd {
  CurlLibrary const* curl = nullptr;
  void operator()(CURL* handle) const { curl->easy_cleanup(handle); }
};
struct ListEnd {
  CurlLibrary const* curl = nullptr;
  void operator()(curl_slist* list) const { curl->slist_free_all(list); }
};

/// What one try notes.
struct Try {
  bool allow_private = false;
  bool was_private = false;
  std::size_t answered = 0;
};

/// Asked before each connection, when the name has been looked up: what was looked at is what is
/// connected to.
curl_socket_t open_checked_socket(void* data, curlsocktype, curl_sockaddr* address) {
  auto* const attempt = static_cast<Try*>(data);
  if (!attempt->allow_private && indexer::is_private_address(address->addr)) {
    attempt->was_private = true;
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

/// The answer is of no use; a long one ends the try.
std::size_t drop_answer(char*, std::size_t size, std::size_t count, void* data) {
  auto* const attempt = static_cast<Try*>(data);
  attempt->answered += size * count;
  return attempt->answered > kMostAnswerBytes ? 0 : size * count;
}

}  // namespace

struct WebhookSender::Impl {
  SenderLimits limits;
  CurlLibrary const* curl = nullptr;
  std::unique_ptr<CURL, EasyEnd> handle;

  template <class Value>
  void set(CURLoption option, Value value) const {
    curl->easy_setopt(handle.get(), option, value);
  }

  void set_up(std::string const& address, std::string const& payload, curl_slist* headers,
              Try& attempt) const {
    curl->easy_reset(handle.get());
    set(CURLOPT_URL, address.c_str());
    set(CURLOPT_PROTOCOLS_STR, limits.allow_http ? "http,https" : "https");
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_PROXY, "");
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_POST, 1L);
    set(CURLOPT_POSTFIELDS, payload.data());
    set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(payload.size()));
    set(CURLOPT_HTTPHEADER, headers);
    set(CURLOPT_USERAGENT, "tracuu-notify");
    set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits.connect_time.count()));
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(limits.time.count()));
    set(CURLOPT_OPENSOCKETFUNCTION, &open_checked_socket);
    set(CURLOPT_OPENSOCKETDATA, &attempt);
    set(CURLOPT_WRITEFUNCTION, &drop_answer);
    set(CURLOPT_WRITEDATA, &attempt);
  }
};

WebhookSender::WebhookSender(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
WebhookSender::WebhookSender(WebhookSender&&) noexcept = default;
WebhookSender& WebhookSender::operator=(WebhookSender&&) noexcept = default;
WebhookSender::~WebhookSender() = default;

base::Result<WebhookSender> WebhookSender::make(SenderLimits limits) {
  auto const curl = CurlLibrary::load();
  if (!curl) return curl.error();
  auto impl = std::make_unique<Impl>();
  impl->limits = limits;
  impl->curl = *curl;
  impl->handle = {(*curl)->easy_init(), EasyEnd{*curl}};
  if (impl->handle == nullptr) throw std::bad_alloc();
  return WebhookSender(std::move(impl));
}

SendOutcome WebhookSender::send(std::string const& address, WebhookSecret const& secret,
                                std::string const& id, std::int64_t timestamp,
                                std::string const& payload) {
  CurlLibrary const& curl = *impl_->curl;
  std::unique_ptr<curl_slist, ListEnd> headers(nullptr, ListEnd{impl_->curl});
  for (std::string const& line :
       {std::string("Content-Type: application/json; charset=utf-8"), "webhook-id: " + id,
        fmt::format("webhook-timestamp: {}", timestamp),
        "webhook-signature: " + webhook_signature(secret, id, timestamp, payload)}) {
    curl_slist* const longer = curl.slist_append(headers.get(), line.c_str());
    if (longer == nullptr) throw std::bad_alloc();
    static_cast<void>(headers.release());
    headers.reset(longer);
  }
  Try attempt{impl_->limits.allow_private};
  impl_->set_up(address, payload, headers.get(), attempt);
  CURLcode const done = curl.easy_perform(impl_->handle.get());
  long status = 0;
  curl.easy_getinfo(impl_->handle.get(), CURLINFO_RESPONSE_CODE, &status);
  if (attempt.was_private && status == 0) {
    return {false, false, "the address is of a private network (allow_private = true allows it)"};
  }
  if (status >= 200 && status < 300) return {true, false, ""};
  if (status > 0) return {false, status == kGone, fmt::format("HTTP {}", status)};
  return {false, false, curl.easy_strerror(done)};
}

}  // namespace tracuu::cli
