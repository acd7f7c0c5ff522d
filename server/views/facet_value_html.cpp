// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/facet_value_html.hpp"

#include "formats/format.hpp"
#include "server/views/host_html.hpp"

namespace tracuu::server {

std::string facet_value_text(search::Facet facet, std::string const& value) {
  switch (facet) {
    case search::Facet::Unit:
    case search::Facet::Place:
    case search::Facet::Category:
    case search::Facet::Type: return formats::with_first_capital(value);
    default: return value;
  }
}

std::string facet_value_html(search::Facet facet, search::FacetValue const& counted) {
  return host_html(facet_value_text(facet, counted.label.empty() ? counted.value : counted.label));
}

}  // namespace tracuu::server
