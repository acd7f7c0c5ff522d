// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/announcement/read_next_html.hpp"

#include "formats/format.hpp"
#include "server/urls/links.hpp"
#include "server/urls/request_params.hpp"

namespace tracuu::server {
namespace {

using base::Language;
using schema::Announcement;

PageData link_to(Announcement const& announcement, Language language) {
  PageData link{PageData::type::object};
  link.set("link_url", announcement_url(announcement.id, language));
  link.set("link_title", shown_title(announcement.title, language));
  link.set("link_site", text_or_false(announcement.site));
  link.set("link_day", false);
  if (announcement.date) link.set("link_day", formats::format_day(*announcement.date, language));
  return link;
}

PageData link_or_false(std::optional<Announcement> const& announcement, Language language) {
  return announcement ? link_to(*announcement, language) : PageData{false};
}

}  // namespace

void set_read_next(PageData& data, search::AnnouncementReading const& reading, Language language) {
  auto const& [older, newer] = reading.neighbours;
  data.set("has_neighbours", older.has_value() || newer.has_value());
  data.set("older", link_or_false(older, language));
  data.set("newer", link_or_false(newer, language));
  PageData similar{PageData::type::list};
  for (search::SimilarAnnouncement const& found : reading.similar) {
    similar.push_back(link_to(found.announcement, language));
  }
  data.set("has_similar", !reading.similar.empty());
  data.set("similar", similar);
}

}  // namespace tracuu::server
