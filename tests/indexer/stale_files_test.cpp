// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/stale_files.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>

#include "schema/term.hpp"
#include "tests/indexer/test_folder.hpp"

namespace tracuu::indexer {
namespace {

class StaleFilesTest : public ::testing::Test {
 protected:
  [[nodiscard]] std::string root() const { return (folder_.path() / "s").string(); }
  [[nodiscard]] std::string path(std::string const& name) const { return root() + "/" + name; }

  void index(std::string const& name, int announcements) {
    for (int i = 0; i < announcements; ++i) {
      Xapian::Document document;
      document.add_boolean_term(schema::make_file_term(path(name)));
      database_.add_document(document);
    }
    set_ledger_entry(database_, path(name),
                     {static_cast<std::size_t>(announcements), FileStamp{1, 2}});
  }

  void meet(std::string const& name, int announcements) {
    FoundFile file;
    file.location = path(name);
    records_.begin(file);
    for (int i = 0; i < announcements; ++i) records_.add_announcement(file.location);
  }

  /// "name", with "-" if it is gone and "?" if nobody knows.
  std::string stale(std::string const& scope, bool counts_are_sure = true) {
    std::string text;
    std::size_t const above = schema::make_file_term(path("")).size();
    for (StaleFile const& file : find_stale_files(database_, {scope}, records_, counts_are_sure)) {
      text += fmt::format("{}{}{} ", file.file_term.substr(above), file.is_gone ? "-" : "",
                          file.is_unknown ? "?" : "");
    }
    return text;
  }

  test::TestFolder folder_;
  Xapian::WritableDatabase database_{(folder_.path() / "db").string(), Xapian::DB_CREATE};
  FileRecords records_;
};

TEST_F(StaleFilesTest, TellsWhatIsGoneFromWhatIsNotKnown) {
  for (char const* const name :
       {"same", "less", "refused", "skipped", "gone", "hidden/a", "there", "f/gone"}) {
    index(name, 2);
  }
  index("empty", 0);
  meet("same", 2);
  meet("less", 1);
  meet("refused", 1);
  records_.refuse(path("refused"));
  meet("skipped", 0);
  records_.skip(schema::make_file_term(path("skipped")), 2);
  records_.refuse(path("hidden"));
  folder_.write("s/there", "it came, or came back, after the walk");
  EXPECT_EQ(stale(root()), "empty- f/gone- gone- hidden/a? less refused? there? ");
  EXPECT_EQ(stale(root(), false), "empty- f/gone- gone- hidden/a? less refused? same there? ");
  EXPECT_EQ(stale(path("f")), "f/gone- ");
  EXPECT_EQ(stale(path("gone")), "gone- ") << "a source that is a file";
  EXPECT_EQ(stale(path("g")), "") << "not a folder above it";
  EXPECT_EQ(stale("/nowhere"), "");
}

TEST_F(StaleFilesTest, DoesNotJudgeACutTermWithoutAPath) {
  std::string const deep = std::string(150, 'd') + "/" + std::string(150, 'e');
  index(deep, 1);
  EXPECT_NE(stale(root()).find("- "), std::string::npos);
  remove_ledger_entry(database_, schema::make_file_term(path(deep)));
  EXPECT_NE(stale(root()).find("? "), std::string::npos);
  EXPECT_EQ(stale(path(std::string(150, 'd'))).find("- "), std::string::npos);
}

}  // namespace
}  // namespace tracuu::indexer
