// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/file_ledger.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "schema/term.hpp"
#include "store/index_format.hpp"
#include "tests/indexer/test_folder.hpp"

namespace tracuu::indexer {
namespace {

using schema::make_file_term;

class FileLedgerTest : public ::testing::Test {
 protected:
  void add_announcement(std::string const& path) {
    Xapian::Document document;
    document.add_boolean_term(make_file_term(path));
    database_.add_document(document);
  }

  std::set<std::string> terms_below(std::string const& path) {
    std::set<std::string> terms;
    for_each_file_term(database_, path,
                       [&](std::string const& file_term) { terms.insert(file_term); });
    return terms;
  }

  test::TestFolder folder_;
  Xapian::WritableDatabase database_{(folder_.path() / "db").string(), Xapian::DB_CREATE};
};

TEST_F(FileLedgerTest, KeepsEntries) {
  struct {
    std::string path;
    LedgerEntry entry;
    char const* why;
  } const rows[] = {
      {"/d/a.txt", {1, FileStamp{4'711, 1'689'000'000'123'456'789}}, "a page"},
      {"/d/e/a.txt", {1, FileStamp{4'711, 7}, 5}, "with its key"},
      {"/d/f/a.txt", {1, std::nullopt, 7}, "with its key, to be read again"},
      {"/" + std::string(400, 'z'), {3, FileStamp{5, 6}, 400}, "a long path with its key"},
      {"/d/b.jsonl", {1'000'000, FileStamp{1ull << 40, -5}}, "large, and older than 1970"},
      {"/d/c.txt", {0, FileStamp{0, 0}}, "a file that holds nothing"},
      {"/d/d.txt", {12, std::nullopt}, "to be read again"},
      {"/d/t\xE3n \n.txt", {2, FileStamp{3, 4}}, "an odd name"},
      {"/" + std::string(400, 'x'), {3, FileStamp{5, 6}}, "a long path"},
      {"/" + std::string(400, 'x') + "y", {4, std::nullopt}, "another that begins so"},
  };
  for (auto const& row : rows) set_ledger_entry(database_, row.path, row.entry);
  for (auto const& row : rows) {
    std::string const term = make_file_term(row.path);
    EXPECT_EQ(find_ledger_entry(database_, term), row.entry) << row.why;
    EXPECT_EQ(path_of_file_term(database_, term), row.path) << row.why;
    distrust_ledger_entry(database_, term);
    EXPECT_EQ(find_ledger_entry(database_, term),
              (LedgerEntry{row.entry.announcements, std::nullopt, row.entry.key_bytes}))
        << row.why;
    EXPECT_EQ(path_of_file_term(database_, term), row.path) << row.why;
    remove_ledger_entry(database_, term);
    EXPECT_EQ(find_ledger_entry(database_, term), std::nullopt) << row.why;
    distrust_ledger_entry(database_, term);
    EXPECT_EQ(find_ledger_entry(database_, term), std::nullopt) << row.why;
  }
}

TEST_F(FileLedgerTest, DoesNotKnowThePathOfACutTermWithoutAnEntry) {
  EXPECT_EQ(path_of_file_term(database_, make_file_term(std::string(300, 'x'))), std::nullopt);
  EXPECT_EQ(path_of_file_term(database_, make_file_term("/a")), "/a");
}

TEST_F(FileLedgerTest, TakesADamagedEntryForOneToReadAgain) {
  for (char const* const text : {"x", "3 4", "3 4 y", "-1 2 3", "3 99999999999999999999 1"}) {
    database_.set_metadata(std::string(store::kFileKeyPrefix) + "/a", text);
    auto const entry = find_ledger_entry(database_, make_file_term("/a"));
    ASSERT_TRUE(entry.has_value()) << text;
    EXPECT_EQ(entry->stamp, std::nullopt) << text;
  }
}

TEST_F(FileLedgerTest, FindsTheFilesBelowAFolder) {
  for (char const* const path : {"/d/a", "/d/e/b", "/d", "/da", "/d-a", "/c"}) {
    add_announcement(path);
  }
  set_ledger_entry(database_, "/d/empty", {0, FileStamp{0, 1}});
  set_ledger_entry(database_, "/other", {0, FileStamp{0, 1}});
  EXPECT_EQ(terms_below("/d"), (std::set<std::string>{"XS/d", "XS/d/a", "XS/d/e/b", "XS/d/empty"}));
  EXPECT_EQ(terms_below("/d/a"), std::set<std::string>{"XS/d/a"});
  EXPECT_EQ(terms_below("/none"), std::set<std::string>{});
  EXPECT_EQ(terms_below("/").size(), 8u);
  std::string const deep = "/d/" + std::string(300, 'x');
  add_announcement(deep + "/f");
  EXPECT_TRUE(terms_below(deep).contains(make_file_term(deep + "/f"))) << "a long folder";
}

}  // namespace
}  // namespace tracuu::indexer
