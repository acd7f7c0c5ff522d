// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

namespace tracuu::base {

/// Whether one of the elements of `table` equals `value`; looks at them one by one, so for short
/// tables. (std::ranges::contains is C++23's.)
template <class Table, class Value>
[[nodiscard]] constexpr bool contains(Table const& table, Value const& value) {
  return std::ranges::find(table, value) != std::ranges::end(table);
}

}  // namespace tracuu::base
