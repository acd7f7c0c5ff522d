// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/error_page_html.hpp"

#include <string_view>
#include <vector>

#include "base/wording.hpp"
#include "server/urls/links.hpp"
#include "server/views/embedded_files.hpp"
#include "server/views/html_page.hpp"

namespace tracuu::server {
namespace {

std::string_view heading(int status, base::Language language) {
  if (status == 404) return base::wording("error.not_found", language);
  if (status == 503) return base::wording("error.busy", language);
  if (status >= 500) return base::wording("error.failed", language);
  return base::wording("error.unread", language);
}

std::string render(std::vector<Problem> const& problems, SearchParams const& shown,
                   Branding const& branding) {
  std::string const title(heading(problems.front().status, shown.language));
  PageFrame const frame{.language = shown.language,
                        .title = title,
                        .vietnamese_url = home_url(base::Language::Vietnamese),
                        .english_url = home_url(base::Language::English),
                        .is_indexable = false};
  PageData data = page_data(frame, shown.request, branding);
  data.set("heading", title);
  // The fields to correct may be the folded ones. On other pages they stay folded: what they
  // hold is shown as chips above the results.
  data.set("form_open", problems.front().status == 422);
  PageData messages{PageData::type::list};
  for (Problem const& problem : problems) messages.push_back(problem.message(shown.language));
  data.set("messages", messages);
  return render_page(kErrorTemplate, shown.language, data);
}

}  // namespace

std::string error_page_html(Problem const& problem, base::Language language,
                            Branding const& branding) {
  SearchParams shown;
  shown.language = language;
  return render({problem}, shown, branding);
}

std::string bad_search_page_html(SearchParams const& params, Branding const& branding) {
  return render(params.problems, params, branding);
}

}  // namespace tracuu::server
