// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "schema/announcement.hpp"
#include "schema/instant.hpp"
#include "store/tombstone.hpp"

namespace tracuu::search {

/// Which announcements are harvested, a page at a time.
struct HarvestRequest {
  /// After this document of the index; 0 = from the first. Documents keep their
  /// numbers until a full build; one that is new has a higher one than all.
  std::uint32_t after = 0;
  std::uint32_t last = UINT32_MAX;       ///< no document after this one
  std::size_t size = 100;                ///< at most so many
  std::optional<schema::Instant> from;   ///< last indexed at this second or later
  std::optional<schema::Instant> until;  ///< last indexed at this second or earlier
  std::string site;                      ///< only this site, as in HarvestScope::sites; "" = all
  bool whole = true;                     ///< false: of announcements only the id is read
};

struct HarvestedAnnouncement {
  schema::Announcement announcement;
  std::string site;  ///< as in HarvestScope::sites
  schema::Instant indexed{};
};

struct HarvestPage {
  std::vector<HarvestedAnnouncement> announcements;
  std::uint32_t last_document = 0;  ///< where the next page goes on; 0 if there is no next page
  std::string generation;           ///< documents have the same numbers only within one
};

/// Which deleted announcements are harvested, a page at a time.
struct DeletedRequest {
  std::string after;                     ///< after this id; "" = from the first
  std::size_t size = 100;                ///< at most so many
  std::optional<schema::Instant> from;   ///< deleted at this second or later
  std::optional<schema::Instant> until;  ///< deleted at this second or earlier
  std::string site;                      ///< as in HarvestRequest
};

struct DeletedPage {
  std::vector<store::Tombstone> tombstones;
  bool has_more = false;
};

/// A site that may be harvested by itself.
struct HarvestSite {
  std::string form;  ///< in which the index holds its name, as in HarvestScope::sites
  std::string name;  ///< as it is written most often: "Xã Vân Khê"
};

/// What there is to harvest.
struct HarvestScope {
  std::vector<std::string> sites;           ///< in the form in which the index holds them, sorted
  std::uint32_t last_document = 0;          ///< highest number of a document
  std::optional<schema::Instant> earliest;  ///< least time at which one was indexed
  std::optional<schema::Instant> latest;
};

}  // namespace tracuu::search
