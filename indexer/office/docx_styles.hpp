// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "analyzers/charset/charset.hpp"

namespace pugi {
class xml_document;
class xml_node;
}  // namespace pugi

namespace tracuu::indexer {

/// What a run of a Word document is set in, as far as its text depends on it.
struct DocxRunFormat {
  std::optional<analyzers::FontHint> font;  ///< of a legacy Vietnamese font
  bool is_hidden = false;                   ///< w:vanish
};

/// A level of a list of a Word document.
struct DocxListLevel {
  std::string list;  ///< w:numId; empty: no list
  int level = 0;
};

/// The styles of a Word document (word/styles.xml, ECMA-376 part 1, 17.7). After it was made
/// it may be used by several threads.
class DocxStyles {
 public:
  DocxStyles() = default;
  explicit DocxStyles(pugi::xml_document const& styles);

  /// Whether the style is "Title": a Vietnamese Word gives it another id.
  [[nodiscard]] bool is_title(std::string_view style) const;

  /// What text of a paragraph in `style` (or the default one, if empty) is set in.
  [[nodiscard]] DocxRunFormat format_of_paragraph(std::string_view style) const;

  /// `base` with the properties of a run (w:rPr) over it.
  [[nodiscard]] DocxRunFormat format_of_run(pugi::xml_node const& properties,
                                            DocxRunFormat base) const;

  /// The list that paragraphs in `style` are numbered in.
  [[nodiscard]] DocxListLevel list_of_paragraph(std::string_view style) const;

 private:
  /// What a style says itself; unset: as the style that it is based on.
  struct Style {
    std::string based_on;
    bool names_font = false;
    std::optional<analyzers::FontHint> font;
    std::optional<bool> is_hidden;
    std::optional<DocxListLevel> list;
  };

  static Style own_settings(pugi::xml_node const& style);
  [[nodiscard]] DocxRunFormat with_style(std::string_view style, DocxRunFormat base) const;

  std::unordered_map<std::string, Style> styles_;
  std::string title_style_ = "Title";
  std::string default_style_;  ///< of paragraphs without one
  DocxRunFormat defaults_;
};

/// The list that a paragraph's own properties (w:pPr) name; none if they name none.
[[nodiscard]] std::optional<DocxListLevel> list_of_properties(pugi::xml_node const& properties);

}  // namespace tracuu::indexer
