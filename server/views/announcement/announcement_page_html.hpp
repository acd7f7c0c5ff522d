// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "schema/date.hpp"
#include "search/api/announcement_reading.hpp"
#include "server/branding/branding.hpp"
#include "server/urls/request_params.hpp"

namespace tracuu::server {

/// What the page of an announcement is made from.
struct AnnouncementPage {
  search::AnnouncementReading reading;
  SearchParams origin;    ///< the search that led to it, if any, and the language of the page
  std::string base_url;   ///< "https://tim.example.gov.vn"
  schema::Date accessed;  ///< the day that citations name
};

/// One announcement, whole: marked for the search that led to it, with what there is to
/// know of it, what to read next, and how to cite, save and print it. Thread-safe.
[[nodiscard]] std::string announcement_page_html(AnnouncementPage const& page,
                                                 Branding const& branding = own_branding());

}  // namespace tracuu::server
