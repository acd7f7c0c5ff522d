// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tracuu::schema {

/// What tells copies of a text: the same article under two URLs, a reprint, a
/// page saved twice.
struct Fingerprint {
  std::uint64_t words = 0;    ///< SimHash (Charikar 2002) of its pairs: near for near texts
  std::uint64_t numbers = 0;  ///< of its numbers: equal for the same numbers in any order

  friend bool operator==(Fingerprint const&, Fingerprint const&) = default;
};

/// True if one text is a copy of the other: the same numbers, and at most three
/// bits of 64 between their words (Manku, Jain & Das Sarma, "Detecting
/// near-duplicates for web crawling", WWW 2007). Notices that differ in a day, a
/// sum or a document number alone are no copies: this month's schedule is not
/// last month's. Thread-safe.
[[nodiscard]] bool are_copies(Fingerprint const& left, Fingerprint const& right);

/// As the index stores it: 32 hex digits. Thread-safe.
[[nodiscard]] std::string format_value_fingerprint(Fingerprint const& fingerprint);

/// What format_value_fingerprint wrote; nothing for anything else. Thread-safe.
[[nodiscard]] std::optional<Fingerprint> parse_value_fingerprint(std::string_view value);

}  // namespace tracuu::schema
