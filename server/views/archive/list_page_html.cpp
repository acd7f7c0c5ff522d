// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/archive/list_page_html.hpp"

#include <algorithm>

#include "base/wording.hpp"
#include "formats/format.hpp"
#include "schema/date.hpp"
#include "server/urls/links.hpp"
#include "server/views/archive_search.hpp"
#include "server/views/embedded_files.hpp"
#include "server/views/html_page.hpp"

namespace tracuu::server {
namespace {

using base::Language;

/// A longer address is cut by some proxies and mail programs; ours takes 4,096 bytes.
constexpr std::size_t kMaxListAddress = 3'000;

std::vector<std::string> ids_without(std::vector<std::string> ids, std::string const& id) {
  std::erase(ids, id);
  return ids;
}

PageData entry_data(schema::Announcement const& announcement, ListPage const& page,
                    bool has_address) {
  PageData data{PageData::type::object};
  data.set("entry_id", announcement.id);
  data.set("entry_url", announcement_url(announcement.id, page.language));
  data.set("entry_title", announcement.title.empty() ? announcement.id : announcement.title);
  data.set("entry_day", announcement.date
                            ? PageData{formats::format_day(*announcement.date, page.language)}
                            : PageData{false});
  data.set("entry_iso_date", announcement.date ? schema::format_iso_date(*announcement.date) : "");
  data.set("entry_number", text_or_false(announcement.number));
  data.set("entry_site", text_or_false(announcement.site));
  data.set("remove_url",
           has_address ? PageData{list_url(ids_without(page.ids, announcement.id), page.language)}
                       : PageData{false});
  return data;
}

std::string lines_text(std::vector<std::string> const& ids) {
  std::string text;
  for (std::string const& id : ids) text += id + '\n';
  return text;
}

}  // namespace

std::string list_page_html(ListPage const& page, Branding const& branding) {
  Language const language = page.language;
  std::string const heading(base::wording("list.title", language));
  std::string const address = list_url(page.ids, language);
  bool const has_address = address.size() <= kMaxListAddress;
  std::vector<std::string> const none;
  std::vector<std::string> const& shared = has_address ? page.ids : none;
  PageFrame frame = archive_frame(heading, language, list_url(shared, Language::Vietnamese),
                                  list_url(shared, Language::English));
  frame.is_indexable = false;
  PageData data = page_data(frame, {}, branding);
  set_archive_page(data, heading, "");
  data.set("form_url", list_url(none, language));
  data.set("ids_text", lines_text(page.ids));
  data.set("is_bare", page.ids.empty());
  data.set("has_entries", !page.announcements.empty());
  data.set("count_text", announcements_text(page.announcements.size(), language));
  PageData entries{PageData::type::list};
  for (schema::Announcement const& announcement : page.announcements) {
    entries.push_back(entry_data(announcement, page, has_address));
  }
  data.set("entries", entries);
  PageData missing{PageData::type::list};
  for (std::string const& id : page.missing) missing.push_back(id);
  data.set("has_missing", !page.missing.empty());
  data.set("missing_count", formats::format_count(page.missing.size(), language));
  data.set("missing", missing);
  data.set("share_url",
           has_address && !page.ids.empty() ? PageData{page.base_url + address} : PageData{false});
  return render_page(kListTemplate, language, data);
}

}  // namespace tracuu::server
