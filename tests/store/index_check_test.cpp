// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/index_check.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <filesystem>

#include "schema/field.hpp"
#include "store/index_format.hpp"
#include "tests/support/read_only_folder.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::store {
namespace {

namespace fs = std::filesystem;
using base::ErrorCode;

base::Result<CheckReport> check(fs::path const& path) {
  return check_index(IndexFolder(path));
}

TEST(CheckIndex, FindsNothingWrongWithAWholeIndex) {
  test::SmallIndex const index(test::sample_folder());
  CheckReport const report = check(index.path()).value();
  EXPECT_EQ(report.announcements, 173u);
  EXPECT_EQ(report.schema_version, kSchemaVersion);
  EXPECT_TRUE(report.problems.empty());
}

TEST(CheckIndex, FindsDamagedTables) {
  for (char const* const table :
       {"postlist.glass", "docdata.glass", "termlist.glass", "position.glass", "iamglass"}) {
    test::SmallIndex const index(test::sample_folder());
    fs::path const file = index.generation_path() / table;
    ASSERT_TRUE(fs::exists(file)) << table;
    fs::resize_file(file, fs::file_size(file) / 3);
    auto const report = check(index.path());
    if (report) {
      EXPECT_FALSE(report->problems.empty()) << table;
    } else {
      EXPECT_EQ(report.error().code, ErrorCode::IndexCorrupt)
          << table << ": " << to_string(report.error());
    }
  }
}

TEST(CheckIndex, FindsAnnouncementsThatWereTamperedWith) {
  auto const announcements = test::vankhe_announcements();
  struct {
    char const* problem;
    void (*damage)(Xapian::WritableDatabase&);
  } const rows[] = {
      {"content hash differs",
       [](Xapian::WritableDatabase& database) {
         Xapian::Document document = database.get_document(2);
         document.add_value(schema::kContentHashSlot, "0");
         database.replace_document(2, document);
       }},
      {"document 3:",
       [](Xapian::WritableDatabase& database) {
         Xapian::Document document = database.get_document(3);
         document.set_data("{");
         database.replace_document(3, document);
       }},
      {"its id is not unique",
       [](Xapian::WritableDatabase& database) { database.add_document(database.get_document(4)); }},
  };
  for (auto const& row : rows) {
    test::SmallIndex const index(announcements);
    {
      Xapian::WritableDatabase database(index.generation_path().string());
      row.damage(database);
      database.commit();
    }
    CheckReport const report = check(index.path()).value();
    ASSERT_FALSE(report.problems.empty()) << row.problem;
    EXPECT_NE(report.problems[0].find(row.problem), std::string::npos) << report.problems[0];
  }
}

TEST(CheckIndex, ReadsAnIndexThatItMayNotWriteTo) {
  test::SmallIndex const index(test::sample_folder());
  test::ReadOnlyFolder const read_only(index.folder().path());
  CheckReport const report = check(index.path()).value();
  EXPECT_FALSE(report.is_structure_checked);
  EXPECT_EQ(report.announcements, 173u);
  EXPECT_TRUE(report.problems.empty()) << report.problems[0];
}

TEST(CheckIndex, FindsDamageInAnIndexThatItMayNotWriteTo) {
  for (char const* const table : {"postlist", "docdata", "termlist", "position"}) {
    test::SmallIndex const index(test::sample_folder());
    fs::path const file = index.generation_path() / (std::string(table) + ".glass");
    fs::resize_file(file, fs::file_size(file) / 3);
    test::ReadOnlyFolder const read_only(index.folder().path());
    auto const report = check(index.path());
    if (report) {
      EXPECT_FALSE(report->problems.empty()) << table;
    } else {
      EXPECT_EQ(report.error().code, ErrorCode::IndexCorrupt) << to_string(report.error());
    }
  }
}

// What docs/index-format.md says of xapian-check.
TEST(CheckIndex, XapiansOwnCheckTakesTheStub) {
  test::SmallIndex const index(test::vankhe_announcements());
  EXPECT_EQ(Xapian::Database::check((index.path() / "XAPIANDB").string()), 0u);
}

TEST(CheckIndex, RefusesWhatIsNoIndexOfThisVersion) {
  test::TestFolder const folder;
  EXPECT_EQ(check(folder.path() / "missing").error().code, ErrorCode::IndexMissing);
  folder.write("foreign/XAPIANDB", "remote localhost:1\n");
  EXPECT_EQ(check(folder.path() / "foreign").error().code, ErrorCode::SchemaMismatch);
  folder.write("lost/XAPIANDB", "auto gen-000001\n");
  EXPECT_EQ(check(folder.path() / "lost").error().code, ErrorCode::IndexMissing);

  test::SmallIndex const index(test::vankhe_announcements());
  {
    Xapian::WritableDatabase database(index.generation_path().string());
    database.set_metadata(std::string(kSchemaVersionKey), "0");
    database.commit();
  }
  EXPECT_EQ(check(index.path()).error().code, ErrorCode::SchemaMismatch);
  {
    Xapian::WritableDatabase database(index.generation_path().string());
    database.set_metadata(std::string(kSchemaVersionKey), "");
    database.commit();
  }
  EXPECT_EQ(check(index.path()).error().code, ErrorCode::IndexCorrupt) << "each index has one";
}

}  // namespace
}  // namespace tracuu::store
