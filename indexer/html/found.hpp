// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "indexer/html/html_document.hpp"
#include "schema/date.hpp"

namespace tracuu::indexer {

/// A value that was found on a page, the element that it stands in, and why it was taken: what
/// `tracuu explain-page` prints. Lives no longer than the page.
template <class Value>
struct Found {
  Value value{};
  HtmlNode const* element = nullptr;  ///< null: nothing was found, or in no element
  std::string_view why;  ///< a literal: "Open Graph: og:title"; empty: nothing was found

  [[nodiscard]] explicit operator bool() const { return !why.empty(); }
  /// This, or `other` if nothing was found.
  [[nodiscard]] Found or_else(Found const& other) const { return *this ? *this : other; }
};

using FoundText = Found<std::string>;
using FoundDay = Found<schema::Date>;

}  // namespace tracuu::indexer
