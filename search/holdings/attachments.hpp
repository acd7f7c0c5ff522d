// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include "base/result.hpp"
#include "schema/announcement.hpp"
#include "search/api/document_adjustments.hpp"
#include "search/api/found_announcement.hpp"

namespace tracuu::search {

/// What is told of an attachment that was indexed.
enum class AttachmentDetail {
  Link,         ///< its id
  WhatWasRead,  ///< its type, number and unread pages, too; or that its file could not be read
};

/// The attachments of an announcement, each with the announcement that it was
/// indexed as, and of an attachment the first page that links to it: found by their
/// terms (docs/index-format.md), so that it does not matter which was read first.
/// Nothing in indexes from before these terms. May throw Xapian::Error.
[[nodiscard]] base::Result<Related> find_related(Xapian::Database const& database,
                                                 schema::Announcement const& announcement,
                                                 AttachmentDetail detail = AttachmentDetail::Link);

/// Takes out of `announcement` the attachments that are announcements which are hidden. May throw
/// Xapian::Error.
void withhold_attachments(Xapian::Database const& database, DocumentAdjustments const& adjustments,
                          schema::Announcement& announcement);

}  // namespace tracuu::search
