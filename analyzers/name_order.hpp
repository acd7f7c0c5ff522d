// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace tracuu::analyzers {

/// For each of `names` (any Unicode form) a key, whose order by bytes is the order of names in a
/// Vietnamese list: a ă â b … d đ e ê …, tones after all letters, capitals last, numbers by
/// their value. "Ấp 2" before "Ấp 10"; "Dân", "Đan", "Đê". Internal if ICU has no such order.
/// Thread-safe.
[[nodiscard]] base::Result<std::vector<std::string>> name_order_keys(
    std::span<std::string const> names);

}  // namespace tracuu::analyzers
