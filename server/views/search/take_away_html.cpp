// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/search/take_away_html.hpp"

#include <string>
#include <string_view>

#include "search/api/search_request.hpp"
#include "server/urls/links.hpp"

namespace tracuu::server {

void set_take_away(PageData& data, SearchParams const& params) {
  search::SearchRequest const defaults;
  search::SearchRequest request = params.request;
  request.page = defaults.page;
  request.size = defaults.size;
  struct Choice {
    char const* text;
    char const* format;
  };
  constexpr Choice kChoices[] = {
      {"CSV", "csv"}, {"RIS", "ris"}, {"BibTeX", "bibtex"}, {"JSON Lines", "jsonl"}};
  PageData exports{PageData::type::list};
  for (Choice const& choice : kChoices) {
    PageData link{PageData::type::object};
    link.set("text", choice.text);
    link.set("url", export_url(request, params.language, choice.format));
    exports.push_back(link);
  }
  data.set("exports", exports);
  data.set("originals_url", params.has_originals ? PageData{originals_url(request, params.language)}
                                                 : PageData{false});
  request.sort = defaults.sort;  // a feed has its own
  data.set("feed_url", feed_url(request, params.language));
}

}  // namespace tracuu::server
