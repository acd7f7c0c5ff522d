// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "indexer/html/extraction_rules.hpp"
#include "indexer/html/link_target.hpp"

namespace tracuu::indexer {

/// A field of an announcement and where the page has it.
struct ExplainedField {
  std::string field;    ///< its key in the JSON form: "title"
  std::string value;    ///< what is indexed
  std::string element;  ///< a selector of CSS; empty: no element of its own
  std::string why;
};

/// A piece of the page that is not part of the announcement's text.
struct ExplainedPiece {
  std::string element;
  std::size_t code_points = 0;  ///< of its text
  std::string begins;           ///< its first words
  std::string why;
};

/// How a page is read.
struct HtmlExplanation {
  std::vector<ExplainedField> fields;  ///< in the order of the JSON form
  std::vector<ExplainedPiece> left_out;
  bool asks_not_to_be_indexed = false;
};

/// Reads a page as parse_html_page does, with its errors, and tells how. `rules` may be null.
/// Thread-safe.
[[nodiscard]] base::Result<HtmlExplanation> explain_html_page(std::string_view html,
                                                              PagePlace const& place,
                                                              ExtractionRules const* rules);

}  // namespace tracuu::indexer
