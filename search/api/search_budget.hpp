// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <stop_token>

namespace tracuu::search {

/// How long a search may take if nothing else was said.
inline constexpr std::chrono::milliseconds kDefaultSearchTime{500};

/// How many documents its matches may look at if nothing else was said: what no search within its
/// time comes near to, unless a machine is far faster than those of today.
inline constexpr std::uint64_t kDefaultSearchPostings = 100'000'000;

/// What the searches of one request may cost together. A search that has spent it answers with
/// what it has, and says so (SearchAnswer::is_cut). Copies share the deadline and the stop, as
/// points in time and tokens do, and not what they have used of `postings`. Reading a budget is
/// thread-safe.
struct SearchBudget {
  using Clock = std::chrono::steady_clock;

  /// Nothing: kDefaultSearchTime after the search begins.
  std::optional<Clock::time_point> deadline{};
  /// Documents that the matches of one search may look at, all steps together: a query is cut at
  /// this place on any machine.
  std::uint64_t postings = kDefaultSearchPostings;
  /// Whoever requests a stop (the client has gone) has spent the budget at once.
  std::stop_token stop{};

  /// A budget that ends `time` from now.
  [[nodiscard]] static SearchBudget within(std::chrono::milliseconds time,
                                           std::stop_token stop = {});

  /// A budget without an end, for those who pay for their own work: judges, exports of a terminal.
  [[nodiscard]] static SearchBudget unlimited();

  /// True if the deadline has passed or a stop was requested.
  [[nodiscard]] bool is_over() const;
};

}  // namespace tracuu::search
