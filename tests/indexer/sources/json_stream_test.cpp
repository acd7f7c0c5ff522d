// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/json_stream.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/indexer/read_all.hpp"
#include "tests/indexer/test_folder.hpp"

namespace tracuu::indexer {
namespace {

using test::expect_items;
using test::read_all;
using test::TestFolder;

TEST(JsonStream, Items) {
  struct Row {
    std::string bytes;
    std::vector<std::string> expected;
    char const* why;
  };
  std::string const first = R"(a.json:1|J|{"title":"Một"})";
  std::string const second = R"(a.json:2|J|{"title":"Hai"})";
  std::string others;
  for (int i = 0; i < 300; ++i) others += "1,";
  std::vector<Row> const rows{
      {R"([{"title":"Một"},{"title":"Hai"}])", {first, second}, "an array"},
      {"[\n {\n  \"title\": \"Một\"\n }\n]",
       {"a.json:1|J|{\n  \"title\": \"Một\"\n }"},
       "over several lines"},
      {R"({"data":[{"title":"Một"},{"title":"Hai"}],"total":2})", {first, second}, "in an object"},
      {R"({"hits":{"total":{"value":2},"hits":[{"title":"Một"},{"title":"Hai"}]}})",
       {first, second},
       "deeper in an object"},
      {R"({"included":[{"x":1}],"items":[{"title":"Một"}]})", {first}, "beside another array"},
      {R"({"one":[{"title":"Một"}],"two":[{"title":"Hai"}]})",
       {"!a.json: the object holds 2 arrays, among them \"one\" and \"two\""},
       "it is not clear which"},
      {R"({"title":"Cổng Vân Khê","items":[{"title":"Một"},{"title":"Hai"}]})",
       {first, second},
       "a list with a title of its own"},
      {R"({"title":"Một"})", {first}, "one announcement"},
      {R"({"title":"Một","attachments":[{"url":"a"}]})",
       {R"(a.json:1|J|{"title":"Một","attachments":[{"url":"a"}]})"},
       "one announcement with an array of objects"},
      {"{\"title\":\"Một\"}\n{\"title\":\"Hai\"}\n", {first, second}, "a line each"},
      {"\xEF\xBB\xBF[{\"title\":\"Một\"}]", {first}, "byte order mark"},
      {std::string("\xFF\xFE[\0{\0}\0]\0", 10), {"a.json:1|J|{}"}, "UTF-16"},
      {R"([1,{"title":"Hai"}])", {"!a.json:1: not a JSON object", second}, "a number among them"},
      {R"([{"title":"Một"},{"ti)",
       {first, "!a.json: broken JSON: the text ends in the middle"},
       "cut off"},
      {"<html></html>", {"!a.json: broken JSON at byte 0"}, "a page"},
      {"[]", {}, "an empty array"},
  };
  TestFolder const folder;
  for (Row const& row : rows) {
    expect_items(read_all({folder.write("a.json", row.bytes)}, {.max_item_bytes = 1000}),
                 row.expected, row.why);
  }
  auto const seen = read_all({folder.write("b.json", "[" + others + "1]")});
  ASSERT_EQ(seen.size(), 100U) << "errors are bounded";
  EXPECT_NE(seen.back().find("the rest of the file is not read"), std::string::npos);
}

}  // namespace
}  // namespace tracuu::indexer
