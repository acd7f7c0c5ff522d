// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace tracuu::indexer {

/// Where a page stands: in the web, in a folder or archive of pages, or both.
struct PagePlace {
  std::string_view url;   ///< absolute; empty if unknown
  std::string_view path;  ///< its key (SourceItem): "bundle.zip/tin/17.html"; empty if it has none
};

/// The web address that a link of the page leads to (RFC 3986, section 5, and what
/// browsers forgive: blanks, "\" for "/"); without a fragment. Empty for a link that
/// leads elsewhere (mailto:, javascript:), or if the page's own address is needed
/// and unknown. Thread-safe.
///
///     page https://vankhe.example/tin/17.html: "../tep/119 QD.pdf?v=2"
///         -> "https://vankhe.example/tep/119%20QD.pdf?v=2"
[[nodiscard]] std::string link_url(PagePlace const& page, std::string_view link);

/// The path that the file behind a link has beside the page, as SourceReader names
/// it: %XX decoded, without query and fragment. Links from the root of a site or to
/// an address lead to the folder of that host, as `wget --mirror` makes one; where
/// there is none the path begins with '/' (schema::attachment_locations). Empty if the
/// link leads to another site. Thread-safe.
///
///     page bundle.zip/vankhe.example/tin/17.html:
///         "../tep/119.pdf", "/tep/119.pdf", "http://vankhe.example/tep/119.pdf"
///         -> "bundle.zip/vankhe.example/tep/119.pdf"
[[nodiscard]] std::string link_path(PagePlace const& page, std::string_view link);

}  // namespace tracuu::indexer
