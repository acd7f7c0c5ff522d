// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/attachments_html.hpp"

#include <string>

#include "formats/format.hpp"
#include "server/urls/links.hpp"
#include "server/urls/request_params.hpp"

namespace tracuu::server {
namespace {

PageData link_data(search::AttachmentLink const& link, base::Language language) {
  bool const is_external = link.id.empty() && formats::is_web_address(link.url);
  PageData data{PageData::type::object};
  data.set("attachment_text", link.text);
  data.set("is_external", is_external);
  data.set("attachment_url", link.id.empty() ? (is_external ? PageData{link.url} : PageData{false})
                                             : PageData{announcement_url(link.id, language)});
  return data;
}

}  // namespace

void set_related(PageData& data, search::Related const& related, base::Language language,
                 std::size_t max_shown) {
  std::size_t const count = related.attachments.size();
  // One more takes no more room than the line that counts it.
  std::size_t const shown = count <= max_shown || count == max_shown + 1 ? count : max_shown;
  PageData links{PageData::type::list};
  for (std::size_t at = 0; at < shown; ++at) {
    links.push_back(link_data(related.attachments[at], language));
  }
  data.set("more_attachments", shown == count
                                   ? PageData{false}
                                   : PageData{formats::format_count(count - shown, language)});
  data.set("has_attachments", !related.attachments.empty());
  data.set("attachments", links);
  data.set("has_parent", related.page.has_value());
  if (!related.page) return;
  data.set("parent_title", related.page->title);
  data.set("parent_url", announcement_url(related.page->id, language));
}

}  // namespace tracuu::server
