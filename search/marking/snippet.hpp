// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "search/marking/highlight.hpp"

namespace tracuu::search {

struct SnippetOptions {
  std::size_t syllables = 48;  ///< in all fragments together
  std::size_t max_fragments = 2;
  std::size_t max_text_bytes = std::size_t{256} * 1024;  ///< of the text, that are looked at
};

/// The passages of `text` (as published) that say most about the query: whole
/// syllables, in the order of the text, with their matches;
/// fragments joined and cut ends shown by " … ". The beginning of the text if
/// nothing in it matches. Offsets come from the analyzer, so that marks are exact
/// for every spelling and normalisation form. Thread-safe.
[[nodiscard]] MarkedText make_snippet(std::string_view text, HighlightTerms const& terms,
                                      SnippetOptions const& options = {});

}  // namespace tracuu::search
