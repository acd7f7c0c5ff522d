// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/routes.hpp"

#include "server/handlers/announcement_handler.hpp"
#include "server/handlers/discovery_handler.hpp"
#include "server/handlers/explain_handler.hpp"
#include "server/handlers/export_handler.hpp"
#include "server/handlers/feed_handler.hpp"
#include "server/handlers/health_handler.hpp"
#include "server/handlers/live_handler.hpp"
#include "server/handlers/oai_handler.hpp"
#include "server/handlers/openapi_handler.hpp"
#include "server/handlers/page_handler.hpp"
#include "server/handlers/search_handler.hpp"
#include "server/handlers/similar_handler.hpp"
#include "server/handlers/timeline_handler.hpp"

namespace tracuu::server {

std::vector<Route> make_routes(bool is_live) {
  std::vector<Route> routes = {
      // For programs.
      {"/api/v1/search", &handle_search},
      {"/api/v1/announcements/{id}", &handle_announcement},
      {"/api/v1/announcements/{id}/related", &handle_similar},
      {"/api/v1/explain", &handle_explain},
      {"/api/v1/timeline", &handle_timeline},
      {"/openapi.json", &handle_openapi},
      {"/api/v1/export", StreamHandler{&handle_export}},
      {"/feed", &handle_feed},
      {"/oai", &handle_oai},
      {"/oai", &handle_oai, Method::Post},
      {"/opensearch.xml", &handle_opensearch},
      {"/robots.txt", &handle_robots},
      {"/sitemap.xml", &handle_sitemap_index},
      {"/sitemaps/{id}", StreamHandler{&handle_sitemap}},
      {"/healthz", &handle_health},
      // For people.
      {"/", &handle_home_page},
      {"/search", &handle_search_page},
      {"/announcements/{id}", &handle_announcement_page},
      {"/style.css", &handle_style},
  };
  if (is_live) {
    routes.push_back({"/api/v1/announcements/{id}", &handle_put, Method::Put});
    routes.push_back({"/api/v1/announcements/{id}", &handle_delete, Method::Delete});
    routes.push_back({"/api/v1/announcements:batch", &handle_batch, Method::Post});
  }
  return routes;
}

}  // namespace tracuu::server
