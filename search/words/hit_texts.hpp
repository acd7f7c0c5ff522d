// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <memory>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "schema/stored_announcement.hpp"

namespace tracuu::search {

/// What the announcements that one search looks into store, each read once: its best hits tell how
/// words are spelled, and are then shown. Of one state of one database. Not thread-safe.
class HitTexts {
 public:
  /// What `document`, one that was found, stores; lives as long as this object. IndexCorrupt,
  /// OutOfMemory. May throw Xapian::Error.
  [[nodiscard]] base::Result<schema::StoredAnnouncement const*> of(Xapian::Database const& database,
                                                                   Xapian::docid document);

 private:
  /// A handful: those of a page.
  std::vector<std::pair<Xapian::docid, std::unique_ptr<schema::StoredAnnouncement const>>> read_;
};

}  // namespace tracuu::search
