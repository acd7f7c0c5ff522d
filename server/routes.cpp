// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/routes.hpp"

#include "server/handlers/announcement_handler.hpp"
#include "server/handlers/health_handler.hpp"
#include "server/handlers/metrics_handler.hpp"
#include "server/handlers/page_handler.hpp"
#include "server/handlers/search_handler.hpp"

namespace tracuu::server {

std::vector<Route> make_routes() {
  return {
      // For programs.
      {"/api/v1/search", &handle_search, Caching::ByIndex},
      {"/api/v1/announcements/{id}", &handle_announcement, Caching::ByIndex},
      {"/healthz", &handle_health},
      {"/readyz", &handle_ready},
      {"/metrics", &handle_metrics},
      // For people.
      {"/", &handle_home_page, Caching::ByIndex},
      {"/search", &handle_search_page, Caching::ByIndex},
      {"/announcements/{id}", &handle_announcement_page, Caching::ByIndex},
      {"/style.css", &handle_style, Caching::ByIndex},
  };
}

}  // namespace tracuu::server
