// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/language.hpp"
#include "search/api/announcement_reading.hpp"
#include "server/views/html_page.hpp"

namespace tracuu::server {

/// Sets what else there is to read: "older" and "newer", which its site published just
/// before and after ("has_neighbours"), and "similar", near to it in content
/// ("has_similar"). Thread-safe.
void set_read_next(PageData& data, search::AnnouncementReading const& reading,
                   base::Language language);

}  // namespace tracuu::server
