// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/language.hpp"
#include "schema/announcement.hpp"
#include "server/views/html_page.hpp"

namespace tracuu::server {

/// Sets what the page of an announcement tells about it: the line under its title ("day",
/// "unit", "site", "number", "number_url"), which of its pages are pictures that nobody has read
/// ("pictures"), and the rows of its box ("rows": label, text, url). Names that announcements can
/// be filtered by link to the others that have them. Thread-safe.
void set_about(PageData& data, schema::Announcement const& announcement, base::Language language);

}  // namespace tracuu::server
