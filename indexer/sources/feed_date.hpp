// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace tracuu::indexer {

/// The day in Vietnam that a feed's time names, as "2023-07-11": of RFC 822 times
/// ("Mon, 10 Jul 2023 18:30:00 GMT") and of all that publication_day knows. The
/// text itself, trimmed, if it is no date. Thread-safe.
[[nodiscard]] std::string feed_day(std::string_view time);

}  // namespace tracuu::indexer
