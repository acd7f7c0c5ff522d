// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/archive/identify_page_html.hpp"

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

constexpr std::uint64_t kMegabyte = 1u << 20;

PageData match_data(search::FileMatch const& match, Language language) {
  schema::Announcement const& announcement = match.announcement;
  PageData data{PageData::type::object};
  data.set("match_url", announcement_url(announcement.id, language));
  data.set("match_title", announcement.title.empty() ? announcement.id : announcement.title);
  data.set("agreement_text", formats::agreement_text(match, language));
  data.set("match_day", announcement.date
                            ? PageData{formats::format_day(*announcement.date, language)}
                            : PageData{false});
  data.set("match_iso_date", announcement.date ? schema::format_iso_date(*announcement.date) : "");
  data.set("match_number", text_or_false(announcement.number));
  data.set("match_site", text_or_false(announcement.site));
  return data;
}

PageData file_data(formats::IdentifiedFile const& file, Language language) {
  PageData data{PageData::type::object};
  data.set("file_name", file.name.empty() ? std::string(base::wording("identify.unnamed", language))
                                          : file.name);
  data.set("verdict_text", formats::verdict_text(file, language));
  data.set("unread_text", text_or_false(formats::unread_text(file, language)));
  PageData matches{PageData::type::list};
  for (search::FileMatch const& match : file.found.matches) {
    matches.push_back(match_data(match, language));
  }
  data.set("has_matches", !file.found.matches.empty());
  data.set("matches", matches);
  data.set("is_cut", file.found.is_cut);
  data.set("sha256", file.traits.sha256);
  return data;
}

}  // namespace

std::string identify_page_html(IdentifyPage const& page, Branding const& branding) {
  Language const language = page.language;
  std::string const heading(base::wording("identify.title", language));
  PageFrame frame = archive_frame(heading, language, identify_url(Language::Vietnamese),
                                  identify_url(Language::English));
  frame.is_indexable = page.files.empty();
  PageData data = page_data(frame, {}, branding);
  set_archive_page(data, heading, "");
  data.set("form_url", identify_url(language));
  data.set("limits_text",
           page.limit_bytes == 0
               ? std::string(base::wording("identify.kept", language))
               : base::wording("identify.limits", language,
                               formats::format_count(page.limit_bytes / kMegabyte, language)));
  PageData files{PageData::type::list};
  for (formats::IdentifiedFile const& file : page.files) files.push_back(file_data(file, language));
  data.set("files", files);
  return render_page(kIdentifyTemplate, language, data);
}

}  // namespace tracuu::server
