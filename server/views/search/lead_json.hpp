// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "schema/announcement.hpp"
#include "search/api/lead.hpp"

namespace tracuu::server {

/// Where an old address leads to, with the places that go with it.
struct LeadAnswer {
  std::string asked;
  search::Lead lead;
  std::vector<std::string> locations;  ///< of each candidate (server/urls/lead_location.hpp)
  std::string search_url;  ///< of a search for the words of the address; empty if it has none
};

/// The answer of /api/v1/go. `location` is null unless one announcement is sure enough.
[[nodiscard]] std::string lead_json(LeadAnswer const& answer);

/// The answer of /api/v1/announcements?url=…: the announcements at that address.
[[nodiscard]] std::string addressed_json(std::string const& asked,
                                         std::vector<schema::Announcement> const& announcements);

}  // namespace tracuu::server
