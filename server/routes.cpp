// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/routes.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "server/handlers/announcement_handler.hpp"
#include "server/handlers/archive_handler.hpp"
#include "server/handlers/branding_handler.hpp"
#include "server/handlers/compare_handler.hpp"
#include "server/handlers/correction_handler.hpp"
#include "server/handlers/discovery_handler.hpp"
#include "server/handlers/document_page_handler.hpp"
#include "server/handlers/download_handler.hpp"
#include "server/handlers/export_handler.hpp"
#include "server/handlers/feed_handler.hpp"
#include "server/handlers/live_handler.hpp"
#include "server/handlers/oai_handler.hpp"
#include "server/handlers/page_handler.hpp"
#include "server/handlers/query_handler.hpp"
#include "server/handlers/request_lane.hpp"
#include "server/handlers/status_handler.hpp"
#include "server/handlers/suggest_handler.hpp"
#include "server/handlers/webmaster_handler.hpp"

namespace tracuu::server {
namespace {

/// Whose refusals are JSON.
std::vector<Route> routes_for_programs(bool is_live) {
  std::vector<Route> routes = {
      {.pattern = "/api/v1/search",
       .handler = &handle_search,
       .caching = Caching::ByIndex,
       .lane = &lane_of_search},
      {"/api/v1/announcements/{id}", &handle_announcement, Caching::ByIndex},
      {"/api/v1/announcements/{id}/related", &handle_similar, Caching::ByIndex},
      {"/api/v1/announcements/{id}/pages/{n}", &handle_document_page, Caching::ByIndex},
      {.pattern = "/api/v1/explain",
       .handler = &handle_explain,
       .caching = Caching::ByIndex,
       .lane = &dear_lane},
      {.pattern = "/api/v1/timeline",
       .handler = &handle_timeline,
       .caching = Caching::ByIndex,
       .lane = &lane_of_search},
      {"/api/v1/suggest", &handle_suggest},
      {"/api/v1/export", StreamHandler{&handle_export}},
      {"/openapi.json", &handle_openapi, Caching::ByIndex},
      {"/healthz", &handle_health},
      {"/readyz", &handle_ready},
  };
  if (is_live) {
    routes.push_back(
        {.pattern = "/api/v1/announcements/{id}", .handler = &handle_put, .method = Method::Put});
    routes.push_back({.pattern = "/api/v1/announcements/{id}",
                      .handler = &handle_delete,
                      .method = Method::Delete});
    routes.push_back({.pattern = "/api/v1/announcements/{id}/pages/{n}",
                      .handler = EditHandler{&handle_put_page},
                      .method = Method::Put});
    routes.push_back({.pattern = "/api/v1/announcements/{id}/pages/{n}",
                      .handler = EditHandler{&handle_delete_page},
                      .method = Method::Delete});
    routes.push_back({.pattern = "/api/v1/announcements:batch",
                      .handler = &handle_batch,
                      .method = Method::Post});
  }
  for (Route& route : routes) route.audience = Audience::Programs;
  return routes;
}

/// Pages, and what programs of people fetch: whoever set these up reads what they were refused.
std::vector<Route> routes_for_people() {
  return {
      {"/", &handle_home_page, Caching::ByIndex},
      {.pattern = "/search",
       .handler = &handle_search_page,
       .caching = Caching::ByIndex,
       .lane = &lane_of_search},
      {"/announcements/{id}", &handle_announcement_page, Caching::ByIndexAndDay},
      {"/announcements/{id}/download", &handle_download},
      {"/announcements/{id}/pages/{n}", &handle_document_page_view, Caching::ByIndex},
      {"/announcements/{id}/pages/{n}/image", ImageHandler{&handle_page_image}},
      {"/kho", &handle_archive, Caching::ByIndex},
      {"/kho/{id}", &handle_archive_part, Caching::ByIndex},
      {"/kho/number", &handle_number, Caching::ByIndex},
      {.pattern = "/kho/compare",
       .handler = &handle_compare,
       .caching = Caching::ByIndex,
       .lane = &dear_lane},
      {.pattern = "/kho/compare.svg",
       .handler = &handle_compare_svg,
       .caching = Caching::ByIndex,
       .lane = &dear_lane},
      {.pattern = "/kho/compare.csv",
       .handler = &handle_compare_csv,
       .caching = Caching::ByIndex,
       .lane = &dear_lane},
      {"/accessibility", &handle_accessibility, Caching::ByIndex},
      {"/logo", &handle_logo, Caching::ByIndex},
      {"/favicon.ico", &handle_icon, Caching::ByIndex},
      {"/style.css", &handle_style, Caching::ByIndex},
      {"/feed.css", &handle_feed_style, Caching::ByIndex},
      {"/search.js", &handle_script, Caching::ByIndex},
      {"/announcement.js", &handle_announcement_script, Caching::ByIndex},
      {"/embed.js", &handle_embed_script, Caching::ByIndex},
      {.pattern = "/feed",
       .handler = &handle_feed,
       .caching = Caching::ByIndex,
       .lane = &lane_of_search},
      {"/oai", &handle_oai},
      {.pattern = "/oai", .handler = &handle_oai, .method = Method::Post},
      {"/opensearch.xml", &handle_opensearch, Caching::ByIndex},
      {"/robots.txt", &handle_robots},
      {"/sitemap.xml", &handle_sitemap_index, Caching::ByIndex},
      {"/sitemaps/{id}", StreamHandler{&handle_sitemap}},
      {"/metrics", &handle_metrics},
      {.pattern = "/webmaster", .handler = StateHandler{&handle_webmaster}, .for_webmaster = true},
  };
}

}  // namespace

std::vector<Route> make_routes(bool is_live) {
  std::vector<Route> routes = routes_for_programs(is_live);
  std::vector<Route> for_people = routes_for_people();
  std::ranges::move(for_people, std::back_inserter(routes));
  return routes;
}

}  // namespace tracuu::server
