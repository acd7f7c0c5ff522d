// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tracuu::server {

/// A colour of sRGB.
struct Colour {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;

  bool operator==(Colour const&) const = default;
};

inline constexpr Colour kBlack{0, 0, 0};
inline constexpr Colour kWhite{255, 255, 255};

/// "#0b4a7f" in either case; nothing for anything else.
[[nodiscard]] std::optional<Colour> parse_colour(std::string_view text);

/// "#0b4a7f".
[[nodiscard]] std::string to_string(Colour colour);

/// The contrast of two colours, 1 to 21, by WCAG 2.2 ("contrast ratio" and "relative luminance",
/// https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).
[[nodiscard]] double contrast(Colour one, Colour other);

/// `colour` with `share` (0 to 1) of `other` in it.
[[nodiscard]] Colour mixed(Colour colour, Colour other, double share);

}  // namespace tracuu::server
