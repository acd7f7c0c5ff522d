// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace tracuu::analyzers {

/// How rare a common syllable is: -ln (nats) of its share among all syllables
/// that carry a mark, to half a nat. None for a term that is not among the 360
/// most frequent. `term` is canonical (analyzers/syllable.hpp): "cua|3" (của)
/// gives 4.5. Thread-safe.
[[nodiscard]] std::optional<double> common_syllable_cost(std::string_view term);

}  // namespace tracuu::analyzers
