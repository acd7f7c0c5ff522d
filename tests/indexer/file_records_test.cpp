// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/file_records.hpp"

#include <gtest/gtest.h>

#include "schema/term.hpp"

namespace tracuu::indexer {
namespace {

FoundFile found(std::string const& location, bool is_settled = true) {
  FoundFile file;
  file.location = location;
  file.stamp = {7, 8};
  file.is_settled = is_settled;
  return file;
}

LedgerEntry entry_of(FileRecords const& records, std::string const& location) {
  return records.find(schema::make_file_term(location))->entry();
}

TEST(FileRecords, SaysWhatTheLedgerKeeps) {
  FileRecords records;
  EXPECT_TRUE(records.begin(found("/good")));
  EXPECT_TRUE(records.begin(found("/refused")));
  EXPECT_TRUE(records.begin(found("/fresh", false)));
  EXPECT_FALSE(records.begin(found("/good"))) << "two sources hold it";
  for (char const* const location : {"/good", "/good", "/refused", "/fresh", "", "/unmet"}) {
    records.add_announcement(location);
  }
  records.refuse("/refused");
  records.refuse("");
  EXPECT_TRUE(records.begin(found("/left-out")));
  records.leave_out("/left-out");
  records.leave_out("/unmet");
  records.leave_out("");
  EXPECT_EQ(entry_of(records, "/good"), (LedgerEntry{2, FileStamp{7, 8}}));
  EXPECT_EQ(entry_of(records, "/refused"), (LedgerEntry{1, std::nullopt}));
  EXPECT_EQ(entry_of(records, "/fresh"), (LedgerEntry{1, std::nullopt}));
  EXPECT_EQ(entry_of(records, "/left-out"), (LedgerEntry{0, std::nullopt})) << "told each time";
  EXPECT_FALSE(records.find(schema::make_file_term("/left-out"))->is_refused);
  EXPECT_EQ(records.find(schema::make_file_term("/unmet")), nullptr);
  EXPECT_EQ(records.all().size(), 4u);
}

TEST(FileRecords, HidesWhatLiesBelowAPlaceThatCouldNotBeRead) {
  FileRecords records;
  EXPECT_FALSE(records.is_hidden("/a"));
  records.refuse("/a/b");
  struct {
    char const* path;
    bool expected;
  } const rows[] = {{"/a/b", true},   {"/a/b/c", true}, {"/a/b/c/d.txt", true}, {"/a", false},
                    {"/a/bc", false}, {"/a/c", false},  {"/", false},           {"", false}};
  for (auto const& row : rows) EXPECT_EQ(records.is_hidden(row.path), row.expected) << row.path;
  records.refuse("/");
  EXPECT_TRUE(records.is_hidden("/x/y")) << "all of the disk";
}

}  // namespace
}  // namespace tracuu::indexer
