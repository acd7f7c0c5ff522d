// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace tracuu::server {

/// Rules that put an office's colour in place of the program's own, and the colour on light ground.
struct Palette {
  std::string rules;   ///< of a style sheet, to stand after style.css; empty: its own colours
  std::string accent;  ///< "#0b4a7f"
};

/// The palette of `accent` ("#0b4a7f"; empty: the program's own) and `accent_dark` (empty:
/// `accent`, made as light as dark ground needs). InvalidArgument if a colour is none, or text in
/// it could not be read on the grounds of style.css (below 4.5 : 1, WCAG 2.2, 1.4.3); the hint
/// names one that could.
[[nodiscard]] base::Result<Palette> make_palette(std::string_view accent,
                                                 std::string_view accent_dark);

}  // namespace tracuu::server
