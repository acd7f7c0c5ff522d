// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/search/home_page_html.hpp"

#include "search/api/search_request.hpp"
#include "server/urls/links.hpp"
#include "server/urls/request_params.hpp"
#include "server/views/embedded_files.hpp"
#include "server/views/html_page.hpp"

namespace tracuu::server {
namespace {

// Three ways in: plain words, no marks at all, a document number.
constexpr char const* kExampleQueries[] = {"thủ tục cấp giấy khai sinh", "lich tiep cong dan",
                                           "119/QĐ-UBND"};

}  // namespace

std::string home_page_html(base::Language language, Branding const& branding) {
  PageFrame const frame{.language = language,
                        .title = "",
                        .vietnamese_url = home_url(base::Language::Vietnamese),
                        .english_url = home_url(base::Language::English)};
  PageData data = page_data(frame, {}, branding);
  data.set("is_home", true);
  PageData examples{PageData::type::list};
  for (char const* query : kExampleQueries) {
    search::SearchRequest request;
    request.text = query;
    PageData example{PageData::type::object};
    example.set("text", query);
    example.set("url", search_url(request, language));
    examples.push_back(example);
  }
  data.set("examples", examples);
  return render_page(kHomeTemplate, language, data);
}

}  // namespace tracuu::server
