// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "base/language.hpp"
#include "schema/announcement.hpp"
#include "server/branding/branding.hpp"

namespace tracuu::server {

/// A reader's own list.
struct ListPage {
  std::vector<std::string> ids;  ///< all that were asked for, in order
  std::vector<schema::Announcement> announcements;
  std::vector<std::string> missing;  ///< ids that the index does not have
  base::Language language = base::Language::Vietnamese;
  std::string base_url;  ///< before addresses that leave the site
};

/// /kho/list: the announcements of the list, what is missing, forms to change it and take it away.
/// Thread-safe.
[[nodiscard]] std::string list_page_html(ListPage const& page, Branding const& branding);

}  // namespace tracuu::server
