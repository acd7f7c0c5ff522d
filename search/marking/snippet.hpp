// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "search/marking/highlight.hpp"

namespace tracuu::search {

struct SnippetOptions {
  std::size_t syllables = 48;  ///< in all fragments together
  std::size_t max_fragments = 2;
  std::size_t max_text_bytes = std::size_t{256} * 1024;  ///< of the text, that are looked at
  /// If nothing in them matches, the next as many are looked at, and so on.
  bool looks_further = false;
};

/// A fragment as it was cut out.
struct SnippetPart {
  Stretch stretch;                         ///< of the snippet
  std::optional<std::size_t> first_match;  ///< where in the text its first match begins, in bytes
  double weight = 0;                       ///< how much its matches say
};

struct Snippet {
  MarkedText marked;
  std::vector<SnippetPart> parts;  ///< in order
};

/// The passages of `text` (as published) that say most about the query: whole
/// syllables, in the order of the text, with their matches;
/// fragments joined and cut ends shown by " … ". The beginning of the text if
/// nothing in it matches. Offsets come from the analyzer, so that marks are exact
/// for every spelling and normalisation form. Thread-safe.
[[nodiscard]] Snippet make_snippet(std::string_view text, HighlightTerms const& terms,
                                   SnippetOptions const& options = {});

}  // namespace tracuu::search
