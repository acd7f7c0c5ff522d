// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/charset/charset.hpp"

#include <algorithm>

#include "base/ascii.hpp"

namespace tracuu::analyzers {

namespace {

struct Label {
  std::string_view text;
  Charset charset;
};

/// Names of the IANA registry, of iconv and of browsers of the time, lower case.
constexpr std::array kLabels{
    Label{"tcvn3", Charset::Tcvn3},
    Label{"tcvn", Charset::Tcvn3},
    Label{"tcvn-5712", Charset::Tcvn3},
    Label{"tcvn5712-1", Charset::Tcvn3},
    Label{"x-viet-tcvn", Charset::Tcvn3},
    Label{"x-viet-tcvn5712", Charset::Tcvn3},
    Label{"abc", Charset::Tcvn3},
    Label{"vni", Charset::VniWindows},
    Label{"x-viet-vni", Charset::VniWindows},
    Label{"vni-windows", Charset::VniWindows},
    Label{"vps", Charset::Vps},
    Label{"x-viet-vps", Charset::Vps},
    Label{"viscii", Charset::Viscii},
    Label{"csviscii", Charset::Viscii},
    Label{"viscii1.1-1", Charset::Viscii},
    Label{"windows-1258", Charset::Windows1258},
    Label{"cp1258", Charset::Windows1258},
    Label{"x-cp1258", Charset::Windows1258},
};

std::string_view trim_quotes(std::string_view font) {
  constexpr std::string_view kAround = " \t\r\n\"'";
  std::size_t const begin = font.find_first_not_of(kAround);
  if (begin == std::string_view::npos) return "";
  return font.substr(begin, font.find_last_not_of(kAround) + 1 - begin);
}

/// A font's name without what PDFs put around it: "ABCDEF+" of a font of which some
/// letters are embedded (ISO 32000-1, 9.6.4), ",BoldItalic", "BoldItalic", "-Bold".
std::string_view family_of_font(std::string_view font) {
  constexpr std::size_t kTagLetters = 6;
  auto const is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (font.size() > kTagLetters && font[kTagLetters] == '+' &&
      std::ranges::all_of(font.substr(0, kTagLetters), is_capital)) {
    font.remove_prefix(kTagLetters + 1);
  }
  font = font.substr(0, font.find(','));
  for (std::string_view const style : {"Italic", "Bold", "-"}) {
    if (font.size() > style.size() && font.ends_with(style)) font.remove_suffix(style.size());
  }
  return font;
}

}  // namespace

std::string_view charset_name(Charset charset) {
  switch (charset) {
    case Charset::Utf8: return "UTF-8";
    case Charset::Utf16: return "UTF-16";
    case Charset::Tcvn3: return "TCVN3";
    case Charset::VniWindows: return "VNI-Windows";
    case Charset::Vps: return "VPS";
    case Charset::Viscii: return "VISCII";
    case Charset::Windows1258: return "windows-1258";
  }
  return "";
}

std::optional<Charset> charset_of_label(std::string_view label) {
  std::string const name = base::to_lower_ascii(trim_quotes(label));
  auto const* const found = std::ranges::find(kLabels, std::string_view(name), &Label::text);
  return found == kLabels.end() ? std::nullopt : std::optional(found->charset);
}

std::optional<FontHint> charset_of_font(std::string_view font) {
  std::string_view const family = family_of_font(trim_quotes(font));
  std::string const name = base::to_lower_ascii(family);
  // The dot is lost in names that PostScript made: "VnTimeBold".
  bool const is_dotless = family.size() > 3 && family.starts_with("Vn") &&
                          ((family[2] >= 'A' && family[2] <= 'Z') || family[2] == '3');
  if (name.starts_with(".vn") || is_dotless) {
    return FontHint{Charset::Tcvn3, name.ends_with('h')};
  }
  if (name.starts_with("vni-") || name.starts_with("vni ")) {
    return FontHint{Charset::VniWindows, false};
  }
  if (name.starts_with("vps ") || name.starts_with("vps-")) return FontHint{Charset::Vps, false};
  return std::nullopt;
}

}  // namespace tracuu::analyzers
