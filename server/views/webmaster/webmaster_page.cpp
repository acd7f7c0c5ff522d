// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/webmaster/webmaster_page.hpp"

namespace tracuu::server {

using base::Language;

std::string webmaster_url(std::string_view path, std::string_view parameters, Language language) {
  std::string url(path);
  if (!parameters.empty()) url.append("?").append(parameters);
  if (language == Language::English) url += parameters.empty() ? "?lang=en" : "&lang=en";
  return url;
}

PageData webmaster_data(WebmasterSection const& section, Language language,
                        std::string_view parameters, std::string const& webmaster,
                        Branding const& branding) {
  PageFrame const frame{
      .language = language,
      .title = std::string(base::wording(section.title, language)),
      .vietnamese_url = webmaster_url(section.path, parameters, Language::Vietnamese),
      .english_url = webmaster_url(section.path, parameters, Language::English),
      .is_indexable = false};
  PageData data = page_data(frame, {}, branding);
  data.set("heading", frame.title);
  data.set("is_webmaster", true);
  data.set("webmaster", webmaster);
  PageData links{PageData::type::list};
  for (WebmasterSection const& each : kWebmasterSections) {
    PageData link{PageData::type::object};
    link.set("section_url", webmaster_url(each.path, "", language));
    link.set("section_title", std::string(base::wording(each.title, language)));
    link.set("is_current", each.path == section.path);
    links.push_back(link);
  }
  data.set("sections", links);
  return data;
}

std::string render_webmaster_page(PageTemplate const& page_template, Language language,
                                  PageData& data) {
  using kainjow::mustache::partial;
  data.set("webmaster_top",
           partial{[text = kWebmasterTopTemplate.in(language)] { return std::string(text); }});
  return render_page(page_template, language, data);
}

}  // namespace tracuu::server
