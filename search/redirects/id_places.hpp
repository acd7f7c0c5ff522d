// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

#include "schema/announcement.hpp"
#include "schema/web_address.hpp"

namespace tracuu::search {

/// Where an id stands in a key of schema::web_address_key, the id as "#": of a path its host and
/// the part with the id, with words as "*"; of parameters all, with other numbers as "0". Addresses
/// that a portal made in one way have one place. Thread-safe.
///
///     vankhe.example/tin.aspx?cateid=2&itemid=1234  ->  vankhe.example/tin.aspx?cateid=0&itemid=#
///     vankhe.example/tin-tuc/hop-xa-t1234.html      ->  vankhe.example/*-t#.html
///     vankhe.example/hop-xa/1234.html               ->  vankhe.example/#.html
[[nodiscard]] std::string place_of_id(std::string_view key, schema::AddressId const& id);

/// What the addresses of a portal show of a place.
struct IdPlace {
  std::size_t seen = 0;      ///< addresses with an id there
  std::size_t distinct = 0;  ///< ids among them
  std::size_t agreeing = 0;  ///< announcements with the same id there and in their url
  std::size_t differing = 0;
  std::vector<std::string> in_urls;  ///< the places of the id in their urls
};

/// Learns from addresses of the index that are like `key`, whose id `id` is: announcements that
/// have such an address beside another. Reads a few hundred terms at most. May throw
/// Xapian::Error.
[[nodiscard]] IdPlace learn_place(Xapian::Database const& database, std::string_view key,
                                  schema::AddressId const& id);

/// Whether announcements enough show where an id at the place stands in their urls.
[[nodiscard]] bool is_learned(IdPlace const& place);

/// Whether an id at the place names a page, not a section, a year or a page of a list: addresses
/// enough were seen, and hardly any two have one id.
[[nodiscard]] bool names_pages(IdPlace const& place);

/// Whether `announcement` has an address on `host` with the id at `place`.
[[nodiscard]] bool has_id_at(schema::Announcement const& announcement, std::string_view id,
                             std::string_view place);

}  // namespace tracuu::search
