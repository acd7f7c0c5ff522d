// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "indexer/html/found.hpp"
#include "indexer/html/html_text.hpp"

namespace tracuu::indexer {

/// The page's own name at the end of its trail of links: "Luật 12/2023/QH15" of "Trang chủ » Văn
/// bản » Luật 12/2023/QH15", on one line or a line each. Nothing if the last name is a link to
/// somewhere else. `lines` are those of the page; elements with a class of trails ("breadcrumb")
/// are read, too. Thread-safe.
[[nodiscard]] FoundText find_trail_end(HtmlNode const& root, std::vector<TextLine> const& lines);

}  // namespace tracuu::indexer
