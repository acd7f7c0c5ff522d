// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

#include "schema/field.hpp"

namespace tracuu::schema {

/// All value slots of kFields are below this.
inline constexpr std::uint32_t kSlotEnd = [] {
  std::uint32_t end = 0;
  for (Field const& row : kFields) {
    if (row.value_slot && *row.value_slot >= end) end = *row.value_slot + 1;
  }
  return end;
}();

/// No prefix of a term of kFields has more bytes.
inline constexpr std::size_t kLongestPrefixBytes = [] {
  std::size_t longest = 0;
  for (Field const& row : kFields) {
    if (row.prefix.size() > longest) longest = row.prefix.size();
  }
  return longest;
}();

}  // namespace tracuu::schema
