// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/feed_date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "base/ascii.hpp"
#include "indexer/html/page_day.hpp"
#include "indexer/text/text_form.hpp"
#include "schema/date.hpp"

namespace tracuu::indexer {

namespace {

constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<std::string_view, 4> kUtcNames{"GMT", "UTC", "UT", "Z"};

/// "2023-07-10T18:30:00Z" for "Mon, 10 Jul 2023 18:30:00 GMT"; nothing for other forms.
/// Zones by other names are those of America; the day is then taken as it is written.
std::optional<std::string> iso_time(std::string_view time) {
  std::vector<std::string_view> words = split_words(time);
  if (!words.empty() && words.front().ends_with(',')) words.erase(words.begin());
  if (words.size() < 3 || !base::is_number(words[0]) || !base::is_number(words[2]))
    return std::nullopt;
  auto const month = std::ranges::find(kMonths, words[1].substr(0, 3));
  if (month == kMonths.end() || words[0].size() > 2) return std::nullopt;
  std::string const century = words[2].size() == 2 ? "20" : "";
  std::string iso =
      fmt::format("{}{}-{:02}-{:0>2}", century, words[2], month - kMonths.begin() + 1, words[0]);
  if (words.size() < 5) return iso;
  bool const is_utc = std::ranges::find(kUtcNames, words[4]) != kUtcNames.end();
  bool const is_offset = words[4].starts_with('+') || words[4].starts_with('-');
  if (is_utc || is_offset) iso += fmt::format("T{}{}", words[3], is_utc ? "Z" : words[4]);
  return iso;
}

}  // namespace

std::string feed_day(std::string_view time) {
  time = trim(time);
  auto const iso = iso_time(time);
  auto const day = publication_day(iso ? std::string_view(*iso) : time);
  return day ? schema::format_iso_date(*day) : std::string(time);
}

}  // namespace tracuu::indexer
