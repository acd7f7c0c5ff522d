// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bytes/json_value_reader.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/indexer/piece_input.hpp"

namespace tracuu::indexer {
namespace {

std::vector<std::string> values_of(std::string const& text, std::size_t piece_bytes) {
  JsonValueReader reader(std::make_unique<test::PieceInput>(text, piece_bytes), 40);
  std::vector<std::string> values;
  while (true) {
    auto const value = reader.next();
    if (!value) {
      values.push_back("!" + value.error().message);
    } else if (!*value) {
      return values;
    } else {
      values.push_back(((*value)->is_element ? "e " : "v ") + (*value)->text);
    }
  }
}

TEST(JsonValueReader, CutsValues) {
  struct Row {
    std::string text;
    std::vector<std::string> expected;
    char const* why;
  };
  std::vector<Row> const rows{
      {R"([{"a":1}, {"b":[2]}])", {R"(e {"a":1})", R"(e {"b":[2]})"}, "elements"},
      {"{\"a\":1}\n{\"b\":2}\n", {R"(v {"a":1})", R"(v {"b":2})"}, "a line each"},
      {R"([{"a":"]}\"{"},1])", {R"(e {"a":"]}\"{"})", "e 1"}, "brackets in strings"},
      {R"(["\\",true , null])", {R"(e "\\")", "e true", "e null"}, "other values"},
      {" [ ] ", {}, "an empty array"},
      {"", {}, "nothing"},
      {"12", {"v 12"}, "a number to the end"},
      {R"([{"a":1})", {R"(e {"a":1})", "!broken JSON: the array is not closed"}, "cut off"},
      {R"([{"a":1},{"b)", {R"(e {"a":1})", "!broken JSON: the text ends in the middle"}, "cut off"},
      {"<html>", {"!broken JSON at byte 0"}, "no JSON"},
      {"[{\"a\":\"" + std::string(100, 'x') + "\"},{\"b\":2}]",
       {"!the value has 108 bytes, more than the limit of 40", R"(e {"b":2})"},
       "too large"},
  };
  for (Row const& row : rows) {
    for (std::size_t const piece_bytes : {1U, 3U, 1000U}) {
      std::vector<std::string> const seen = values_of(row.text, piece_bytes);
      ASSERT_EQ(seen.size(), row.expected.size()) << row.why;
      for (std::size_t i = 0; i < seen.size(); ++i) {
        EXPECT_TRUE(seen[i].starts_with(row.expected[i])) << row.why << ": " << seen[i];
      }
    }
  }
}

}  // namespace
}  // namespace tracuu::indexer
