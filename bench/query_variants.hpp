// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
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
  Telex,      ///< the keys, the input method off (bench/typing.hpp)
  Vni,        ///< the same for VNI
  Nfd,        ///< decomposed
  OldTone,    ///< hòa
  NewTone,    ///< hoà
  Typo,       ///< one slip a query (bench/typing_slip.hpp)
  Abbrev,     ///< long forms abbreviated (bench/abbreviating.hpp)
};

inline constexpr Variant kVariants[] = {
    Variant::AsTyped, Variant::NoMarks, Variant::HalfMarks, Variant::Telex, Variant::Vni,
    Variant::Nfd,     Variant::OldTone, Variant::NewTone,   Variant::Typo,  Variant::Abbrev,
};

/// "as-typed", "no-marks", "half-marks", "telex", "vni", "nfd", "old-tone",
/// "new-tone", "typo", "abbrev".
[[nodiscard]] std::string_view name_of(Variant variant);

/// The variant of that name.
[[nodiscard]] std::optional<Variant> variant_named(std::string_view name);

/// The queries typed that way; draws are the same for the same `seed`.
/// The first `count` words of `text`, which one blank separates; all if there are fewer.
[[nodiscard]] std::string first_words(std::string const& text, std::size_t count);

[[nodiscard]] std::vector<Query> vary(std::vector<Query> const& queries, Variant variant,
                                      std::uint32_t seed);

}  // namespace tracuu::bench
