// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/language.hpp"
#include "schema/date.hpp"

namespace tracuu::server {

/// A year of the archive, or a month of one.
struct ArchivePeriod {
  std::chrono::year year;
  std::optional<std::chrono::month> month{};

  bool operator==(ArchivePeriod const&) const = default;
};

/// Reads "2009", or "2009/07" (also "2009/7") where `separator` is '/'; nothing for any
/// other text.
[[nodiscard]] std::optional<ArchivePeriod> parse_archive_period(std::string_view text,
                                                                char separator);

/// Its first and last day.
[[nodiscard]] schema::DateRange days_of(ArchivePeriod const& period);

/// "2009", "2009-07": as parameters name it.
[[nodiscard]] std::string period_value(ArchivePeriod const& period);

/// "2009", "7/2009" / "July 2009": for readers.
[[nodiscard]] std::string period_text(ArchivePeriod const& period, base::Language language);

}  // namespace tracuu::server
