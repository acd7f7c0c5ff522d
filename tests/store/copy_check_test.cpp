// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/copy_check.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <string>

#include "store/checked_build.hpp"
#include "store/index_format.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::store {
namespace {

namespace fs = std::filesystem;

class CopyCheckTest : public ::testing::Test {
 protected:
  [[nodiscard]] fs::path copy() const { return folder_.path() / "copy"; }

  void make_copy() const {
    fs::remove_all(copy());
    index_.database().compact(copy().string(), Xapian::DBCOMPACT_NO_RENUMBER);
  }

  /// What the check says of the copy; "" if it passes.
  [[nodiscard]] std::string check() const {
    auto const checked = check_copy(index_.database(), Xapian::Database(copy().string()));
    return checked ? "" : checked.error().message;
  }

  void change(std::function<void(Xapian::WritableDatabase&)> const& change) const {
    Xapian::WritableDatabase database(copy().string(), Xapian::DB_OPEN);
    change(database);
    database.commit();
  }

  test::SmallIndex index_{test::tiny_announcements(200)};
  test::TestFolder folder_;
};

TEST_F(CopyCheckTest, PassesACopy) {
  make_copy();
  EXPECT_EQ(check(), "");
}

TEST_F(CopyCheckTest, PassesACopyWithGaps) {
  {
    Xapian::WritableDatabase database(index_.generation_path().string(), Xapian::DB_OPEN);
    for (Xapian::docid number = 190; number <= 200; ++number) database.delete_document(number);
    for (Xapian::docid number = 1; number < 50; number += 2) database.delete_document(number);
    database.commit();
  }
  make_copy();
  EXPECT_EQ(check(), "");
}

TEST_F(CopyCheckTest, NamesWhatDiffers) {
  struct {
    std::function<void(Xapian::WritableDatabase&)> change;
    char const* message;
  } const rows[] = {
      {[](auto& database) { database.delete_document(77); }, "number of documents"},
      {[](auto& database) { database.set_metadata(std::string(kSchemaVersionKey), "99"); },
       "metadata 'tracuu.schema_version'"},
      {[](auto& database) {
         Xapian::Document document = database.get_document(1);
         document.set_data("{}");
         database.replace_document(1, document);
       },
       "document 1: its stored text"},
      {[](auto& database) {
         Xapian::Document document = database.get_document(200);
         document.add_value(1, "other");
         database.replace_document(200, document);
       },
       "document 200: the value in slot 1"},
      {[](auto& database) {
         Xapian::Document document = database.get_document(200);
         document.remove_value(1);
         database.replace_document(200, document);
       },
       "number of values in slot 1"},
      {[](auto& database) {
         Xapian::Document document = database.get_document(1);
         document.add_boolean_term("Qother");
         database.replace_document(1, document);
       },
       "document 1: term"},
  };
  for (auto const& row : rows) {
    make_copy();
    change(row.change);
    EXPECT_NE(check().find(row.message), std::string::npos) << row.message << ", but: " << check();
  }
}

TEST_F(CopyCheckTest, OnlyWhatPassesIsACheckedBuild) {
  make_copy();
  auto const pass = [](Xapian::Database const&) { return base::Result<void>(); };
  EXPECT_EQ(CheckedBuild::open(copy(), pass).value().path(), copy());
  auto const refused = CheckedBuild::open(copy(), [](Xapian::Database const&) {
    return base::Result<void>(base::Error{base::ErrorCode::IndexCorrupt, "it differs", ""});
  });
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().message, "it differs");

  change([](auto& database) { database.set_metadata(std::string(kSchemaVersionKey), "99"); });
  EXPECT_EQ(CheckedBuild::open(copy(), pass).error().code, base::ErrorCode::SchemaMismatch);
  fs::resize_file(copy() / "iamglass", 5);
  EXPECT_FALSE(CheckedBuild::open(copy(), pass).has_value());
  EXPECT_FALSE(CheckedBuild::open(folder_.path() / "none", pass).has_value());
}

}  // namespace
}  // namespace tracuu::store
