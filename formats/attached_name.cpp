// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/attached_name.hpp"

#include <algorithm>

namespace tracuu::formats {

std::string attached_name(search::Hit const& hit, search::AttachedHit const& attached) {
  auto const& links = hit.related.attachments;
  auto const link = std::ranges::find(links, attached.announcement.id, &search::AttachmentLink::id);
  return link != links.end() ? link->text : attached.announcement.title;
}

}  // namespace tracuu::formats
