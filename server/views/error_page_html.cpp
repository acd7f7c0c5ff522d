// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/error_page_html.hpp"

#include <string_view>
#include <vector>

#include "server/views/embedded_files.hpp"
#include "server/views/html_page.hpp"

namespace tracuu::server {
namespace {

std::string heading(int status, base::Language language) {
  bool const is_english = language == base::Language::English;
  if (status == 404) return is_english ? "Not found" : "Không tìm thấy";
  if (status == 503) return is_english ? "Please wait a moment" : "Xin chờ một lát";
  if (status >= 500) return is_english ? "Something went wrong" : "Đã có lỗi";
  return is_english ? "The request could not be read" : "Chưa đọc được yêu cầu";
}

std::string render(std::vector<Problem> const& problems, SearchParams const& shown) {
  std::string const title = heading(problems.front().status, shown.language);
  PageFrame const frame{.language = shown.language,
                        .title = title + " – Tra Cứu",
                        .vietnamese_url = "/",
                        .english_url = "/?lang=en",
                        .is_indexable = false};
  PageData data = page_data(frame, shown.request);
  data.set("heading", title);
  // The fields to correct may be the folded ones. On other pages they stay folded: what they
  // hold is shown as chips above the results.
  data.set("form_open", problems.front().status == 422);
  PageData messages{PageData::type::list};
  for (Problem const& problem : problems) messages.push_back(problem.message(shown.language));
  data.set("messages", messages);
  return render_page(kErrorTemplate, data);
}

}  // namespace

std::string error_page_html(Problem const& problem, base::Language language) {
  SearchParams shown;
  shown.language = language;
  return render({problem}, shown);
}

std::string bad_search_page_html(SearchParams const& params) {
  return render(params.problems, params);
}

}  // namespace tracuu::server
