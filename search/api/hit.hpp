// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "schema/announcement.hpp"
#include "search/api/found_announcement.hpp"

namespace tracuu::search {

/// One found announcement. The *_html fields are escaped and hold no markup
/// but <mark>…</mark> around matched syllables; the others are plain text.
struct Hit {
  schema::Announcement announcement;  ///< without abstract and body
  std::string title_html;
  std::string snippet_html;  ///< fragments joined by " … "
  double score = 0;
  std::vector<schema::Announcement> copies;  ///< of its text, further down the page; without text
  Related related{};
};

}  // namespace tracuu::search
