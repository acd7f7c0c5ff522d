// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/announcement/citations_html.hpp"

#include <algorithm>
#include <string>

#include "server/urls/links.hpp"
#include "server/urls/request_params.hpp"
#include "server/views/archive/number_page_html.hpp"
#include "server/views/archive_search.hpp"

namespace tracuu::server {
namespace {

/// So many are shown at once, the others when they are asked for.
constexpr std::size_t kMaxCitedShown = 12;

PageData cited_links(search::Citations const& citations, std::size_t begin, std::size_t end,
                     base::Language language) {
  PageData list{PageData::type::list};
  for (std::size_t at = begin; at < end; ++at) {
    search::CitedDocument const& cited = citations.cited[at];
    PageData link{PageData::type::object};
    link.set("cited_number", cited.number);
    link.set("cited_url", cited.id.empty() ? number_url(cited.number, language)
                                           : announcement_url(cited.id, language));
    link.set("is_held", !cited.id.empty());
    list.push_back(link);
  }
  return list;
}

}  // namespace

void set_citations(PageData& data, schema::Announcement const& announcement,
                   search::Citations const& citations, base::Language language) {
  std::size_t const count = citations.cited.size();
  // One more takes no more room than the line that counts it.
  std::size_t const shown = count <= kMaxCitedShown + 1 ? count : kMaxCitedShown;
  data.set("has_cited", count > 0);
  data.set("cited", cited_links(citations, 0, shown, language));
  data.set("has_more_cited", shown < count);
  data.set("more_cited", cited_links(citations, shown, count, language));
  data.set("more_cited_count", std::to_string(count - shown));
  data.set("cited_by_text", citations.cited_by == 0
                                ? PageData{false}
                                : PageData{announcements_text(citations.cited_by, language)});
  data.set("cited_by_url", search_url(citing_search(announcement.number), language));
}

}  // namespace tracuu::server
