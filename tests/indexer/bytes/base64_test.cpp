// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bytes/base64.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tracuu::indexer {
namespace {

TEST(Base64, DecodesTheVectorsOfRfc4648) {
  struct Row {
    char const* text;
    std::optional<std::string> expected;
  };
  Row const rows[] = {
      {"", ""},
      {"Zg==", "f"},
      {"Zm8=", "fo"},
      {"Zm9v", "foo"},
      {"Zm9vYg==", "foob"},
      {"Zm9vYmE=", "fooba"},
      {"Zm9vYmFy", "foobar"},
      {"Zm9v\r\n YmFy", "foobar"},
      {"Zg", "f"},
      {"+/8=", "\xFB\xFF"},
      {"Z", std::nullopt},
      {"Zm9v*", std::nullopt},
      {"Zg==Zg==", std::nullopt},
  };
  for (Row const& row : rows) EXPECT_EQ(decode_base64(row.text), row.expected) << row.text;
}

}  // namespace
}  // namespace tracuu::indexer
