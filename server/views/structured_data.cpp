// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/structured_data.hpp"

#include "server/urls/links.hpp"

namespace tracuu::server {
namespace {

formats::Json of_type(char const* type) {
  return formats::Json{{"@context", "https://schema.org"}, {"@type", type}};
}

}  // namespace

std::string json_for_script(formats::Json const& json) {
  std::string safe;
  for (char const c : formats::to_text(json)) {
    switch (c) {
      case '<': safe += "\\u003c"; break;
      case '>': safe += "\\u003e"; break;
      case '&': safe += "\\u0026"; break;
      default: safe += c;
    }
  }
  return safe;
}

std::string website_json(std::string_view name, std::string_view base_url,
                         base::Language language) {
  formats::Json site = of_type("WebSite");
  site["name"] = name;
  site["url"] = std::string(base_url) + home_url(language);
  site["inLanguage"] = base::language_tag(language);
  formats::Json& action = site["potentialAction"];
  action["@type"] = "SearchAction";
  action["target"]["@type"] = "EntryPoint";
  action["target"]["urlTemplate"] =
      std::string(base_url) + std::string(kSearchPath) + "?q={search_term_string}";
  action["query-input"] = "required name=search_term_string";
  return json_for_script(site);
}

std::string breadcrumbs_json(std::vector<Breadcrumb> const& crumbs) {
  formats::Json list = of_type("BreadcrumbList");
  formats::Json& items = list["itemListElement"] = formats::Json::array();
  for (Breadcrumb const& crumb : crumbs) {
    formats::Json item = formats::Json::object();
    item["@type"] = "ListItem";
    item["position"] = items.size() + 1;
    item["name"] = crumb.name;
    item["item"] = crumb.address;
    items.push_back(std::move(item));
  }
  return json_for_script(list);
}

}  // namespace tracuu::server
