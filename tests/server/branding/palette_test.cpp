// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/branding/palette.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include "server/branding/colour.hpp"

namespace tracuu::server {
namespace {

/// The colour of a custom property in base.css: of light ground first, then of dark.
std::vector<Colour> in_style_sheet(std::string const& property) {
  std::ifstream file(std::filesystem::path(TRACUU_SOURCE_DIR) /
                     "server/views/templates/style/base.css");
  std::stringstream text;
  text << file.rdbuf();
  std::string const css = text.str();
  std::regex const rule("--" + property + ": (#[0-9a-f]{6});");
  std::vector<Colour> colours;
  for (std::sregex_iterator at(css.begin(), css.end(), rule), end; at != end; ++at) {
    colours.push_back(*parse_colour((*at)[1].str()));
  }
  return colours;
}

/// Two colours of the rules, --accent in both modes.
std::vector<Colour> accents(std::string const& rules) {
  std::regex const rule("--accent:(#[0-9a-f]{6})");
  std::vector<Colour> colours;
  for (std::sregex_iterator at(rules.begin(), rules.end(), rule), end; at != end; ++at) {
    colours.push_back(*parse_colour((*at)[1].str()));
  }
  return colours;
}

TEST(Palette, WithoutColoursIsTheProgramsOwn) {
  auto const palette = make_palette("", "");
  ASSERT_TRUE(palette);
  EXPECT_EQ(palette->rules, "");
  EXPECT_EQ(in_style_sheet("accent").front(), *parse_colour(palette->accent));
}

TEST(Palette, CanBeReadOnAllGroundsOfTheStyleSheet) {
  for (char const* const accent : {"#b3261e", "#00695c", "#0b4a7f", "#000000", "#6a1b9a"}) {
    auto const palette = make_palette(accent, "");
    ASSERT_TRUE(palette) << accent;
    EXPECT_EQ(palette->accent, accent);
    auto const chosen = accents(palette->rules);
    ASSERT_EQ(chosen.size(), 2U) << palette->rules;
    for (char const* const ground : {"ground", "raised", "note"}) {
      auto const grounds = in_style_sheet(ground);
      ASSERT_EQ(grounds.size(), 2U) << ground;
      EXPECT_GE(contrast(chosen[0], grounds[0]), 4.5) << accent << ' ' << ground;
      EXPECT_GE(contrast(chosen[1], grounds[1]), 4.5) << accent << ' ' << ground;
    }
    auto const on_accent = in_style_sheet("on-accent");
    EXPECT_GE(contrast(chosen[0], on_accent[0]), 4.5) << accent << ": text on a button";
    EXPECT_GE(contrast(chosen[1], on_accent[1]), 4.5) << accent << ": text on a button";
  }
}

TEST(Palette, RefusesWhatCannotBeReadAndSaysWhatCould) {
  auto const yellow = make_palette("#ffcd00", "");
  ASSERT_FALSE(yellow);
  EXPECT_EQ(yellow.error().message,
            "branding.accent \"#ffcd00\" cannot be read on #eaf2fa: its contrast is 1.3 : 1, text "
            "needs 4.5 : 1 (WCAG 2.2, 1.4.3)");
  std::smatch named;
  std::string const hint = yellow.error().hint;
  ASSERT_TRUE(std::regex_match(hint, named, std::regex("\"(#[0-9a-f]{6})\" would do"))) << hint;
  EXPECT_TRUE(make_palette(named[1].str(), ""));
  EXPECT_FALSE(make_palette("#0b4a7f", "#0b4a7f")) << "dark on dark";
  EXPECT_FALSE(make_palette("", "#123456"));
  EXPECT_TRUE(make_palette("", "#8ec3f5"));
}

TEST(Palette, RefusesWhatIsNoColour) {
  auto const palette = make_palette("red;} body{display:none", "");
  ASSERT_FALSE(palette);
  EXPECT_EQ(palette.error().message,
            "branding.accent must be a colour like \"#0b4a7f\", not \"red;} body{display:none\"");
}

}  // namespace
}  // namespace tracuu::server
