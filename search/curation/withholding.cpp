// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/curation/withholding.hpp"

#include <fmt/format.h>

#include <string>

namespace tracuu::search {

base::Error withdrawn(std::string_view id) {
  return {base::ErrorCode::NotFound, fmt::format("the announcement '{}' was withdrawn", id), "",
          std::string(kWithdrawn)};
}

void withhold(DocumentAdjustments const& adjustments, Related& related) {
  std::erase_if(related.attachments, [&](AttachmentLink const& link) {
    return !link.id.empty() && adjustments.hides_id(link.id);
  });
  if (related.page && adjustments.hides_id(related.page->id)) related.page.reset();
}

void withhold(DocumentAdjustments const& adjustments, FoundAnnouncement& found) {
  withhold(adjustments, found.related);
  for (CitedDocument& cited : found.citations.cited) {
    if (adjustments.hides_id(cited.id)) cited.id.clear();
  }
  std::erase_if(found.relations.links, [&](RelationLink const& link) {
    return link.is_inverse && adjustments.hides_id(link.id);
  });
  for (RelationLink& link : found.relations.links) {
    if (!adjustments.hides_id(link.id)) continue;
    link.id.clear();
    link.title.clear();
  }
}

void withhold(DocumentAdjustments const& adjustments, std::vector<SimilarAnnouncement>& similar,
              std::size_t size) {
  std::erase_if(similar, [&](SimilarAnnouncement const& each) {
    return adjustments.hides_id(each.announcement.id);
  });
  if (similar.size() > size) similar.resize(size);
}

void withhold(DocumentAdjustments const& adjustments,
              std::vector<schema::Announcement>& announcements) {
  std::erase_if(announcements,
                [&](schema::Announcement const& each) { return adjustments.hides_id(each.id); });
}

void withhold(DocumentAdjustments const& adjustments, Lead& lead) {
  std::erase_if(lead.candidates, [&](LeadCandidate const& each) {
    return adjustments.hides_id(each.announcement.id);
  });
  if (lead.candidates.empty()) lead.kind = LeadKind::None;
}

void withhold(DocumentAdjustments const& adjustments, FileMatches& found) {
  std::erase_if(found.matches,
                [&](FileMatch const& each) { return adjustments.hides_id(each.announcement.id); });
}

}  // namespace tracuu::search
