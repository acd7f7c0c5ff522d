// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <set>
#include <string>

#include "server/handlers/discovery_handler.hpp"
#include "server/routes.hpp"

namespace tracuu::server {
namespace {

char const* name_of(Method method) {
  switch (method) {
    case Method::Put: return "put";
    case Method::Post: return "post";
    case Method::Delete: return "delete";
    default: return "get";
  }
}

// What the answers look like is checked by openapi_check.py.
TEST(OpenapiHandler, TellsEveryRouteAndNoOther) {
  AppState const state{ServerConfig{}};
  Response const response = handle_openapi({}, {}, state).value();
  EXPECT_EQ(response.status, 200);
  auto const contract = nlohmann::json::parse(response.body);
  EXPECT_EQ(contract["openapi"], "3.1.0");
  std::set<std::string> told;
  for (auto const& [path, methods] : contract["paths"].items()) {
    for (auto const& [method, operation] : methods.items()) told.insert(method + " " + path);
  }
  std::set<std::string> served;
  for (Route const& route : make_routes(true)) {
    served.insert(std::string(name_of(route.method)) + " " + std::string(route.pattern));
  }
  EXPECT_EQ(told, served);
}

}  // namespace
}  // namespace tracuu::server
