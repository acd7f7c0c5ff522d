// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/word_fonts.hpp"

#include <string>

#include "indexer/bytes/little_endian.hpp"
#include "indexer/office/word_properties.hpp"
#include "indexer/sheets/biff_records.hpp"

namespace tracuu::indexer {

namespace {

/// A style ([MS-DOC] 2.9.260, STD): its own font, and the style that it is made from.
struct WordStyle {
  std::uint16_t font = WordFonts::kNone;
  std::size_t base = 0;
};

/// The modifiers of characters in a style: the second list of a paragraph's style, the first of one
/// of characters.
std::string_view character_modifiers(std::string_view style, std::size_t head_bytes) {
  constexpr unsigned kOfParagraphs = 1;
  unsigned const kind = u16_at(style, 2) & 0xF;
  std::size_t at = head_bytes + 2 + 2 * std::size_t{u16_at(style, head_bytes)} + 2;
  if (kind == kOfParagraphs) {
    at += 2 + std::size_t{u16_at(style, at)};
    at += at % 2;
  }
  return part_of(style, at + 2, u16_at(style, at));
}

}  // namespace

WordFonts::WordFonts(std::string_view style_sheet, std::string_view font_table) {
  read_fonts(font_table);
  read_styles(style_sheet);
}

void WordFonts::read_fonts(std::string_view table) {
  constexpr std::size_t kNameAt = 40;
  std::size_t at = 4;
  for (std::uint16_t i = 0; i < u16_at(table, 0) && at < table.size(); ++i) {
    std::size_t const bytes = std::size_t{byte_at(table, at)} + 1;
    std::string_view const name = part_of(part_of(table, at, bytes), kNameAt);
    std::u16string units;
    for (std::size_t unit = 0; unit + 1 < name.size() && u16_at(name, unit) != 0; unit += 2) {
      units += static_cast<char16_t>(u16_at(name, unit));
    }
    hints_.push_back(analyzers::charset_of_font(utf8_of_units(units)));
    at += bytes;
  }
}

void WordFonts::read_styles(std::string_view sheet) {
  std::size_t const head_bytes = u16_at(sheet, 4);
  std::uint16_t const standard_font = u16_at(sheet, 14);
  std::vector<WordStyle> styles;
  std::size_t at = 2 + std::size_t{u16_at(sheet, 0)};
  for (std::uint16_t i = 0; i < u16_at(sheet, 2) && at < sheet.size(); ++i) {
    std::size_t const bytes = u16_at(sheet, at);
    std::string_view const style = part_of(sheet, at + 2, bytes);
    WordStyle read{kNone, std::size_t{u16_at(style, 2)} >> 4};
    if (bytes > head_bytes) read.font = font_of_modifiers(character_modifiers(style, head_bytes));
    styles.push_back(read);
    at += 2 + bytes + bytes % 2;
  }
  for (WordStyle const& style : styles) {
    WordStyle const* step = &style;
    // Word makes styles from styles a dozen deep at most.
    for (int depth = 0; depth < 16 && step->font == kNone && step->base < styles.size(); ++depth) {
      step = &styles[step->base];
    }
    style_fonts_.push_back(step->font == kNone ? standard_font : step->font);
  }
}

std::optional<analyzers::FontHint> WordFonts::hint(std::uint16_t font, std::uint16_t style) const {
  if (font == kNone && style < style_fonts_.size()) font = style_fonts_[style];
  return font < hints_.size() ? hints_[font] : std::nullopt;
}

}  // namespace tracuu::indexer
