// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "schema/announcement.hpp"
#include "search/api/relations.hpp"

namespace tracuu::search {

/// A document that an announcement links to as its own.
struct AttachmentLink {
  std::string text;  ///< of the link, else the name of the file
  std::string url;   ///< where it was published; empty if unknown
  std::string id;    ///< of the announcement that it was indexed as; empty if it was not
  // Where one announcement is looked at closely:
  bool is_unreadable = false;  ///< the file was met, and nothing could be read from it: a scan
  // Of the announcement that it was indexed as, then:
  std::string filetype{};       ///< what it was read as: "PDF"
  std::string number{};         ///< its own document number
  std::string picture_pages{};  ///< its pages that are pictures without text: "2-4,7"
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

/// A document whose number an announcement cites.
struct CitedDocument {
  std::string number;  ///< as the announcement writes it
  std::string id;      ///< of the announcement that is the document; empty if the index has none
};

/// What an announcement cites, and how often it is cited.
struct Citations {
  std::vector<CitedDocument> cited;  ///< in the order of the text
  std::size_t cited_by = 0;          ///< other announcements that cite its own number; exact
};

/// An announcement, whole.
struct FoundAnnouncement {
  schema::Announcement announcement;
  Related related;
  Citations citations{};
  Relations relations{};
};

}  // namespace tracuu::search
