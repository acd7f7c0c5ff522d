// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/openapi_handler.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <set>
#include <string>

#include "server/routes.hpp"

namespace tracuu::server {
namespace {

// What the answers look like is checked by openapi_check.py.
TEST(OpenapiHandler, TellsEveryRouteAndNoOther) {
  AppState const state{ServerConfig{}};
  Response const response = handle_openapi(Request{}, state).value();
  EXPECT_EQ(response.status, 200);
  auto const contract = nlohmann::json::parse(response.body);
  EXPECT_EQ(contract["openapi"], "3.1.0");
  std::set<std::string> told;
  for (auto const& [path, methods] : contract["paths"].items()) told.insert(path);
  std::set<std::string> served;
  for (Route const& route : make_routes()) served.emplace(route.pattern);
  EXPECT_EQ(told, served);
}

}  // namespace
}  // namespace tracuu::server
