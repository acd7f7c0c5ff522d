// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/urls/state_token.hpp"

#include <charconv>

#include "base/ascii.hpp"

namespace tracuu::server {

namespace {

/// Of "20261201T030500Z".
constexpr std::size_t kTimeBytes = 16;
constexpr std::size_t kDayBytes = 8;
constexpr std::size_t kMostCountBytes = 12;

}  // namespace

std::string state_token(search::ResultState const& state) {
  std::string const digits = schema::format_value_instant(state.newest);
  return digits.substr(0, kDayBytes) + "T" + digits.substr(kDayBytes) + "Z-" +
         std::to_string(state.count);
}

std::optional<search::ResultState> parse_state_token(std::string_view token) {
  if (token.size() < kTimeBytes + 2 || token[kDayBytes] != 'T') return std::nullopt;
  if (token.substr(kTimeBytes - 1, 2) != "Z-") return std::nullopt;
  std::string const digits = std::string(token.substr(0, kDayBytes)) +
                             std::string(token.substr(kDayBytes + 1, kTimeBytes - kDayBytes - 2));
  auto const newest = schema::parse_value_instant(digits);
  std::string_view const number = token.substr(kTimeBytes + 1);
  if (!newest || !base::is_number(number) || number.size() > kMostCountBytes) return std::nullopt;
  search::ResultState state{*newest, 0};
  std::from_chars(number.data(), number.data() + number.size(), state.count);
  return state;
}

}  // namespace tracuu::server
