// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "schema/announcement.hpp"

namespace tracuu::server {

/// The announcement as a schema.org NewsArticle in JSON-LD, for search engines; without its
/// body. It may stand inside <script type="application/ld+json">: '<', '>' and '&' are
/// written as \u003c and the like, so that no text can end the element. `address` is that of
/// its page. Thread-safe.
[[nodiscard]] std::string news_article_json(schema::Announcement const& announcement,
                                            std::string_view address);

}  // namespace tracuu::server
