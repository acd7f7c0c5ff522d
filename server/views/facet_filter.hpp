// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "base/language.hpp"
#include "search/api/search_request.hpp"

namespace tracuu::server {

/// What a facet is called on pages: "Địa phương", "Place".
[[nodiscard]] std::string_view facet_title(search::Facet facet, base::Language language);

/// The filter of `facet` that is on, for readers: the quotes that ask for a whole
/// name are left out. Empty if it is off.
[[nodiscard]] std::string filter_text(search::SearchRequest const& request, search::Facet facet);

/// Turns the filter of `facet` on so that it finds just what FacetValue::value was
/// counted for; off if `value` is empty, or for a year that is no number.
void set_filter(search::SearchRequest& request, search::Facet facet, std::string_view value);

}  // namespace tracuu::server
