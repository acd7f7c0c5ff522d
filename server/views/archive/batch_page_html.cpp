// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/archive/batch_page_html.hpp"

#include "base/wording.hpp"
#include "server/urls/links.hpp"
#include "server/views/archive_search.hpp"
#include "server/views/embedded_files.hpp"
#include "server/views/html_page.hpp"

namespace tracuu::server {

std::string batch_page_html(base::Language language, Branding const& branding) {
  std::string const heading(base::wording("batch.title", language));
  PageFrame frame = archive_frame(heading, language, batch_url(base::Language::Vietnamese),
                                  batch_url(base::Language::English));
  PageData data = page_data(frame, {}, branding);
  set_archive_page(data, heading, "");
  data.set("form_url", batch_url(language));
  return render_page(kBatchTemplate, language, data);
}

}  // namespace tracuu::server
