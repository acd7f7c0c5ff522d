// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "base/language.hpp"
#include "search/api/hit.hpp"
#include "search/api/number_lookup_result.hpp"
#include "search/api/search_request.hpp"
#include "server/branding/branding.hpp"

namespace tracuu::server {

/// What was looked up, and what there is.
struct NumberPage {
  std::string asked;  ///< as typed; empty: nothing yet
  search::NumberLookup lookup;
  // Of the one number found, the newest:
  std::vector<search::Hit> own;     ///< that are the document
  std::vector<search::Hit> citing;  ///< that cite it
  base::Language language = base::Language::Vietnamese;
};

/// /kho/number: the announcement that is the document with a number, apart from those that cite
/// it; or the numbers that may be meant. Thread-safe.
[[nodiscard]] std::string number_page_html(NumberPage const& page,
                                           Branding const& branding = own_branding());

/// The search for the announcements with `number`: that are the document, first, or cite it.
[[nodiscard]] search::SearchRequest number_search(std::string const& number);

/// The search for just the announcements that are the document with `number`, newest first.
[[nodiscard]] search::SearchRequest own_number_search(std::string const& number);

/// The search for just the announcements that cite `number`, newest first.
[[nodiscard]] search::SearchRequest citing_search(std::string const& number);

}  // namespace tracuu::server
