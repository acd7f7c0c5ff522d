// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "base/language.hpp"
#include "search/api/hit.hpp"
#include "search/api/number_lookup_result.hpp"
#include "search/api/search_request.hpp"

namespace tracuu::server {

/// What was looked up, and what there is.
struct NumberPage {
  std::string asked;  ///< as typed; empty: nothing yet
  search::NumberLookup lookup;
  std::vector<search::Hit> hits;  ///< of the one number found; the newest
  base::Language language = base::Language::Vietnamese;
};

/// /kho/number: the announcements with a document number; or the numbers that may be meant.
/// Thread-safe.
[[nodiscard]] std::string number_page_html(NumberPage const& page);

/// The search for just the announcements with `number`, newest first.
[[nodiscard]] search::SearchRequest number_search(std::string const& number);

}  // namespace tracuu::server
