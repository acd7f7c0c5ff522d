// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace tracuu::server {

/// How old addresses of portals are led on (docs/old-addresses.md).
struct LeadSettings {
  /// Where an announcement is published now; false: its page of ours, always.
  bool to_published = true;
  /// Hosts whose portals are closed ("huyenvankhe.example.gov.vn"): announcements that were
  /// published there are shown on our pages.
  std::vector<std::string> closed_hosts{};
  /// Of the answer to a page that leads on: 302, 301, 307 or 308; 0: people are shown a link.
  unsigned redirect_status = 302;

  bool operator==(LeadSettings const&) const = default;
};

}  // namespace tracuu::server
