// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace tracuu::bench {

/// `text` (NFC) with what offices abbreviate abbreviated: "Ủy ban nhân dân xã"
/// -> "UBND xã". In any case, with marks or without; longer forms first.
[[nodiscard]] std::string abbreviated(std::string_view text);

}  // namespace tracuu::bench
