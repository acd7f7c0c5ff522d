// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/search/lead_page_html.hpp"

#include "base/wording.hpp"
#include "formats/format.hpp"
#include "server/urls/links.hpp"
#include "server/urls/request_params.hpp"
#include "server/views/embedded_files.hpp"
#include "server/views/html_page.hpp"

namespace tracuu::server {
namespace {

using base::Language;

PageData lead_link(search::LeadCandidate const& candidate, std::string const& location,
                   Language language) {
  schema::Announcement const& announcement = candidate.announcement;
  PageData link{PageData::type::object};
  link.set("lead_url", location);
  link.set("lead_title", announcement.title.empty() ? announcement.id : announcement.title);
  link.set("page_url", announcement_url(announcement.id, language));
  link.set("is_elsewhere", location.find("://") != std::string::npos);
  link.set("lead_day", false);
  if (announcement.date) {
    link.set("lead_day", formats::format_day(*announcement.date, language));
    link.set("lead_iso_date", schema::format_iso_date(*announcement.date));
  }
  link.set("lead_unit", text_or_false(announcement.unit));
  link.set("lead_site", text_or_false(announcement.site));
  return link;
}

}  // namespace

std::string lead_page_html(LeadAnswer const& answer, Language language, Branding const& branding) {
  bool const is_none = answer.lead.kind == search::LeadKind::None;
  bool const is_sure =
      answer.lead.kind == search::LeadKind::Exact || answer.lead.kind == search::LeadKind::Likely;
  std::string const heading(base::wording("lead.title", language));
  PageFrame const frame{.language = language,
                        .title = heading,
                        .vietnamese_url = go_url(answer.asked, Language::Vietnamese),
                        .english_url = go_url(answer.asked, Language::English),
                        .is_indexable = false};
  search::SearchRequest words;
  words.text = answer.lead.words;
  PageData data = page_data(frame, words, branding);
  data.set("heading", heading);
  data.set("form_url", std::string(kGoPath));
  data.set("asked", text_or_false(answer.asked));
  data.set("is_missing", !answer.asked.empty() && is_none);
  data.set("is_sure", is_sure);
  data.set("is_choice", answer.lead.kind == search::LeadKind::Choices);
  PageData links{PageData::type::list};
  for (std::size_t at = 0; at < answer.lead.candidates.size(); ++at) {
    links.push_back(lead_link(answer.lead.candidates[at], answer.locations[at], language));
  }
  data.set("has_leads", !answer.lead.candidates.empty());
  data.set("leads", links);
  return render_page(kLeadTemplate, language, data);
}

}  // namespace tracuu::server
