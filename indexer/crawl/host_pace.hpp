// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace tracuu::indexer {

/// How a crawl spares the hosts that it asks.
struct PaceLimits {
  /// From the end of one answer to the next request to a host.
  std::chrono::milliseconds delay{1000};
  /// A Crawl-delay of more than this, and a pause after a slow answer, are cut to it.
  std::chrono::milliseconds max_delay{30'000};
  /// The pause is at least this many times as long as the last answer took: a host that labours is
  /// asked less (Heritrix's delay factor).
  double answer_share = 1.0;
  /// After the first 429, 503 or failure; doubled by each that follows, up to max_backoff.
  std::chrono::milliseconds first_backoff{5'000};
  std::chrono::milliseconds max_backoff{600'000};
  /// A host that asks by Retry-After for more than this is given up until the next crawl.
  std::chrono::milliseconds max_retry_after{3'600'000};
  /// After so many good answers one after the other, a delay that 429 doubled is halved again.
  unsigned good_answers = 30;
  /// A host is given up when so many requests one after the other came to nothing.
  unsigned max_failures = 6;
};

/// What has become of a host, for the report of a crawl.
struct HostStanding {
  std::uint64_t asked = 0;
  std::uint64_t refused = 0;  ///< 429 and 503
  std::uint64_t failed = 0;   ///< no answer at all, 502 and 504
  std::chrono::milliseconds delay{0};
  std::string given_up;  ///< why; empty if it was not
};

/// When a host may be asked next. It knows no network and no clock: the caller passes the time in.
/// A host is any name the caller gives it, "dichvu.ninhbinh.gov.vn" or "127.0.0.1:8080". One
/// request at a time goes to a host. Belongs to one thread.
///
///     if (pace.may_ask(host, now)) { pace.begin(host); fetcher.add(...); }
///     ... pace.answered(host, {status, took, retry_after}, now);
class HostPace {
 public:
  using Time = std::chrono::steady_clock::time_point;

  struct Answer {
    int status = 200;
    std::chrono::milliseconds took{0};
    std::optional<std::chrono::milliseconds> retry_after{};
  };

  explicit HostPace(PaceLimits limits = {}) : limits_(limits) {}

  /// The Crawl-delay of the host's robots.txt: the longer of that and the crawl's own counts.
  void set_crawl_delay(std::string const& host, std::chrono::milliseconds delay);

  /// Whether nothing is asked of the host now, its pause is over and it is not given up.
  [[nodiscard]] bool may_ask(std::string const& host, Time now) const;

  /// When its pause is over; nothing while it is asked something or if it is given up.
  [[nodiscard]] std::optional<Time> ready_at(std::string const& host) const;

  /// A request goes to the host. REQUIRES: may_ask.
  void begin(std::string const& host);

  /// The host answered. 429 and 503 make it wait, for Retry-After or longer by each; each 429 also
  /// doubles its delay, until PaceLimits::good_answers halve it. 502 and 504 count as failures.
  /// Every other answer shows that it is well.
  void answered(std::string const& host, Answer const& answer, Time now);

  /// It did not: no connection, no answer in time.
  void failed(std::string const& host, Time now);

  /// It has no name that is known: it is given up at once.
  void unknown(std::string const& host);

  /// Nothing was asked of it in the end (a request that was refused before it was sent).
  void not_asked(std::string const& host);

  [[nodiscard]] bool is_given_up(std::string const& host) const;
  [[nodiscard]] HostStanding standing(std::string const& host) const;

 private:
  struct Host {
    bool is_asked = false;
    Time ready_at{};
    unsigned failures = 0;                     ///< one after the other
    unsigned good_answers = 0;                 ///< one after the other
    std::chrono::milliseconds least_delay{0};  ///< that the crawl and the host ask for
    HostStanding standing;
  };

  [[nodiscard]] Host& host_of(std::string const& host);
  [[nodiscard]] std::chrono::milliseconds backoff(unsigned failures) const;
  void came_to_nothing(Host& host, std::string_view what,
                       std::optional<std::chrono::milliseconds> retry_after, Time now);

  PaceLimits limits_;
  std::map<std::string, Host, std::less<>> hosts_;
};

/// The pause that a Retry-After field asks for (RFC 9110, 10.2.3): seconds, or a date in one of the
/// three forms of HTTP, of which a past one is no pause. Nothing for anything else. Thread-safe.
[[nodiscard]] std::optional<std::chrono::milliseconds> parse_retry_after(
    std::string_view value, std::chrono::system_clock::time_point now);

}  // namespace tracuu::indexer
