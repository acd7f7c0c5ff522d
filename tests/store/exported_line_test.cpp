// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/exported_line.hpp"

#include <gtest/gtest.h>

#include "schema/announcement.hpp"

namespace tracuu::store {
namespace {

TEST(ExportedLine, IsTheStoredFormBehindAMark) {
  EXPECT_EQ(exported_line(R"({"id":"a"})"), R"({"tracuu_export":1,"id":"a"})");
  EXPECT_EQ(exported_line("{}"), R"({"tracuu_export":1})");
  EXPECT_EQ(schema::announcement_from_json(exported_line(R"({"id":"a"})"))->id, "a");
}

TEST(ExportedLine, IsKnownByItsMark) {
  struct {
    char const* line;
    bool expected;
    char const* why;
  } const rows[] = {
      {R"({"tracuu_export":1,"id":"a"})", true, "as written"},
      {R"( { "tracuu_export" : 1 , "id": "a"})", true, "as other tools write JSON"},
      {R"({"tracuu_export":1})", true, "nothing but the mark"},
      {R"({"id":"a","tracuu_export":1})", false, "not the first key"},
      {R"({"tracuu_export":12,"id":"a"})", false, "another version"},
      {R"({"tracuu_export":"1","id":"a"})", false, "not a number"},
      {R"({"tracuu_exports":1})", false, "another key"},
      {"{", false, "no line at all"},
      {"", false, "nothing"},
  };
  for (auto const& row : rows) EXPECT_EQ(is_exported_line(row.line), row.expected) << row.why;
}

}  // namespace
}  // namespace tracuu::store
