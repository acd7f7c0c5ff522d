// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/crawl/host_pace.hpp"

#include <fmt/format.h>
#include <time.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>

#include "base/ascii.hpp"

namespace tracuu::indexer {

using std::chrono::milliseconds;

namespace {

/// The least delay after a 429.
constexpr milliseconds kFirstDelay{1'000};

}  // namespace

HostPace::Host& HostPace::host_of(std::string const& host) {
  auto const [found, is_new] = hosts_.try_emplace(host);
  if (is_new) found->second.standing.delay = found->second.least_delay = limits_.delay;
  return found->second;
}

void HostPace::set_crawl_delay(std::string const& host, milliseconds delay) {
  Host& state = host_of(host);
  state.least_delay = std::max(state.least_delay, std::min(delay, limits_.max_delay));
  state.standing.delay = std::max(state.standing.delay, state.least_delay);
}

bool HostPace::may_ask(std::string const& host, Time now) const {
  auto const found = hosts_.find(host);
  if (found == hosts_.end()) return true;
  Host const& state = found->second;
  return !state.is_asked && state.standing.given_up.empty() && state.ready_at <= now;
}

std::optional<HostPace::Time> HostPace::ready_at(std::string const& host) const {
  auto const found = hosts_.find(host);
  if (found == hosts_.end()) return Time{};
  Host const& state = found->second;
  if (state.is_asked || !state.standing.given_up.empty()) return std::nullopt;
  return state.ready_at;
}

void HostPace::begin(std::string const& host) {
  Host& state = host_of(host);
  assert(!state.is_asked);
  state.is_asked = true;
  ++state.standing.asked;
}

void HostPace::answered(std::string const& host, Answer const& answer, Time now) {
  Host& state = host_of(host);
  state.is_asked = false;
  if (answer.status == 429 || answer.status == 503) {
    ++state.standing.refused;
    if (answer.status == 429) {
      milliseconds const doubled = std::max(state.standing.delay * 2, kFirstDelay);
      state.standing.delay = std::max(state.standing.delay, std::min(doubled, limits_.max_delay));
    }
    came_to_nothing(state, fmt::format("HTTP {}", answer.status), answer.retry_after, now);
    return;
  }
  if (answer.status == 502 || answer.status == 504) {
    ++state.standing.failed;
    came_to_nothing(state, fmt::format("HTTP {}", answer.status), answer.retry_after, now);
    return;
  }
  state.failures = 0;
  if (++state.good_answers >= limits_.good_answers) {
    state.good_answers = 0;
    // What began from no delay at all goes back to it.
    milliseconds const halved = state.standing.delay / 2;
    state.standing.delay =
        halved < kFirstDelay ? state.least_delay : std::max(halved, state.least_delay);
  }
  auto const labour = milliseconds(
      static_cast<std::int64_t>(static_cast<double>(answer.took.count()) * limits_.answer_share));
  state.ready_at = now + std::max(state.standing.delay, std::min(labour, limits_.max_delay));
}

void HostPace::failed(std::string const& host, Time now) {
  Host& state = host_of(host);
  state.is_asked = false;
  ++state.standing.failed;
  came_to_nothing(state, "no answer", std::nullopt, now);
}

void HostPace::unknown(std::string const& host) {
  Host& state = host_of(host);
  state.is_asked = false;
  ++state.standing.failed;
  state.standing.given_up = "its name is not known";
}

void HostPace::not_asked(std::string const& host) {
  Host& state = host_of(host);
  if (state.is_asked) --state.standing.asked;
  state.is_asked = false;
}

bool HostPace::is_given_up(std::string const& host) const {
  auto const found = hosts_.find(host);
  return found != hosts_.end() && !found->second.standing.given_up.empty();
}

HostStanding HostPace::standing(std::string const& host) const {
  auto const found = hosts_.find(host);
  if (found != hosts_.end()) return found->second.standing;
  HostStanding standing;
  standing.delay = limits_.delay;
  return standing;
}

milliseconds HostPace::backoff(unsigned failures) const {
  milliseconds pause = limits_.first_backoff;
  for (unsigned doubled = 1; doubled < failures && pause < limits_.max_backoff; ++doubled) {
    pause *= 2;
  }
  return std::min(pause, limits_.max_backoff);
}

void HostPace::came_to_nothing(Host& host, std::string_view what,
                               std::optional<milliseconds> retry_after, Time now) {
  ++host.failures;
  host.good_answers = 0;
  milliseconds const asked_for = retry_after.value_or(milliseconds(0));
  if (asked_for > limits_.max_retry_after) {
    host.standing.given_up =
        fmt::format("{}, and it asks to be left alone for {} s", what, asked_for.count() / 1000);
  } else if (host.failures >= limits_.max_failures) {
    host.standing.given_up =
        fmt::format("{} requests one after the other came to nothing, the last one with: {}",
                    host.failures, what);
  }
  host.ready_at = now + std::max({host.standing.delay, backoff(host.failures), asked_for});
}

std::optional<milliseconds> parse_retry_after(std::string_view value,
                                              std::chrono::system_clock::time_point now) {
  value = base::trim(value);
  if (base::is_number(value)) {
    constexpr std::int64_t kMaxSeconds = std::int64_t{366} * 86'400;
    std::int64_t seconds = 0;
    auto const [end, failure] = std::from_chars(value.data(), value.data() + value.size(), seconds);
    if (failure != std::errc()) seconds = kMaxSeconds;
    return std::chrono::seconds(std::min(seconds, kMaxSeconds));
  }
  // RFC 9110, 5.6.7: IMF-fixdate, and the two older forms that are still to be read.
  constexpr std::array kForms{"%a, %d %b %Y %H:%M:%S GMT", "%A, %d-%b-%y %H:%M:%S GMT",
                              "%a %b %d %H:%M:%S %Y"};
  std::string const text(value);
  for (char const* form : kForms) {
    tm parts{};
    char const* const end = strptime(text.c_str(), form, &parts);
    if (!end || *end != '\0') continue;
    auto const at = std::chrono::system_clock::from_time_t(timegm(&parts));
    return std::max(std::chrono::duration_cast<milliseconds>(at - now), milliseconds(0));
  }
  return std::nullopt;
}

}  // namespace tracuu::indexer
