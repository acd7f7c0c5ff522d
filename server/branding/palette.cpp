// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/branding/palette.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "server/branding/colour.hpp"

namespace tracuu::server {
namespace {

constexpr double kWantedContrast = 4.5;  // of text, WCAG 2.2, success criterion 1.4.3
constexpr double kEasyContrast = 7.0;    // 1.4.6, for colours of our own choice
constexpr double kStep = 1.0 / 64;
constexpr char const* kOwnAccent = "#0b4a7f";

/// Where links stand, of templates/style/base.css: --ground, --raised and --note.
struct Grounds {
  std::array<Colour, 3> colours;
  Colour away;         ///< what a colour is mixed with to stand out more
  double hover_share;  ///< of `away`, in --accent-strong
};

constexpr Grounds kLight{
    {Colour{0xff, 0xff, 0xff}, {0xf4, 0xf6, 0xf8}, {0xea, 0xf2, 0xfa}}, kBlack, 0.3};
constexpr Grounds kDark{
    {Colour{0x12, 0x16, 0x1b}, {0x1b, 0x21, 0x28}, {0x17, 0x26, 0x35}}, kWhite, 0.35};

Colour hardest_ground(Colour colour, Grounds const& grounds) {
  return *std::ranges::min_element(grounds.colours, {},
                                   [&](Colour ground) { return contrast(colour, ground); });
}

/// `colour`, changed as little as needed for `wanted`.
Colour made_legible(Colour colour, Grounds const& grounds, double wanted) {
  for (double share = 0; share < 1; share += kStep) {
    Colour const changed = mixed(colour, grounds.away, share);
    if (contrast(changed, hardest_ground(changed, grounds)) >= wanted) return changed;
  }
  return grounds.away;
}

base::Result<Colour> checked(std::string_view key, std::string_view text, Grounds const& grounds) {
  auto const colour = parse_colour(text);
  if (!colour) {
    return base::Error{
        base::ErrorCode::InvalidArgument,
        fmt::format("{} must be a colour like \"{}\", not \"{}\"", key, kOwnAccent, text), ""};
  }
  Colour const ground = hardest_ground(*colour, grounds);
  double const reached = contrast(*colour, ground);
  if (reached >= kWantedContrast) return *colour;
  return base::Error{
      base::ErrorCode::InvalidArgument,
      fmt::format("{} \"{}\" cannot be read on {}: its contrast is {:.1f} : 1, text needs 4.5 : 1 "
                  "(WCAG 2.2, 1.4.3)",
                  key, text, to_string(ground), reached),
      fmt::format("\"{}\" would do", to_string(made_legible(*colour, grounds, kWantedContrast)))};
}

std::string rules_of(Colour accent, Grounds const& grounds) {
  return fmt::format(":root{{--accent:{};--accent-strong:{}}}", to_string(accent),
                     to_string(mixed(accent, grounds.away, grounds.hover_share)));
}

}  // namespace

base::Result<Palette> make_palette(std::string_view accent, std::string_view accent_dark) {
  if (accent.empty() && accent_dark.empty()) return Palette{"", kOwnAccent};
  auto const light = checked("branding.accent", accent.empty() ? kOwnAccent : accent, kLight);
  if (!light) return light.error();
  base::Result<Colour> const dark =
      accent_dark.empty() ? base::Result<Colour>(made_legible(*light, kDark, kEasyContrast))
                          : checked("branding.accent_dark", accent_dark, kDark);
  if (!dark) return dark.error();
  return Palette{fmt::format("{}\n@media (prefers-color-scheme:dark){{{}}}\n",
                             rules_of(*light, kLight), rules_of(*dark, kDark)),
                 to_string(*light)};
}

}  // namespace tracuu::server
