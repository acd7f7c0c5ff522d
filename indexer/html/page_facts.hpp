// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/html/extraction_rules.hpp"
#include "indexer/html/html_metadata.hpp"
#include "indexer/html/html_text.hpp"
#include "indexer/html/link_target.hpp"
#include "indexer/html/page_attributes.hpp"
#include "indexer/html/page_content.hpp"
#include "indexer/official/official_head.hpp"

namespace tracuu::indexer {

/// What the finders of fields ask of a page, read once. Lives no longer than the page.
struct PageFacts {
  /// `rules` are asked for the place of fields first; null: there are none. They must outlive this.
  explicit PageFacts(HtmlNode const& page, PagePlace const& page_place = {},
                     ExtractionRules const* page_rules = nullptr);

  HtmlNode const& root;
  PagePlace place;
  ExtractionRules const* rules;
  OmittedNodes left_out;  ///< by the rules
  HtmlMetadata metadata;
  PageContent content;
  std::vector<TextLine> lines;  ///< the visible lines of the page, without its chrome
  PageAttributes fields;        ///< of the content, else of the page
  OfficialHead official;        ///< of the content's lines

  /// What a rule selects for a field.
  [[nodiscard]] std::vector<HtmlNode const*> ruled(RuleField field) const;
  /// The text of the first of these that has some; of <meta> its content.
  [[nodiscard]] FoundText ruled_text(RuleField field) const;
  /// stands_beside_text(), or left out by a rule.
  [[nodiscard]] bool is_beside(HtmlNode const& element) const;
  /// The block of the first of the lines that a field of the official head was read from; null if
  /// there is none.
  [[nodiscard]] HtmlNode const* official_block(std::vector<std::size_t> const& of_lines) const;
  /// Whether the page is that of one official document: by its attributes or its letterhead.
  [[nodiscard]] bool is_official() const;
};

/// Whether an element stands beside the text of the page: in a menu, sidebar, footer, list of other
/// announcements, or in the site's header (an <article> has a header of its own). Looks at a
/// bounded number of elements round it. Thread-safe.
[[nodiscard]] bool stands_beside_text(HtmlNode const& element);

/// Whether a text is only the name of a site's section or of nothing: "Tin tức", "Chi tiết văn
/// bản", "Untitled Document", or empty. Thread-safe.
[[nodiscard]] bool is_section_name(std::string_view text);

}  // namespace tracuu::indexer
