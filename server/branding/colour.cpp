// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/branding/colour.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace tracuu::server {
namespace {

constexpr std::size_t kWrittenBytes = 7;

double linear(std::uint8_t channel) {
  double const value = channel / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(Colour colour) {
  return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

std::uint8_t mixed_channel(std::uint8_t channel, std::uint8_t other, double share) {
  return static_cast<std::uint8_t>(std::lround(channel + (other - channel) * share));
}

}  // namespace

std::optional<Colour> parse_colour(std::string_view text) {
  if (text.size() != kWrittenBytes || text.front() != '#') return std::nullopt;
  std::uint32_t value = 0;
  auto const [rest, error] = std::from_chars(text.data() + 1, text.data() + text.size(), value, 16);
  if (error != std::errc{} || rest != text.data() + text.size()) return std::nullopt;
  auto const channel = [&](int shift) { return static_cast<std::uint8_t>(value >> shift & 0xff); };
  return Colour{channel(16), channel(8), channel(0)};
}

std::string to_string(Colour colour) {
  return fmt::format("#{:02x}{:02x}{:02x}", colour.red, colour.green, colour.blue);
}

double contrast(Colour one, Colour other) {
  auto const [darker, lighter] = std::minmax({luminance(one), luminance(other)});
  return (lighter + 0.05) / (darker + 0.05);
}

Colour mixed(Colour colour, Colour other, double share) {
  return {mixed_channel(colour.red, other.red, share),
          mixed_channel(colour.green, other.green, share),
          mixed_channel(colour.blue, other.blue, share)};
}

}  // namespace tracuu::server
