// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "base/language.hpp"

namespace tracuu::cli {

/// `value` with so many digits after the mark, which is a comma in Vietnamese: "12,3" / "12.3".
/// Thread-safe.
[[nodiscard]] std::string decimal(double value, int digits, base::Language language);

/// "2,4 MB" / "2.4 MB".
[[nodiscard]] std::string megabytes_text(double bytes, base::Language language);

/// As that; from a thousand MB on "2,4 GB" / "2.4 GB".
[[nodiscard]] std::string size_text(double bytes, base::Language language);

}  // namespace tracuu::cli
