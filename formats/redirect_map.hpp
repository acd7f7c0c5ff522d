// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tracuu::formats {

/// An old address and where it leads.
struct Redirect {
  std::string from;  ///< a web address
  std::string to;    ///< a web address; empty: it is not sure where it leads
  std::string note;  ///< of one that leads nowhere: why, for the webmaster
};

/// For whom a map of old addresses is written.
enum class RedirectFormat {
  Nginx,   ///< a `map` for an http block
  Apache,  ///< a text map for RewriteMap
  Csv,     ///< a table: from, to, note
};

/// What became of the redirects.
struct RedirectMap {
  std::string text;
  std::size_t written = 0;    ///< addresses that lead on
  std::size_t unsure = 0;     ///< that had no `to`
  std::size_t conflicts = 0;  ///< that were there already and led elsewhere: the first one counts
  std::size_t refused = 0;    ///< that the format can't hold (control characters, too long)
};

/// Writes the map of old addresses, for one host (`site`, whose keys are paths), or, if that is
/// empty, for all, whose keys begin with the host. Keys are as servers compare them: %XX decoded,
/// without a fragment, letters composed and, in a second line, decomposed; the parameters as they
/// are. Addresses of other hosts than `site` are left out. What leads nowhere, conflicts or can't
/// be written stands in comments at the end (a CSV has rows for them), with the reason. How the
/// file is used stands in comments at its beginning. Thread-safe.
///
/// nginx: https://nginx.org/en/docs/http/ngx_http_map_module.html (keys are compared without case;
/// a "$" in a value would begin a variable). Apache:
/// https://httpd.apache.org/docs/2.4/rewrite/rewritemap.html (a key ends at the first blank).
[[nodiscard]] RedirectMap redirect_map(std::vector<Redirect> const& redirects,
                                       RedirectFormat format, std::string_view site);

}  // namespace tracuu::formats
