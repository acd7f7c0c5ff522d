// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/routes.hpp"

#include "server/handlers/announcement_handler.hpp"
#include "server/handlers/archive_handler.hpp"
#include "server/handlers/compare_handler.hpp"
#include "server/handlers/discovery_handler.hpp"
#include "server/handlers/download_handler.hpp"
#include "server/handlers/explain_handler.hpp"
#include "server/handlers/export_handler.hpp"
#include "server/handlers/feed_handler.hpp"
#include "server/handlers/health_handler.hpp"
#include "server/handlers/live_handler.hpp"
#include "server/handlers/metrics_handler.hpp"
#include "server/handlers/oai_handler.hpp"
#include "server/handlers/openapi_handler.hpp"
#include "server/handlers/page_handler.hpp"
#include "server/handlers/search_handler.hpp"
#include "server/handlers/similar_handler.hpp"
#include "server/handlers/suggest_handler.hpp"
#include "server/handlers/timeline_handler.hpp"

namespace tracuu::server {

std::vector<Route> make_routes(bool is_live) {
  std::vector<Route> routes = {
      // For programs.
      {"/api/v1/search", &handle_search, Caching::ByIndex},
      {"/api/v1/announcements/{id}", &handle_announcement, Caching::ByIndex},
      {"/api/v1/announcements/{id}/related", &handle_similar, Caching::ByIndex},
      {"/api/v1/explain", &handle_explain, Caching::ByIndex},
      {"/api/v1/timeline", &handle_timeline, Caching::ByIndex},
      {"/api/v1/suggest", &handle_suggest},
      {"/api/v1/export", StreamHandler{&handle_export}},
      {"/feed", &handle_feed, Caching::ByIndex},
      {"/oai", &handle_oai},
      {.pattern = "/oai", .handler = &handle_oai, .method = Method::Post},
      {"/opensearch.xml", &handle_opensearch, Caching::ByIndex},
      {"/robots.txt", &handle_robots},
      {"/sitemap.xml", &handle_sitemap_index, Caching::ByIndex},
      {"/sitemaps/{id}", StreamHandler{&handle_sitemap}},
      {"/openapi.json", &handle_openapi, Caching::ByIndex},
      {"/healthz", &handle_health},
      {"/readyz", &handle_ready},
      {"/metrics", &handle_metrics},
      // For people.
      {"/", &handle_home_page, Caching::ByIndex},
      {"/search", &handle_search_page, Caching::ByIndex},
      {"/announcements/{id}", &handle_announcement_page, Caching::ByIndexAndDay},
      {"/announcements/{id}/download", &handle_download},
      {"/kho", &handle_archive, Caching::ByIndex},
      {"/kho/{id}", &handle_archive_part, Caching::ByIndex},
      {"/kho/number", &handle_number, Caching::ByIndex},
      {"/kho/compare", &handle_compare, Caching::ByIndex},
      {"/kho/compare.svg", &handle_compare_svg, Caching::ByIndex},
      {"/kho/compare.csv", &handle_compare_csv, Caching::ByIndex},
      {"/style.css", &handle_style, Caching::ByIndex},
      {"/search.js", &handle_script, Caching::ByIndex},
      {"/announcement.js", &handle_announcement_script, Caching::ByIndex},
      {"/embed.js", &handle_embed_script, Caching::ByIndex},
  };
  if (is_live) {
    routes.push_back(
        {.pattern = "/api/v1/announcements/{id}", .handler = &handle_put, .method = Method::Put});
    routes.push_back({.pattern = "/api/v1/announcements/{id}",
                      .handler = &handle_delete,
                      .method = Method::Delete});
    routes.push_back({.pattern = "/api/v1/announcements:batch",
                      .handler = &handle_batch,
                      .method = Method::Post});
  }
  return routes;
}

}  // namespace tracuu::server
