// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/structured_data.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace tracuu::server {
namespace {

using nlohmann::json;

// https://schema.org/SearchAction, https://schema.org/BreadcrumbList.
TEST(StructuredData, OfTheServiceNamesItsSearch) {
  auto const site =
      json::parse(website_json("Tra Cứu", "https://tim.example/kho-tin", base::Language::English));
  json const expected = json::parse(R"({
    "@context": "https://schema.org", "@type": "WebSite", "name": "Tra Cứu",
    "url": "https://tim.example/kho-tin/?lang=en", "inLanguage": "en",
    "potentialAction": {"@type": "SearchAction",
      "target": {"@type": "EntryPoint",
                 "urlTemplate": "https://tim.example/kho-tin/search?q={search_term_string}"},
      "query-input": "required name=search_term_string"}})");
  EXPECT_EQ(site, expected);
}

TEST(StructuredData, BreadcrumbsCountFromOne) {
  auto const list = json::parse(breadcrumbs_json(
      {{"Tra Cứu", "https://tim.example/"}, {"2024", "https://tim.example/kho/2024"}}));
  EXPECT_EQ(list["@type"], "BreadcrumbList");
  ASSERT_EQ(list["itemListElement"].size(), 2u);
  json const second = json::parse(R"({"@type": "ListItem", "position": 2, "name": "2024",
                                      "item": "https://tim.example/kho/2024"})");
  EXPECT_EQ(list["itemListElement"][1], second);
}

TEST(StructuredData, CannotEndTheScriptItStandsIn) {
  std::string const text =
      website_json("</script><!--&", "https://tim.example", base::Language::Vietnamese);
  EXPECT_EQ(text.find_first_of("<>&"), std::string::npos);
  EXPECT_EQ(json::parse(text)["name"], "</script><!--&");
}

}  // namespace
}  // namespace tracuu::server
