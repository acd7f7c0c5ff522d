// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/error_json.hpp"

#include <gtest/gtest.h>

namespace tracuu::server {
namespace {

TEST(ErrorJson, HasTheDocumentedShape) {
  Problem problem = no_such_page();
  EXPECT_EQ(error_json(problem, base::Language::Vietnamese),
            R"({"error":{"code":"NotFound","message":"Không có trang này.","parameter":null}})");
  problem.parameter = "a\"b";
  EXPECT_EQ(
      error_json(problem, base::Language::English),
      R"({"error":{"code":"NotFound","message":"There is no such page.","parameter":"a\"b"}})");
}

}  // namespace
}  // namespace tracuu::server
