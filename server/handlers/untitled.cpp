// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/untitled.hpp"

#include "formats/plain_line.hpp"

namespace tracuu::server {
namespace {

/// A longer sentence is cut, as a title would not be.
constexpr std::size_t kMaxTitle = 120;  // code points

std::string title_of_text(schema::Announcement const& announcement) {
  std::string title = formats::first_sentence(announcement.abstract, kMaxTitle);
  return title.empty() ? formats::first_sentence(announcement.body, kMaxTitle) : title;
}

void title_linked(search::Searcher& searcher, schema::Announcement& announcement) {
  if (!announcement.title.empty()) return;
  auto const whole = searcher.find(announcement.id);
  if (whole) announcement.title = title_of_text(whole->announcement);
}

void title_optional(search::Searcher& searcher, std::optional<schema::Announcement>& announcement) {
  if (announcement) title_linked(searcher, *announcement);
}

}  // namespace

void title_untitled(search::Searcher& searcher, std::vector<search::Hit>& hits) {
  for (search::Hit& hit : hits) {
    title_linked(searcher, hit.announcement);
    for (schema::Announcement& copy : hit.copies) title_linked(searcher, copy);
  }
}

void title_untitled(search::Searcher& searcher, search::AnnouncementReading& reading) {
  schema::Announcement& announcement = reading.found.announcement;
  if (announcement.title.empty()) {
    announcement.title = title_of_text(announcement);
    reading.title = {announcement.title, {}};
  }
  for (search::SimilarAnnouncement& similar : reading.similar) {
    title_linked(searcher, similar.announcement);
  }
  title_optional(searcher, reading.neighbours.older);
  title_optional(searcher, reading.neighbours.newer);
}

}  // namespace tracuu::server
