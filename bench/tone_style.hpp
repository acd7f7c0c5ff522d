// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "analyzers/spelled_syllable.hpp"

namespace tracuu::bench {

/// `text` (NFC) with the tone of open oa, oe and uy where the style puts it
/// ("hòa" or "hoà"); every other word as it is.
[[nodiscard]] std::string with_tone_style(std::string_view text, analyzers::ToneStyle style);

}  // namespace tracuu::bench
