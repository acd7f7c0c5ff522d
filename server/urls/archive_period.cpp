// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/urls/archive_period.hpp"

#include <fmt/format.h>

#include <charconv>

#include "base/ascii.hpp"
#include "formats/format.hpp"
#include "server/urls/chosen_period.hpp"

namespace tracuu::server {
namespace {

/// `text` if it is nothing but 1 to `most` digits, and not 0.
std::optional<int> short_number(std::string_view text, std::size_t most) {
  if (!base::is_number(text) || text.size() > most) return std::nullopt;
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number > 0 ? std::optional(number) : std::nullopt;
}

}  // namespace

std::optional<ArchivePeriod> parse_archive_period(std::string_view text, char separator) {
  std::string_view const year_text = text.substr(0, 4);
  auto const year = short_number(year_text, 4);
  if (!year || year_text.size() != 4) return std::nullopt;
  ArchivePeriod period{std::chrono::year(*year)};
  if (text.size() == 4) return period;
  auto const month = text[4] == separator ? short_number(text.substr(5), 2) : std::nullopt;
  if (!month || *month > 12) return std::nullopt;
  period.month = std::chrono::month(static_cast<unsigned>(*month));
  return period;
}

schema::DateRange days_of(ArchivePeriod const& period) {
  if (period.month) return days_of(period.year / *period.month);
  return {schema::Date{period.year / 1 / 1}, schema::Date{period.year / 12 / 31}};
}

std::string period_value(ArchivePeriod const& period) {
  std::string const year = fmt::format("{:04}", static_cast<int>(period.year));
  if (!period.month) return year;
  return fmt::format("{}-{:02}", year, static_cast<unsigned>(*period.month));
}

std::string period_text(ArchivePeriod const& period, base::Language language) {
  if (period.month) return formats::format_month(period.year / *period.month, language);
  return std::to_string(static_cast<int>(period.year));
}

}  // namespace tracuu::server
