// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/secret_of.hpp"

#include <gtest/gtest.h>

namespace tracuu::server {
namespace {

TEST(SecretOf, ReadsBearerAndBasic) {
  struct Row {
    char const* field;
    char const* expected;  ///< null: no secret
  };
  constexpr Row kRows[] = {
      {"Bearer 5f1d", "5f1d"},
      {"bearer 5f1d", "5f1d"},
      {"Basic d2ViOjVmMWQ=", "5f1d"},  // web:5f1d
      {"basic OjVmMWQ=", "5f1d"},      // :5f1d
      {"Basic OmE6Yg==", "a:b"},       // a colon is part of the password
      {"Basic Og==", ""},              // an empty password, which no token is
      {"Basic NWYxZA==", nullptr},     // no colon
      {"Basic d2ViOjVmMWQ", nullptr},  // its padding is missing
      {"Basic ====", nullptr},
      {"Basic !!!!", nullptr},
      {"Basic ", nullptr},
      {"Digest username=\"web\"", nullptr},
      {"5f1d", nullptr},
      {"", nullptr},
  };
  for (Row const& row : kRows) {
    auto const secret = secret_of(row.field);
    if (row.expected == nullptr) {
      EXPECT_FALSE(secret) << row.field;
    } else {
      ASSERT_TRUE(secret) << row.field;
      EXPECT_EQ(*secret, row.expected) << row.field;
    }
  }
  EXPECT_FALSE(secret_of("Basic " + std::string(8'000, 'A')));
}

}  // namespace
}  // namespace tracuu::server
