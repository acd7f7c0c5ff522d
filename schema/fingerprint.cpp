// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/fingerprint.hpp"

#include <fmt/format.h>

#include <bit>
#include <charconv>

namespace tracuu::schema {

namespace {

constexpr int kMaxDistance = 3;
constexpr std::size_t kDigits = 16;

std::optional<std::uint64_t> parse_hex(std::string_view digits) {
  std::uint64_t value = 0;
  auto const [end, error] = std::from_chars(digits.begin(), digits.end(), value, 16);
  if (error != std::errc() || end != digits.end()) return std::nullopt;
  return value;
}

}  // namespace

bool are_copies(Fingerprint const& left, Fingerprint const& right) {
  return left.numbers == right.numbers && std::popcount(left.words ^ right.words) <= kMaxDistance;
}

std::string format_value_fingerprint(Fingerprint const& fingerprint) {
  return fmt::format("{:016x}{:016x}", fingerprint.words, fingerprint.numbers);
}

std::optional<Fingerprint> parse_value_fingerprint(std::string_view value) {
  if (value.size() != 2 * kDigits) return std::nullopt;
  auto const words = parse_hex(value.substr(0, kDigits));
  auto const numbers = parse_hex(value.substr(kDigits));
  if (!words || !numbers) return std::nullopt;
  return Fingerprint{*words, *numbers};
}

}  // namespace tracuu::schema
