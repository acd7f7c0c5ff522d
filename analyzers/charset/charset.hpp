// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tracuu::analyzers {

/// The charsets that Vietnamese pages were written in, UTF-8 and before it.
enum class Charset {
  Utf8,
  Utf16,        ///< with a byte order mark
  Tcvn3,        ///< "ABC": TCVN 5712:1993 VN3, of the fonts .VnTime, .VnArial …
  VniWindows,   ///< letter and mark in two bytes, of the fonts VNI-Times …
  Vps,          ///< Vietnamese Professionals Society, of the fonts VPS Times …
  Viscii,       ///< RFC 1456
  Windows1258,  ///< Microsoft's: vowel, then combining tone
};

/// The legacy ones, in the order in which ties are broken: most common first.
inline constexpr std::array kLegacyCharsets{Charset::Tcvn3, Charset::VniWindows,
                                            Charset::Windows1258, Charset::Viscii, Charset::Vps};
inline constexpr std::size_t kCharsetCount = kLegacyCharsets.size() + 2;

/// "UTF-8", "UTF-16", "TCVN3", "VNI-Windows", "VPS", "VISCII", "windows-1258": as stored
/// with an announcement. Written to disk: never change.
[[nodiscard]] std::string_view charset_name(Charset charset);

/// The charset that a label of a page ("x-viet-tcvn", "WINDOWS-1258") names, if
/// it is a legacy Vietnamese one. Case is ignored.
[[nodiscard]] std::optional<Charset> charset_of_label(std::string_view label);

/// What the name of a font says of the text set in it.
struct FontHint {
  Charset charset = Charset::Utf8;
  bool capitals = false;  ///< of an all-capitals font (.VnTimeH): its text is stored in lower case

  bool operator==(FontHint const&) const = default;
};

/// ".VnTime" and ".VnTimeH" are TCVN3, "VNI-Times" VNI-Windows, "VPS Times" VPS;
/// none for any other font. Case, quotes and blanks around the name are ignored, and what
/// PDFs add to it and take away: "ABCDEF+VnTimeH,Bold" and "VnTimeHBold" are ".VnTimeH".
[[nodiscard]] std::optional<FontHint> charset_of_font(std::string_view font);

}  // namespace tracuu::analyzers
