// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/font_marks.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace tracuu::indexer {

using analyzers::Charset;
using analyzers::FontHint;

namespace {

/// Marks are U+0001 for the first of these fonts and so on; XML can't hold them.
constexpr std::array<FontHint, 6> kMarkedFonts{{{Charset::Tcvn3, false},
                                                {Charset::Tcvn3, true},
                                                {Charset::VniWindows, false},
                                                {Charset::VniWindows, true},
                                                {Charset::Vps, false},
                                                {Charset::Vps, true}}};
constexpr char kFirstMark = '\x01';
constexpr char kEndMark = '\x07';
static_assert(kFirstMark + kMarkedFonts.size() <= kEndMark);

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

struct UnmarkedText {
  std::string text;
  std::vector<FontStretch> fonts;
};

void add_stretch(UnmarkedText& unmarked, std::size_t begin, FontHint font) {
  if (begin == unmarked.text.size()) return;
  if (!unmarked.fonts.empty() && unmarked.fonts.back().font == font) {
    std::size_t const last_end = unmarked.fonts.back().end;
    bool const goes_on = unmarked.text.find_first_not_of(' ', last_end) >= begin;
    if (goes_on) {
      unmarked.fonts.back().end = unmarked.text.size();
      return;
    }
  }
  unmarked.fonts.push_back({begin, unmarked.text.size(), font});
}

UnmarkedText without_font_marks(std::string_view marked) {
  UnmarkedText unmarked;
  unmarked.text.reserve(marked.size());
  std::size_t begin = 0;
  std::size_t font = kMarkedFonts.size();
  for (char const c : marked) {
    if (!is_control(c)) {
      unmarked.text += c;
      continue;
    }
    if (font < kMarkedFonts.size()) add_stretch(unmarked, begin, kMarkedFonts[font]);
    begin = unmarked.text.size();
    font = c >= kFirstMark && c < kEndMark ? static_cast<std::size_t>(c - kFirstMark)
                                           : kMarkedFonts.size();
  }
  return unmarked;
}

}  // namespace

std::string with_font_marks(std::string_view text, std::optional<FontHint> const& font) {
  std::string marked(text);
  std::erase_if(marked, is_control);
  if (!font || marked.empty()) return marked;
  auto const* const found = std::ranges::find(kMarkedFonts, *font);
  if (found == kMarkedFonts.end()) return marked;
  auto const mark = static_cast<char>(kFirstMark + (found - kMarkedFonts.begin()));
  return mark + marked + kEndMark;
}

void take_font_marks(OfficeText& office) {
  for (std::string* const title : {&office.styled_title, &office.metadata_title}) {
    std::erase_if(*title, is_control);
  }
  UnmarkedText unmarked = without_font_marks(office.text);
  office.text = std::move(unmarked.text);
  office.fonts = std::move(unmarked.fonts);
}

}  // namespace tracuu::indexer
