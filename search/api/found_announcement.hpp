// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "schema/announcement.hpp"

namespace tracuu::search {

/// A document that an announcement links to as its own.
struct AttachmentLink {
  std::string text;  ///< of the link, else the name of the file
  std::string url;   ///< where it was published; empty if unknown
  std::string id;    ///< of the announcement that it was indexed as; empty if it was not
};

/// A page that links to a document as its own.
struct PageLink {
  std::string id;
  std::string title;
};

/// Which announcements belong together.
struct Related {
  std::vector<AttachmentLink> attachments;
  std::optional<PageLink> page;  ///< whose attachment the announcement is
};

/// An announcement, whole.
struct FoundAnnouncement {
  schema::Announcement announcement;
  Related related;
};

}  // namespace tracuu::search
