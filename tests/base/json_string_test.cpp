// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/json_string.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tracuu::base {
namespace {

TEST(AppendJsonString, EscapesWhatHasToBe) {
  using namespace std::string_literals;
  struct Row {
    std::string text;
    std::string expected;
  } const rows[] = {
      {"", R"("")"},
      {"Thông báo", R"("Thông báo")"},
      {R"("a" \ b/)", R"("\"a\" \\ b/")"},
      {"\b\f\n\r\t", R"("\b\f\n\r\t")"},
      {"a\0b\x1f\x7f"s, "\"a\\u0000b\\u001f\x7f\""},
      {"\xff\xc3", "\"\xff\xc3\""},
  };
  for (Row const& row : rows) {
    std::string out = "x";
    append_json_string(out, row.text);
    EXPECT_EQ(out, "x" + row.expected);
  }
}

}  // namespace
}  // namespace tracuu::base
