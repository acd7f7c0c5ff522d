// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "search/api/facet_counts.hpp"
#include "search/api/search_request.hpp"

namespace tracuu::server {

/// A value of a facet as readers see it: what is named in words begins with a capital ("Quyết
/// định", "Huyện Lam Giang"); hosts, persons and names of formats stay as they are written. Plain
/// text. Thread-safe.
[[nodiscard]] std::string facet_value_text(search::Facet facet, std::string const& value);

/// A counted value, by its label if it has one, as HTML: escaped, a line may break within hosts
/// (host_html). Thread-safe.
[[nodiscard]] std::string facet_value_html(search::Facet facet, search::FacetValue const& counted);

}  // namespace tracuu::server
