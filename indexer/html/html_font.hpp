// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "analyzers/charset/charset.hpp"
#include "indexer/html/html_document.hpp"

namespace tracuu::indexer {

/// The font that an element is set in, as far as it tells of a charset.
struct ElementFont {
  bool is_named = false;                    ///< the element names a font of its own
  std::optional<analyzers::FontHint> hint;  ///< of a legacy font; none for any other
};

/// Knows the fonts of a page: those that elements name themselves (<font face>,
/// style="font-family: …") and those of the page's own style rules for a class
/// or a tag. Of a rule with a longer selector only its last part is looked at.
class HtmlFonts {
 public:
  /// Reads the <style> elements below `root`.
  explicit HtmlFonts(HtmlNode const& root);

  /// The font that `element` names for what is in it. Thread-safe.
  [[nodiscard]] ElementFont font_of(HtmlNode const& element) const;

 private:
  void read_rules(std::string_view style_sheet);

  /// By ".msonormal" for a class, "td" for a tag; of legacy fonts only.
  std::unordered_map<std::string, analyzers::FontHint> rules_;
};

/// Whether the source of a page names a legacy font anywhere; without parsing.
[[nodiscard]] bool names_legacy_font(std::string_view html);

}  // namespace tracuu::indexer
