// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/attachments_html.hpp"

#include <string>

#include "base/wording.hpp"
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
  data.set("attachment_note", false);
  data.set("attachment_url", link.id.empty() ? (is_external ? PageData{link.url} : PageData{false})
                                             : PageData{announcement_url(link.id, language)});
  return data;
}

void append_part(std::string& note, std::string const& part) {
  if (part.empty()) return;
  if (!note.empty()) note += " · ";
  note += part;
}

/// "PDF · 119/QĐ-UBND · trang 2–4 là ảnh, chưa đọc được chữ".
std::string what_was_read(search::AttachmentLink const& link, base::Language language) {
  if (link.is_unreadable) return std::string(base::wording("attachments.unreadable", language));
  if (link.id.empty()) return std::string(base::wording("attachments.not_held", language));
  std::string note = link.filetype;
  append_part(note, link.number);
  if (!link.picture_pages.empty()) {
    append_part(note, base::wording("attachments.pictures", language,
                                    formats::page_list(link.picture_pages)));
  }
  return note;
}

/// Fills in all but the links to the attachments.
void set_frame(PageData& data, search::Related const& related, base::Language language,
               std::size_t more_attachments) {
  data.set("more_attachments", more_attachments == 0
                                   ? PageData{false}
                                   : PageData{formats::format_count(more_attachments, language)});
  data.set("has_attachments", !related.attachments.empty());
  data.set("has_parent", related.page.has_value());
  if (!related.page) return;
  data.set("parent_title", related.page->title);
  data.set("parent_url", announcement_url(related.page->id, language));
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
  data.set("attachments", links);
  set_frame(data, related, language, count - shown);
}

void set_read_attachments(PageData& data, search::Related const& related, base::Language language) {
  PageData links{PageData::type::list};
  for (search::AttachmentLink const& link : related.attachments) {
    PageData one = link_data(link, language);
    one.set("attachment_note", text_or_false(what_was_read(link, language)));
    one.set("note_lang", std::string(base::language_tag(language)));
    links.push_back(one);
  }
  data.set("attachments", links);
  set_frame(data, related, language, 0);
}

}  // namespace tracuu::server
