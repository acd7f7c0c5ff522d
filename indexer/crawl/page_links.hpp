// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/html/html_document.hpp"

namespace tracuu::indexer {

/// What a page says to crawlers. Addresses are absolute and without fragment, but not in one
/// spelling yet (page_address).
struct PageLinks {
  std::vector<std::string> links;  ///< in the order of the page, each once
  std::vector<std::string> feeds;  ///< RSS or Atom of the site, as the page names them
  std::string canonical;           ///< rel=canonical; empty if there is none
  std::string refresh;             ///< where <meta http-equiv=refresh> leads; empty if nowhere
  bool is_noindex = false;         ///< robots meta or X-Robots-Tag: not to be indexed
  bool is_login = false;     ///< it asks for a password, and its title says that it is for that
  bool is_nofollow = false;  ///< its links are not to be followed: `links` is empty
  std::size_t nofollow_links = 0;  ///< links left out because of their own rel=nofollow
  std::size_t beyond_limit = 0;    ///< links after kMaxLinks, which were left out
};

inline constexpr std::size_t kMaxLinks = 10'000;

/// What X-Robots-Tag and rel=canonical in a raw HTTP head say; addresses against `url`. Names of
/// crawlers in front ("googlebot: noindex") other than tracuu's do not count. Thread-safe.
[[nodiscard]] PageLinks links_of_head(std::string_view head, std::string_view url);

/// That, and what the page at `url` holds: links of <a>, <area>, <iframe>, <frame>, <link rel=next>
/// and its like, against <base href> if there is one. "none" is noindex and nofollow. Thread-safe.
[[nodiscard]] PageLinks read_page_links(HtmlNode const& root, std::string_view head,
                                        std::string_view url);

}  // namespace tracuu::indexer
