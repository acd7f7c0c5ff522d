// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/rtf_words.hpp"

#include <algorithm>
#include <array>

namespace tracuu::indexer {

namespace {

struct RtfDestination {
  std::string_view word;
  RtfPlace place;
};

constexpr auto kRtfDestinations = std::to_array<RtfDestination>({
    {"annotation", RtfPlace::Nowhere},
    {"atnid", RtfPlace::Nowhere},
    {"bkmkend", RtfPlace::Nowhere},
    {"bkmkstart", RtfPlace::Nowhere},
    {"colortbl", RtfPlace::Nowhere},
    {"datafield", RtfPlace::Nowhere},
    {"do", RtfPlace::Text},
    {"dptxbxtext", RtfPlace::Note},
    {"filetbl", RtfPlace::Nowhere},
    {"fldinst", RtfPlace::Nowhere},
    {"fonttbl", RtfPlace::FontTable},
    {"footer", RtfPlace::Note},
    {"footerf", RtfPlace::Note},
    {"footerl", RtfPlace::Note},
    {"footerr", RtfPlace::Note},
    {"footnote", RtfPlace::Note},
    {"header", RtfPlace::Note},
    {"headerf", RtfPlace::Note},
    {"headerl", RtfPlace::Note},
    {"headerr", RtfPlace::Note},
    {"info", RtfPlace::Nowhere},
    {"listoverridetable", RtfPlace::Nowhere},
    {"listtable", RtfPlace::Nowhere},
    {"nonesttables", RtfPlace::Nowhere},
    {"nonshppict", RtfPlace::Nowhere},
    {"objdata", RtfPlace::Nowhere},
    {"pict", RtfPlace::Nowhere},
    {"revtbl", RtfPlace::Nowhere},
    {"shpinst", RtfPlace::Text},
    {"shprslt", RtfPlace::Nowhere},
    {"shptxt", RtfPlace::Note},
    {"sp", RtfPlace::Nowhere},
    {"stylesheet", RtfPlace::StyleSheet},
    {"tc", RtfPlace::Nowhere},
    {"title", RtfPlace::Title},
    {"xe", RtfPlace::Nowhere},
});

struct RtfCharacter {
  std::string_view word;
  std::string_view text;
};

constexpr auto kRtfCharacters = std::to_array<RtfCharacter>({
    {"bullet", "•"},
    {"chftn", ""},
    {"emdash", "—"},
    {"emspace", " "},
    {"endash", "–"},
    {"enspace", " "},
    {"ldblquote", "“"},
    {"lquote", "‘"},
    {"qmspace", " "},
    {"rdblquote", "”"},
    {"rquote", "’"},
    {"tab", "\t"},
});

}  // namespace

std::optional<RtfPlace> rtf_place(std::string_view word) {
  auto const* const found = std::ranges::find(kRtfDestinations, word, &RtfDestination::word);
  if (found == kRtfDestinations.end()) return std::nullopt;
  return found->place;
}

std::optional<std::string_view> rtf_character(std::string_view word) {
  auto const* const found = std::ranges::find(kRtfCharacters, word, &RtfCharacter::word);
  if (found == kRtfCharacters.end()) return std::nullopt;
  return found->text;
}

}  // namespace tracuu::indexer
