// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"
#include "search/api/marked_text.hpp"

namespace tracuu::server {

/// Writes the paragraphs of a page. Each match is an anchor (#m1, #m2 …) with links to the
/// one before and the one after it, which the style sheet shows at the match that the
/// address names: matches are stepped through without a script. Not thread-safe.
class MarkedTextWriter {
 public:
  /// `match_count`: matches of all the paragraphs that will be written.
  MarkedTextWriter(std::size_t match_count, base::Language language);

  /// The paragraph as HTML, escaped: matches as <mark>, document numbers as links to the
  /// search for them. A number in which something matched is no link: it was searched for. Words
  /// that were put right tell what was read in their place.
  [[nodiscard]] std::string write(search::MarkedParagraph const& paragraph);

 private:
  [[nodiscard]] std::string text_html(search::MarkedParagraph const& paragraph,
                                      search::Stretch const& stretch) const;
  [[nodiscard]] std::string match_html(std::string_view html);
  [[nodiscard]] std::string number_html(std::string_view text, std::string_view html) const;

  std::size_t match_count_;
  std::size_t written_ = 0;  ///< matches
  base::Language language_;
};

/// How many matches the paragraphs have.
[[nodiscard]] std::size_t count_matches(std::vector<search::MarkedParagraph> const& paragraphs);

}  // namespace tracuu::server
