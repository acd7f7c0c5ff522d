// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace tracuu::indexer {

/// An address to be asked for. With validators of an earlier answer the host may say 304 instead.
struct FetchRequest {
  std::string url;              ///< http or https, percent-encoded
  std::string etag{};           ///< for If-None-Match, as the host sent it; may be empty
  std::string last_modified{};  ///< for If-Modified-Since, as the host sent it; may be empty
  std::size_t tag = 0;          ///< the caller's; comes back with the answer
};

/// What a host answered, whatever its status. Redirects are answers, too.
struct FetchAnswer {
  std::string url;
  std::size_t tag = 0;
  int status = 0;
  /// As text of HTTP/1.1, also if it came by HTTP/2, with the blank line; without
  /// Transfer-Encoding, since the body is whole. parse_http_head reads it.
  std::string head;
  /// As it was sent, with its Content-Encoding still on (what a web archive keeps);
  /// decode_http_body takes that off.
  std::string body;
  std::string request_head;  ///< as text of HTTP/1.1, with the blank line
  std::string ip;            ///< of the host: "203.113.1.2"
  std::string protocol;      ///< "http/1.0", "http/1.1" or "h2"
  /// Why the body is not whole, in the words of WARC-Truncated: "length" (more than max_bytes; of
  /// a body that announces its size nothing is kept then), "time", "disconnect"; empty if it is.
  std::string truncated;
  std::chrono::system_clock::time_point at;  ///< when it was asked for
  std::chrono::milliseconds took{0};

  [[nodiscard]] bool is_cut() const { return !truncated.empty(); }
};

/// An answer, or why there is none: NotFound (a host that has no address), Unavailable (connection,
/// certificate, no answer in time), InvalidArgument (an address that may not be asked for).
struct FetchOutcome {
  std::string url;
  std::size_t tag = 0;
  base::Result<FetchAnswer> answer;
};

struct FetcherOptions {
  std::string user_agent{};
  std::chrono::milliseconds connect{15'000};
  std::chrono::milliseconds answer{180'000};          ///< for all of it, the connection too
  std::chrono::milliseconds silence{60'000};          ///< without a byte
  std::uint64_t max_bytes = std::uint64_t{64} << 20;  ///< of a body, as it is sent
  std::string ca_file{};  ///< PEM; of authorities to trust instead of the system's
  bool http2 = true;      ///< over TLS, if the host can (ALPN)
  /// Start addresses of the crawl. Addresses on private networks (private_address.hpp) are refused
  /// but for the hosts of `sites` that lie there when the fetcher is made, at the port named and at
  /// 80 and 443: no public page leads into an office's network, and no name that moves there later.
  std::vector<std::string> sites{};
};

/// Fetches addresses over HTTP, several hosts at once and one connection to each, with libcurl.
/// Neither cookies nor proxies nor credentials are used, redirects are not followed, certificates
/// are verified. Belongs to one thread.
///
///     auto fetcher = Fetcher::make({.user_agent = "tracuu/0.1 (+mailto:...)"});
///     fetcher->add({.url = "https://giavien.ninhbinh.gov.vn/", .tag = 7});
///     while (fetcher->running() > 0)
///       if (auto outcome = fetcher->wait(200ms)) ...
class Fetcher {
 public:
  /// Io for a ca_file that cannot be read, InvalidArgument for a user agent with control characters
  /// and for sites that are no http or https addresses.
  /// Asks the resolver for the hosts of `sites`, so it may take seconds.
  [[nodiscard]] static base::Result<Fetcher> make(FetcherOptions options);
  Fetcher(Fetcher&&) noexcept;
  Fetcher& operator=(Fetcher&&) noexcept;
  ~Fetcher();  ///< what runs is broken off

  /// Begins to fetch. InvalidArgument for what is no http or https address, or validators with
  /// control characters. Should one request to a host run already, this one waits for it; then
  /// its limits of time run, too: use HostPace.
  [[nodiscard]] base::Result<void> add(FetchRequest const& request);

  /// The next outcome, in the order in which they come; nothing if none came within `timeout`, or
  /// at once if nothing runs.
  [[nodiscard]] std::optional<FetchOutcome> wait(std::chrono::milliseconds timeout);

  [[nodiscard]] std::size_t running() const;

 private:
  struct Impl;
  explicit Fetcher(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace tracuu::indexer
