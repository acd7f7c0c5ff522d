// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "cli/notify/notify_settings.hpp"
#include "cli/notify/notify_store.hpp"
#include "cli/notify/webhook_sender.hpp"
#include "search/searcher.hpp"

namespace tracuu::cli {

/// What one run of `tracuu notify` did.
struct NotifyReport {
  std::size_t searches = 0;
  std::size_t begun = 0;  ///< searches that were new, or ask for something else: nothing is told
  std::size_t news = 0;   ///< matches that were new
  std::size_t delivered = 0;
  std::vector<std::string> failures;  ///< a line each: "khai-sinh: HTTP 503, again at 2026-…"
  NotifyStore::Counts left{};
};

/// So many announcements are in one delivery at most; more news are several deliveries.
inline constexpr std::size_t kMostInDelivery = 100;

/// How long after a failed try the next one comes, by the number of tries before it; nothing after
/// the last. The schedule that Standard Webhooks recommends, over three days.
[[nodiscard]] std::optional<std::int64_t> seconds_until_next_try(std::size_t tries_before);

/// Runs all searches, notes what is new and puts it into the queue; then sends what is due. With
/// `is_dry` nothing is noted or sent. `now`: seconds since 1970. Errors of the searches and of the
/// store; what addresses answer is in the report.
[[nodiscard]] base::Result<NotifyReport> run_notify(NotifySettings const& settings,
                                                    search::Searcher& searcher, NotifyStore& store,
                                                    WebhookSender& sender, std::int64_t now,
                                                    bool is_dry);

}  // namespace tracuu::cli
