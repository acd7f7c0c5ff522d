// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "indexer/html/html_document.hpp"

namespace tracuu::indexer {

/// A selector of CSS (W3C, Selectors Level 3), as far as rules for pages need it:
///
///     p  *  #id  .class  [attr]  [attr=v]  [attr^=v]  [attr$=v]  [attr*=v]  [attr~=v]
///     :first-child  :last-child  :nth-child(3)  :nth-child(odd)  :nth-child(2n+1)  :not(.class)
///     a b (below)   a > b (directly below)   a + b (just after)   a ~ b (after)   a, b (either)
///
/// Names of elements and attributes are compared without case, classes and ids as they are. A
/// value without quotes is a name; a backslash takes the next character as it is ("#ctl00\$x").
class CssSelector {
 public:
  /// InvalidArgument, with the column (in characters, from 1) of what is not understood.
  [[nodiscard]] static base::Result<CssSelector> parse(std::string_view text);

  /// The selector as it was written.
  [[nodiscard]] std::string const& text() const { return text_; }

  /// The elements at or below `root` that match, in page order, at most `max`. Takes time linear in
  /// the page. Thread-safe.
  [[nodiscard]] std::vector<HtmlNode const*> select(HtmlNode const& root,
                                                    std::size_t max = SIZE_MAX) const;

  static constexpr std::size_t kMaxTextBytes = 2000;
  /// Of all selectors of a list together: an element's matches are the bits of a word.
  static constexpr std::size_t kMaxCompounds = 64;

  enum class Combinator { None, Below, Child, Next, After };
  enum class Kind { Any, Type, Id, Class, Attribute, NthChild, LastChild };
  enum class Comparison { Exists, Equals, Begins, Ends, Contains, HasWord };

  /// One condition on an element.
  struct Simple {
    Kind kind = Kind::Any;
    std::string name;   ///< of the element, class, id or attribute
    std::string value;  ///< of the attribute
    Comparison comparison = Comparison::Exists;
    int step = 0;    ///< of :nth-child(an+b): a
    int offset = 0;  ///< and b
    bool is_negated = false;
  };
  /// Conditions on one element, and how it stands to that of the compound before it.
  struct Compound {
    std::vector<Simple> conditions;
    Combinator combinator = Combinator::None;
    bool is_last = false;  ///< of its selector: what matches is selected
  };

 private:
  std::string text_;
  std::vector<Compound> compounds_;
};

/// A selector that selects `element` in its page and reads well: "div#main > p.lead:nth-child(2)".
/// Begins at the nearest element with an id. Thread-safe.
[[nodiscard]] std::string css_path(HtmlNode const& element);

}  // namespace tracuu::indexer
