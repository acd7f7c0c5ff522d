// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/language.hpp"
#include "search/api/search_request.hpp"
#include "search/holdings/result_stream.hpp"

namespace tracuu::server {

/// A saved search as a feed.
struct Feed {
  std::string base_url;             ///< where the service is reached
  std::string authority;            ///< who names its things (public_address.hpp); may be empty
  search::SearchRequest request;    ///< what is searched
  std::optional<std::size_t> size;  ///< how many entries were asked for
  base::Language language = base::Language::Vietnamese;
  std::string site_name = "Tra Cứu";            ///< of the service
  std::vector<search::StreamedResult> entries;  ///< the newest hits, newest first
  schema::Instant updated{};                    ///< of the newest change in it
};

/// The feed in Atom 1.0 (RFC 4287), with a style sheet for those who open it in a browser. It is
/// named by its search and filters, and links to itself by the address that it is reached under.
/// Ids are made of the announcement's id or the search (lasting_id), so they stay. An entry leads
/// to where the announcement was published, else to our page of it. Thread-safe.
[[nodiscard]] std::string feed_atom(Feed const& feed);

}  // namespace tracuu::server
