// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/host_html.hpp"

#include <kainjow/mustache.hpp>

namespace tracuu::server {

std::string host_html(std::string_view name) {
  std::string const escaped = kainjow::mustache::html_escape(std::string(name));
  std::string html;
  html.reserve(escaped.size());
  for (std::size_t at = 0; at < escaped.size(); ++at) {
    html += escaped[at];
    bool const is_between = at > 0 && at + 1 < escaped.size() && escaped[at - 1] != ' ' &&
                            escaped[at + 1] != ' ' && escaped[at + 1] != '.';
    if (escaped[at] == '.' && is_between) html += "<wbr>";
  }
  return html;
}

}  // namespace tracuu::server
