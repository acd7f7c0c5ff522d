// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bench/relevance_set.hpp"

namespace tracuu::bench {

/// Ways to type a query that was given in correct spelling.
enum class Variant {
  AsTyped,
  NoMarks,    ///< lower case, all marks left out
  HalfMarks,  ///< the marks of each word left out with probability 1/2
};

inline constexpr Variant kVariants[] = {Variant::AsTyped, Variant::NoMarks, Variant::HalfMarks};

/// "as-typed", "no-marks", "half-marks".
[[nodiscard]] std::string_view name_of(Variant variant);

/// The queries typed that way; draws are the same for the same `seed`.
[[nodiscard]] std::vector<Query> vary(std::vector<Query> const& queries, Variant variant,
                                      std::uint32_t seed);

}  // namespace tracuu::bench
