// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/notify/webhook_sender.hpp"

#include <curl/curl.h>
#include <fmt/format.h>
#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <mutex>
#include <new>

#include "store/shard_network.hpp"

namespace tracuu::cli {

namespace {

constexpr std::size_t kMostAnswerBytes = 65'536;
constexpr long kGone = 410;

struct EasyEnd {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct ListEnd {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

void begin_curl() {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

/// What one try notes.
struct Try {
  bool allow_private = false;
  bool was_private = false;
  std::size_t answered = 0;
};

/// Whether an address is of this machine, of a network of its own, or of no machine.
bool is_inner_address(std::string const& address) {
  return store::is_private_address(address) || address.starts_with("0.") || address == "::" ||
         address.starts_with("ff") || address.starts_with("::ffff:0.");
}

/// Asked before each connection, when the name has been looked up: what was looked at is what is
/// connected to.
curl_socket_t open_checked_socket(void* data, curlsocktype, curl_sockaddr* address) {
  auto* const attempt = static_cast<Try*>(data);
  if (!attempt->allow_private) {
    std::array<char, NI_MAXHOST> text{};
    bool const is_read = ::getnameinfo(&address->addr, static_cast<socklen_t>(address->addrlen),
                                       text.data(), text.size(), nullptr, 0, NI_NUMERICHOST) == 0;
    if (!is_read || is_inner_address(text.data())) {
      attempt->was_private = true;
      return CURL_SOCKET_BAD;
    }
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
  std::unique_ptr<CURL, EasyEnd> handle;

  void set_up(std::string const& address, std::string const& payload, curl_slist* headers,
              Try& attempt) const {
    CURL* const curl = handle.get();
    curl_easy_reset(curl);
    curl_easy_setopt(curl, CURLOPT_URL, address.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, limits.allow_http ? "http,https" : "https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_POST, 1L);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, payload.data());
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(payload.size()));
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "tracuu-notify");
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS,
                     static_cast<long>(limits.connect_time.count()));
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(limits.time.count()));
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, &open_checked_socket);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, &attempt);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &drop_answer);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &attempt);
  }
};

WebhookSender::WebhookSender(SenderLimits limits) : impl_(std::make_unique<Impl>()) {
  begin_curl();
  impl_->limits = limits;
  impl_->handle.reset(curl_easy_init());
  if (impl_->handle == nullptr) throw std::bad_alloc();
}
WebhookSender::WebhookSender(WebhookSender&&) noexcept = default;
WebhookSender& WebhookSender::operator=(WebhookSender&&) noexcept = default;
WebhookSender::~WebhookSender() = default;

SendOutcome WebhookSender::send(std::string const& address, WebhookSecret const& secret,
                                std::string const& id, std::int64_t timestamp,
                                std::string const& payload) {
  std::unique_ptr<curl_slist, ListEnd> headers;
  for (std::string const& line :
       {std::string("Content-Type: application/json; charset=utf-8"), "webhook-id: " + id,
        fmt::format("webhook-timestamp: {}", timestamp),
        "webhook-signature: " + webhook_signature(secret, id, timestamp, payload)}) {
    curl_slist* const longer = curl_slist_append(headers.get(), line.c_str());
    if (longer == nullptr) throw std::bad_alloc();
    static_cast<void>(headers.release());
    headers.reset(longer);
  }
  Try attempt{impl_->limits.allow_private};
  impl_->set_up(address, payload, headers.get(), attempt);
  CURLcode const done = curl_easy_perform(impl_->handle.get());
  long status = 0;
  curl_easy_getinfo(impl_->handle.get(), CURLINFO_RESPONSE_CODE, &status);
  if (attempt.was_private && status == 0) {
    return {false, false, "the address is of a private network (allow_private = true allows it)"};
  }
  if (status >= 200 && status < 300) return {true, false, ""};
  if (status > 0) return {false, status == kGone, fmt::format("HTTP {}", status)};
  return {false, false, curl_easy_strerror(done)};
}

}  // namespace tracuu::cli
