// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"
#include "formats/json_fields.hpp"

namespace tracuu::server {

// What pages tell programs of themselves, in the words of schema.org, as JSON-LD (W3C,
// "JSON-LD 1.1"). All of it can stand in <script type="application/ld+json"> as it is. Thread-safe.

/// JSON without what could end a script element, or begin another state of its parser (HTML,
/// "Restrictions for contents of script elements").
[[nodiscard]] std::string json_for_script(formats::Json const& json);

/// The service as a WebSite with a SearchAction, from which search engines offer its box. `name` is
/// the service's, `base_url` where it is reached.
[[nodiscard]] std::string website_json(std::string_view name, std::string_view base_url,
                                       base::Language language);

/// One step on the way to a page.
struct Breadcrumb {
  std::string name;
  std::string address;  ///< whole
};

/// The way to a page, from the home page to it, as a BreadcrumbList.
[[nodiscard]] std::string breadcrumbs_json(std::vector<Breadcrumb> const& crumbs);

}  // namespace tracuu::server
