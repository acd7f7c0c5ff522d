// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/take_away_html.hpp"

#include <string>
#include <string_view>

#include "search/api/search_request.hpp"
#include "server/urls/links.hpp"

namespace tracuu::server {
namespace {

constexpr std::string_view kSearchPath = "/search";

/// The other routes that take a search read the parameters of its page.
std::string url_at(std::string_view path, search::SearchRequest const& request,
                   base::Language language) {
  return std::string(path) + search_url(request, language).substr(kSearchPath.size());
}

}  // namespace

void set_take_away(PageData& data, SearchParams const& params) {
  search::SearchRequest const defaults;
  search::SearchRequest request = params.request;
  request.page = defaults.page;
  request.size = defaults.size;
  std::string const url = url_at("/api/v1/export", request, params.language);
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
    link.set("url", url + "&format=" + choice.format);
    exports.push_back(link);
  }
  data.set("exports", exports);
  request.sort = defaults.sort;  // a feed has its own
  data.set("feed_url", url_at("/feed", request, params.language));
}

}  // namespace tracuu::server
