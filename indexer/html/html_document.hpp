// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>

#include "base/result.hpp"

struct GumboInternalNode;

namespace tracuu::indexer {

/// A node of the parsed page: gumbo's, which stays out of our headers.
using HtmlNode = ::GumboInternalNode;

/// The tree of one HTML page. Its nodes live, and the bytes of the page must
/// live, as long as it does. May be read by several threads.
class HtmlDocument {
 public:
  /// Parses as browsers do: any bytes give some tree. InvalidArgument for pages
  /// that only an attack explains, before they cost more than they should:
  /// elements nested deeper than kMaxDepth, a tree many times the page's size or
  /// of more than `max_tree_bytes`.
  [[nodiscard]] static base::Result<HtmlDocument> parse(std::string_view html,
                                                        std::size_t max_tree_bytes = kMaxTreeBytes);

  HtmlDocument(HtmlDocument&&) noexcept;
  HtmlDocument& operator=(HtmlDocument&&) noexcept;
  ~HtmlDocument();

  /// The <html> element.
  [[nodiscard]] HtmlNode const& root() const;

  /// The page as it was parsed: what the nodes' places point into. As long as the page that was
  /// handed in, from which it differs in character references (html_reference.hpp) and in blanks
  /// instead of the attributes that come after the thousandth of a tag.
  [[nodiscard]] std::string_view source() const;

  /// Chromium stops at 512; real pages stay under 100.
  static constexpr std::size_t kMaxDepth = 2000;
  static constexpr std::size_t kMaxTreeBytes = 1 << 30;

 private:
  struct Impl;
  explicit HtmlDocument(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// Upper bound of how deep the elements of `html` nest, found without parsing.
/// Counting stops a little above `enough`.
[[nodiscard]] std::size_t html_depth(std::string_view html, std::size_t enough);

}  // namespace tracuu::indexer
