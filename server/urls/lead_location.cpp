// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/urls/lead_location.hpp"

#include "formats/published_address.hpp"
#include "server/urls/links.hpp"

namespace tracuu::server {

std::string lead_location(schema::Announcement const& announcement, std::string_view asked,
                          LeadSettings const& settings, std::string const& base,
                          base::Language language) {
  if (settings.to_published) {
    std::string published = formats::published_address(announcement, asked, settings.closed_hosts);
    if (!published.empty()) return published;
  }
  return base + announcement_url(announcement.id, language);
}

}  // namespace tracuu::server
