// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "base/language.hpp"
#include "base/wording.hpp"
#include "server/branding/branding.hpp"
#include "server/views/embedded_files.hpp"
#include "server/views/html_page.hpp"

namespace tracuu::server {

/// A page of the webmaster's: one row of their navigation.
struct WebmasterSection {
  std::string_view path;
  base::TextKey<0> title;  ///< of the page, and of the link to it
};

/// All of them, in the order of their navigation; a new page is a row here, a template that begins
/// with {{> top}} {{> webmaster_top}} and ends with {{> bottom}}, and a route with `for_webmaster`.
inline constexpr WebmasterSection kQueriesSection{"/webmaster", "webmaster.queries"};
inline constexpr WebmasterSection kCurationSection{"/webmaster/curation", "webmaster.curation"};
inline constexpr WebmasterSection kWebmasterSections[] = {kQueriesSection, kCurationSection};

/// Data for the parts that these pages share. `parameters` ("from=2026-11-01", without lang; may
/// be empty) stay when the language is switched. `webmaster`: the name of the token.
[[nodiscard]] PageData webmaster_data(WebmasterSection const& section, base::Language language,
                                      std::string_view parameters, std::string const& webmaster,
                                      Branding const& branding);

/// The address of a page of these: "/webmaster?from=2026-11-01&lang=en".
[[nodiscard]] std::string webmaster_url(std::string_view path, std::string_view parameters,
                                        base::Language language);

/// The page. Thread-safe, as all of this file.
[[nodiscard]] std::string render_webmaster_page(PageTemplate const& page_template,
                                                base::Language language, PageData& data);

}  // namespace tracuu::server
